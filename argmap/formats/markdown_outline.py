"""Outlines as Markdown: bullets under bullets in, and the same out. What a line says of its card stands in words."""

from dataclasses import replace

from argmap.core.document import Document
from argmap.core.errors import EditRefused
from argmap.core.fragment import Fragment
from argmap.core.ids import NewId, new_id
from argmap.core.limits import SHORT_TEXT
from argmap.core.order import spread_keys
from argmap.core.records import Inference, MapInfo, Node, Polarity, Premise, Record
from argmap.formats.circles import remarks_on
from argmap.formats.errors import CannotImport, EmptyImport, NoOutline
from argmap.formats.format import Format, later
from argmap.formats.imported import Imported, Incoming
from argmap.formats.markdown_text import InlineMarkdown
from argmap.formats.outline_building import Built, OutlineTrouble, build
from argmap.formats.outline_lines import HEADINGS_BEGIN, Line, lines_of
from argmap.formats.outline_sources import without_sources
from argmap.formats.outline_writing import CARRIES
from argmap.intake.decoding import decode
from argmap.intake.markdown import front_matter

KIALO = "Discussion Title:"  # how a discussion of Kialo begins, whose claims have numbers as well
TOP_HEADING = HEADINGS_BEGIN + 1


def read(data: bytes, name: str, new_id: NewId = new_id) -> Imported:
    """The map that an outline says. Its first heading, if it is the only one of its size, is the map's title.

    Raises `UnknownEncoding`, `EmptyImport`, `NoOutline`, or `CannotImport` naming the line.
    """
    text = decode(data, name).text
    if not text.strip():
        raise EmptyImport(name)
    fields, begin = front_matter(text)
    found = lines_of("\n" * text.count("\n", 0, begin) + text[begin:])
    if not is_outline(found.lines):
        raise NoOutline(name)
    heading, lines = _title(without_sources(found))
    title = " ".join((fields.get("title", "") or heading).split())
    try:
        _refuse_long(title)
        built = build(lines, new_id)
    except OutlineTrouble as error:
        raise CannotImport(name, str(error)) from error
    records = _map(title, built, new_id)
    if found.notes:
        built.tally.drop("notes", "", _passed_over(found.notes))
    for remark in remarks_on(Document(records)):
        built.tally.approximate("circles and loose steps", "", remark)
    built.tally.keep("cards", sum(isinstance(one, Node) for one in records))
    return Imported(tuple(records), built.tally.report())


def take(incoming: Incoming) -> Imported:
    """The map in a file, as `read` says."""
    return read(incoming.data, incoming.name)


def parse_indented(text: str, new_id: NewId = new_id) -> Fragment:
    """Pasted text as a piece of a map: the first line is the top, what is indented stands under it.

    Raises `EditRefused` for a line that no card can hold, or a text without any words.
    """
    lines = lines_of(text).lines
    if not lines:
        raise EditRefused("The text has no words to make a card of.")
    try:
        return build(lines, new_id).fragment()
    except OutlineTrouble as error:
        raise EditRefused(f"The text cannot be pasted as cards: {error}.") from error


def looks_like_outline(start: bytes) -> bool:
    """Whether the first bytes of a file are text with lines that stand under each other."""
    text = start.decode("utf-8", errors="ignore")
    is_other = "\0" in text or text.removeprefix("\ufeff").startswith(KIALO)
    return not is_other and is_outline(lines_of(text).lines)


def is_outline(lines: list[Line]) -> bool:
    """Whether the lines stand under each other at all; a page of prose does not, nor does a list of headings."""
    levels = {line.level for line in lines if not line.is_heading}
    return any(line.sign for line in lines) or len(levels) > 1 or any(level % 2 for level in levels)


def _title(lines: list[Line]) -> tuple[str, list[Line]]:
    """The words of the heading that stands above everything, and the other lines."""
    if sum(line.level == TOP_HEADING for line in lines) == 1 and lines[0].level == TOP_HEADING:
        return InlineMarkdown().words(lines[0].markdown)[0], lines[1:]
    return "", lines


def _refuse_long(title: str) -> None:
    if len(title) > SHORT_TEXT:
        raise OutlineTrouble(f"its title has {len(title):,} characters; a map's has at most {SHORT_TEXT:,}")


def _map(title: str, built: Built, new_id: NewId) -> list[Record]:
    """All records of the map: its tops are roots, or bear on the title where they say for or against what."""
    info = MapInfo(id=new_id(), title=title)
    if title and _title_is_claim(built):
        return [info, *_under_title(title, built, new_id), *built.records]
    keys = dict(zip((top.node.id for top in built.tops), spread_keys(len(built.tops)), strict=True))
    return [info, *(_rooted(one, keys) for one in built.records)]


def _rooted(one: Record, keys: dict[str, str]) -> Record:
    return replace(one, order_key=keys[one.id]) if isinstance(one, Node) and one.id in keys else one


def _title_is_claim(built: Built) -> bool:
    """Whether the tops are reasons and objections without a claim of their own, or several headings."""
    claims = [top for top in built.tops if top.node.kind == "claim"]
    says_how = bool(claims) and all(top.polarity is not None for top in claims)
    are_headings = len(claims) > 1 and all(top.is_heading for top in claims)
    return says_how or are_headings


def _under_title(title: str, built: Built, new_id: NewId) -> list[Record]:
    """The title as main claim, and the steps of the tops onto it. They come before the records they name."""
    main = Node(id=new_id(), kind="claim", text=title, order_key=spread_keys(1)[0])  # type: ignore[arg-type]  # validated
    records: list[Record] = [main]
    for key, top in zip(spread_keys(len(built.tops)), built.tops, strict=True):
        step = Inference(id=new_id(), polarity=top.polarity or Polarity.SUPPORTS, target_node_id=main.id, order_key=key)
        records += [step, Premise(id=new_id(), inference_id=step.id, node_id=top.node.id, order_key=spread_keys(1)[0])]
    return records


def _passed_over(count: int) -> str:
    notes = "1 note was" if count == 1 else f"{count:,} notes were"
    return f"{notes} passed over; an outline's notes belong to no card."


FORMAT = Format(
    "outline",
    "Markdown outline",
    (".md", ".markdown", ".txt"),
    looks_like_outline,
    later("markdown_outline:take"),
    later("outline_writing:give"),
    CARRIES,
    is_for_readers=True,
)
