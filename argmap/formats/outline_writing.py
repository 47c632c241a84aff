"""A map as a Markdown outline that reads back to the same tree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.core.graph import Place, passages_of, steps_onto, undercuts_of
from argmap.core.records import Inference, Kind, Node, Passage, RecordId
from argmap.core.references.bibliography import Bibliography, CitationStyle, bibliography, sources_of
from argmap.core.references.where import origin, where
from argmap.core.tree import Tree
from argmap.formats.markdown_text import escaped
from argmap.formats.outline_words import Mark, group_polarity, read_mark, write_mark
from argmap.formats.parts import Part
from argmap.formats.report import Report
from argmap.formats.written import Outgoing, Written

INDENT = "  "
TRAY = "## Tray"
SOURCES = "## Sources"


CARRIES = frozenset(
    {Part.KINDS, Part.IMPLICIT, Part.TRAY, Part.SHARED, Part.JOINT, Part.UNDERCUTS, Part.ANSWERS, Part.RESTATES}
)


@dataclass(slots=True)
class _Notes:
    """The footnotes, numbered in the order in which their passages are first named."""

    tree: Tree
    is_wanted: bool
    numbers: dict[RecordId, int] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)

    def marks(self, node_id: RecordId) -> str:
        """The footnote marks behind a card's text."""
        found = passages_of(self.tree.document, node_id) if self.is_wanted else []
        for _, passage in found:
            if passage.id not in self.numbers:
                self.passages.append(passage)
                self.numbers[passage.id] = len(self.passages)
        return "".join(f"[^{self.numbers[passage.id]}]" for _, passage in found)


def give(outgoing: Outgoing) -> Written:
    """The outline that is wished for, and how many cards it has."""
    tree = outgoing.tree
    data = write(tree, outgoing.has_title, outgoing.has_passages, outgoing.citations)
    said = {Part.PASSAGES} | ({Part.SOURCES, Part.REFERENCES} if outgoing.citations is not None else set())
    kept = Report((("cards", tree.document.count(Node)),))
    return Written(data, kept, says=frozenset(said) if outgoing.has_passages else frozenset())


def write(
    tree: Tree, has_title: bool = True, has_passages: bool = False, citations: CitationStyle | None = None
) -> bytes:
    """The outline of a map in UTF-8; with its passages as footnotes if they are asked for.

    These name their sources by title, or in a style of citation with a list of sources before the footnotes.
    """
    notes = _Notes(tree, has_passages)
    title = " ".join(tree.document.info.title.split()) if has_title else ""
    tray = [Place(node_id, node_id, None) for node_id in sorted(tree.document.tray_ids)]
    blocks = [
        [f"# {escaped(title, '').replace('#', chr(92) + '#')}"] if title else [],
        _bullets(tree, tree.roots(), notes),
        [TRAY] if tray else [],
        _bullets(tree, tray, notes),
    ]
    sources = sources_of(tree.document, notes.passages)
    cited = bibliography(sources, citations) if citations is not None and sources else None
    blocks += [_list(cited)] if cited is not None else []
    blocks.append([_footnote(tree, number, passage, cited) for number, passage in enumerate(notes.passages, 1)])
    return ("\n\n".join("\n".join(block) for block in blocks if block) + "\n").encode()


def _bullets(tree: Tree, places: Sequence[Place], notes: _Notes) -> list[str]:
    """The lines of the branches at the places, each card in the order in which it is drawn."""
    lines: list[str] = []
    waiting = [(0, _Bullet(place)) for place in places[::-1]]
    while waiting:
        depth, bullet = waiting.pop()
        lines.append(_line(tree, bullet.place, depth, bullet.mark, notes))
        waiting += [(depth + 1, below) for below in _below(tree, bullet)][::-1]
    return lines


class _Bullet(NamedTuple):
    place: Place
    mark: Mark = Mark()
    ends_step: bool = False


def _below(tree: Tree, bullet: _Bullet) -> Iterator[_Bullet]:
    """What stands under a line: the steps onto its card, and after a step's last card the steps onto that step."""
    if tree.is_full(bullet.place):
        for step in steps_onto(tree.document, bullet.place.node_id):
            yield from _cards(tree, step, is_onto_step=False)
    if bullet.ends_step and bullet.place.inference_id is not None:
        for doubt in undercuts_of(tree.document, bullet.place.inference_id):
            yield from _cards(tree, doubt, is_onto_step=True)


def _cards(tree: Tree, step: Inference, is_onto_step: bool) -> Iterator[_Bullet]:
    places = tree.premises(step.id)
    for index, place in enumerate(places):
        mark = Mark(None, step.polarity, onto_step=is_onto_step, joins=index > 0)
        yield _Bullet(place, mark, ends_step=place is places[-1])


def _line(tree: Tree, place: Place, depth: int, mark: Mark, notes: _Notes) -> str:
    node = tree.node(place.node_id)
    text = escaped(node.text, INDENT * (depth + 1), starts_line=mark.polarity is None)
    before = _words_before(tree, place, node, mark, text)
    is_full = tree.is_full(place)
    words = " ".join(part for part in (before, text) if part) + (notes.marks(node.id) if is_full else "")
    return f"{INDENT * depth}- {words}".rstrip(" ")


def _words_before(tree: Tree, place: Place, node: Node, mark: Mark, text: str) -> str:
    """What the line says of its card; nothing where a plain bullet says the same."""
    says = Mark(
        node.kind,
        mark.polarity,
        mark.onto_step,
        mark.joins,
        node.implicit,
        again=not tree.is_full(place),
        exactly=_is_exact_support(tree, place, mark),
    )
    is_plain = says == Mark(Kind.CLAIM) and read_mark(text)[0] == Mark() and group_polarity(text) is None
    return "" if is_plain and text else write_mark(says)


def _is_exact_support(tree: Tree, place: Place, mark: Mark) -> bool:
    """Whether "Reason" would be read as an answer, since it stands under a question."""
    above = tree.above(place)
    under_question = above is not None and tree.node(above).kind is Kind.QUESTION
    return under_question and mark.polarity == "supports" and not mark.onto_step and not mark.joins


def _list(cited: Bibliography) -> list[str]:
    """The sources under a heading; footnotes behind it tell a reader of outlines that these are no cards."""
    entries = (" ".join(filter(None, (entry.label, entry.text))) for entry in cited.entries)
    return [SOURCES, "", *(f"- {escaped(entry, INDENT, starts_line=True)}" for entry in entries)]


def _footnote(tree: Tree, number: int, passage: Passage, cited: Bibliography | None) -> str:
    source, text = origin(tree.document, passage)
    place = where(text, passage)
    if source is not None and cited is not None:
        said = f" {cited.in_sentence(source.id, place)}"
    else:
        named = ", ".join(filter(None, (source.title, place))) if source is not None and source.title else ""
        said = f" {named}." if named else ""
    return f"[^{number}]: {escaped('“' + passage.exact + '”' + said, INDENT * 2)}"
