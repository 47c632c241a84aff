"""Argdown in: statements are cards, structures and relations are steps, headings are sections."""

import re
from collections.abc import Iterator

from argmap.core.limits import SOURCE_TEXT
from argmap.formats.argdown.cards import Cards
from argmap.formats.argdown.errors import Wrong
from argmap.formats.argdown.fields import FORMAT_ID, KEPT, MARK, SOURCES, VERSION
from argmap.formats.argdown.model import Argdown, Argument, Json, RelationKind, Section, Statement
from argmap.formats.argdown.parsing import parse
from argmap.formats.argdown.quotes import Quotes
from argmap.formats.argdown.steps import Steps
from argmap.formats.errors import CannotImport, EmptyImport
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.idea_leftovers import Leftovers
from argmap.formats.imported import Imported, Incoming
from argmap.intake.decoding import decode

SHOWN = 5  # mistakes in a sentence
INCLUDE = "@include("
DEFINITION = re.compile(  # a line of Markdown that says where a link or a footnote leads is none
    r"^[ \t]*(?:(?:<?[-+_]|[-+_]>|><)[ \t]+)?(?:<[^<>\n-][^<>\n]*>:|\[[^\[\]\n^-][^\[\]\n]*\]:)"
    r"[ \t]+\S+[ \t]+[^\s\"'(]",
    re.MULTILINE,
)


def fits(start: bytes) -> bool:
    """Whether the first bytes of a file have the definition of a statement or an argument at the begin of a line."""
    text = start.decode("utf-8", errors="ignore").lstrip("\ufeff")
    return "\0" not in text and DEFINITION.search(text) is not None


def read(incoming: Incoming) -> Imported:
    """The map that a file says. Raises `UnknownEncoding`, `EmptyImport`, or `CannotImport` with all mistakes."""
    name = incoming.name
    if len(incoming.data) > SOURCE_TEXT:
        raise CannotImport(name, f"it has more than {SOURCE_TEXT:,} bytes")
    text = decode(incoming.data, name).text.replace("\r\n", "\n")
    if not text.strip():
        raise EmptyImport(name)
    parsed = parse(text)
    if parsed.wrong:
        raise CannotImport(name, _said(parsed.wrong, text))
    builder = GraphBuilder(FORMAT_ID, name)
    for number, line in enumerate(text.splitlines(), 1):
        if INCLUDE in line:
            builder.tally.drop("includes", f"line {number:,}", "No other file is read; what it includes is missing.")
    return imported(parsed.model, builder)


def _said(wrong: list[Wrong], text: str) -> str:
    """The mistakes with line and column."""
    said = []
    for one in wrong[:SHOWN]:
        begin = max(text.rfind("\n", 0, one.offset), text.rfind("\r", 0, one.offset))
        line = text.count("\n", 0, one.offset) + text.count("\r", 0, one.offset) + 1
        said.append(f"line {line:,}, column {one.offset - begin:,}: {one.what}")
    more = [f"and {len(wrong) - SHOWN:,} more mistakes"] if len(wrong) > SHOWN else []
    return "; ".join(said + more)


def imported(model: Argdown, builder: GraphBuilder) -> Imported:
    """The records of a model, with the report of what became of all it says."""
    front = model.front_matter if isinstance(model.front_matter, dict) else {}
    is_own = front.get(MARK) == VERSION
    leftovers = Leftovers("fields of data")
    quotes = Quotes(builder)
    if is_own:
        quotes.list_sources(front.get(SOURCES))
    cards = Cards(builder, quotes, is_own, leftovers)
    cards.add_all(model)
    Steps(builder, cards).add_all(model)
    _count(model, builder)
    leftovers.enter(builder.tally)
    title = front.get("title")
    own = {MARK, "title", "model", SOURCES, KEPT} if is_own else {"title"}
    kept: dict[str, Json] = {name: value for name, value in front.items() if name not in own}
    kept |= front[KEPT] if is_own and isinstance(front.get(KEPT), dict) else {}
    if kept:
        builder.tally.store("front matter", "line 1", f"It is kept for the way back: {', '.join(kept)[:200]}.")
    return builder.finished(title if isinstance(title, str) else "", {"front_matter": kept} if kept else None)


def _count(model: Argdown, builder: GraphBuilder) -> None:
    """Counts what became cards, steps and sections, and enters what did not as it was."""
    tally = builder.tally
    tally.keep("statements", len(model.statements))
    tally.keep("arguments", len(model.arguments))
    for one in model.relations:
        place = f"line {one.line:,}"
        if one.kind is RelationKind.UNDERCUT and isinstance(one.target, Statement):
            tally.approximate("relations", place, "It doubts a statement, which has no step to doubt: it opposes it.")
        elif isinstance(one.target, Argument) and one.kind is not RelationKind.UNDERCUT:
            tally.approximate("relations", place, "It bears on an argument as a whole, and so on its step.")
        elif one.kind in (RelationKind.ENTAILS, RelationKind.CONTRARY):
            tally.store("relations", place, f"That it is of the kind “{one.kind}” is kept for the way back.")
        else:
            tally.keep("relations")
    used = {id(one.section) for one in (*model.statements.values(), *model.arguments.values())}
    for section in _all(model.sections):
        if id(section) in used or section.children:
            tally.keep("sections")
        else:
            tally.drop("sections", f"line {section.line:,}", "Nothing stands under the heading.")
    for line in model.comments:
        tally.drop("comments", f"line {line:,}", "A comment of the file is in no card.")


def _all(sections: list[Section]) -> Iterator[Section]:
    waiting = sections[::-1]
    while waiting:
        section = waiting.pop()
        yield section
        waiting += section.children[::-1]
