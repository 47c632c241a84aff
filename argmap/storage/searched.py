"""What of a map is searched, in which groups, and how it is numbered: cards first, sources last, in the map's order."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.core.records import Comment, Inference, Node, Passage, Record, Source, SourceText

PART = 1_000  # code points: a long source is found part by part
MOST_PARTS = 1 << 15  # of one text
SHIFT = 48  # bits below the number of a kind


class Group(StrEnum):
    """What hits are listed under."""

    CARDS = "cards"
    NOTES = "notes"
    QUOTES = "quotes"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Kind:
    """Fields of one type of record that are searched together; `is_long` if part by part."""

    group: Group
    record_type: type[Record]
    fields: tuple[str, ...]
    is_long: bool = False


KINDS = (
    Kind(Group.CARDS, Node, ("text", "title", "speaker")),
    Kind(Group.CARDS, Inference, ("label", "scheme")),
    Kind(Group.NOTES, Node, ("notes",)),
    Kind(Group.NOTES, Comment, ("text",)),
    Kind(Group.NOTES, Source, ("notes",)),
    Kind(Group.QUOTES, Passage, ("exact",)),
    Kind(Group.SOURCES, Source, ("title", "authors")),
    Kind(Group.SOURCES, SourceText, ("text",), is_long=True),
)
"""In the order in which hits come; those of a group stand together."""

FIELDS = max(len(kind.fields) for kind in KINDS)
SEARCHED = {kind.record_type for kind in KINDS}


def numbers_of(group: Group | None) -> tuple[int, int]:
    """The first number of a group, or of all, and the first one after it."""
    kinds = [number for number, kind in enumerate(KINDS) if group in (kind.group, None)]
    return kinds[0] << SHIFT, (kinds[-1] + 1) << SHIFT


def entries_of(kind: Kind, one: Record, turn: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The texts of a record that are searched together, each part with its number.

    `turn` is the record's among those of its type.
    """
    first = KINDS.index(kind) << SHIFT
    texts = tuple(getattr(one, field) for field in kind.fields)
    if kind.is_long:
        for part, (start, end) in enumerate(parts_of(texts[0])):
            yield first | turn * MOST_PARTS + part, (texts[0][start:end],)
    elif any(texts):
        yield first | turn, texts


def entry_at(number: int) -> tuple[Kind, int, int]:
    """The kind, the turn of the record and the part of its text that a number means."""
    kind, place = KINDS[number >> SHIFT], number & ((1 << SHIFT) - 1)
    return (kind, *divmod(place, MOST_PARTS)) if kind.is_long else (kind, place, 0)


def parts_of(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text, as their starts and ends."""
    for part in range(-(-len(text) // PART)):
        yield part_at(text, part)


def part_at(text: str, part: int) -> tuple[int, int]:
    """Where one part of a text starts and ends: where a line, a sentence or a word does, if there is such a place."""
    return _border(text, part * PART), _border(text, (part + 1) * PART)


def _border(text: str, place: int) -> int:
    if place == 0 or place >= len(text):
        return min(place, len(text))
    breaks = (text.rfind(mark, place - PART // 2, place) for mark in ("\n", "。", " "))
    return next((one + 1 for one in breaks if one >= 0), place)
