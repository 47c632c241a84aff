"""Outlines of maps as lines that can be moved about, so that a hand-in can be told by the faults that it is to have."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

LINE = re.compile(
    r"^(?P<indent> *)- (?:(?P<mark>[A-Z][a-z-]+(?: evidence)?): )?(?P<text>.+?)(?: \{(?P<letter>[a-z]+)\})?$"
)
TURNED = {
    "Reason": "Objection",
    "Objection": "Reason",
    "Evidence": "Counter-evidence",
    "Counter-evidence": "Evidence",
    "Doubt": "Reason to the step",
}
JOINT = {"Reason": "And", "Objection": "And", "Evidence": "And evidence", "Counter-evidence": "And evidence"}


@dataclass
class Line:
    """One card of an outline, and those that stand below it."""

    letter: str
    mark: str
    text: str
    below: list["Line"] = field(default_factory=list)

    @property
    def is_joined(self) -> bool:
        """Whether it is one reason together with the line before it."""
        return self.mark.startswith("And")

    def walk(self) -> Iterator["Line"]:
        yield self
        for one in self.below:
            yield from one.walk()


def read_sketch(outline: str) -> Line:
    """The lines below one that is no card; each says its letter in braces, or has none."""
    top = Line("", "", "")
    ways = [top]
    for written in outline.strip().splitlines():
        found = LINE.match(written)
        assert found is not None, written
        line = Line(found["letter"] or "", found["mark"] or "", found["text"])
        depth = len(found["indent"]) // 2
        ways[depth].below.append(line)
        ways[depth + 1 :] = [line]
    return top


def written(top: Line, depth: int = 0) -> Iterator[str]:
    """The lines as an outline, with their letters."""
    for one in top.below:
        mark = f"{one.mark}: " if one.mark else ""
        yield f"{'  ' * depth}- {mark}{one.text} {{{one.letter}}}"
        yield from written(one, depth + 1)


def commit(top: Line, fault: str) -> None:
    """Make a fault such as "missing c", "moved c under f" or "joined b i"."""
    kind, letter, *rest = fault.split()
    FAULTS[kind](top, letter, rest)


def row_of(top: Line, letter: str) -> tuple[list[Line], int]:
    """The row in which a card stands, and where in it."""
    for line in top.walk():
        for at, one in enumerate(line.below):
            if one.letter == letter:
                return line.below, at
    raise KeyError(letter)


def group_of(top: Line, letter: str) -> list[str]:
    """The letters of the cards that are one reason together with a card, itself among them."""
    row, at = row_of(top, letter)
    first = at
    while row[first].is_joined:
        first -= 1
    last = at + 1
    while last < len(row) and row[last].is_joined:
        last += 1
    return [one.letter for one in row[first:last]]


def _take(top: Line, letter: str) -> Line:
    """Take a card out; who was joined with it goes on with what is left."""
    row, at = row_of(top, letter)
    mark = _head(row, at).mark
    line = row.pop(at)
    if not line.is_joined and at < len(row) and row[at].is_joined:
        row[at].mark = mark
    line.mark = mark
    return line


def _head(row: list[Line], at: int) -> Line:
    while row[at].is_joined:
        at -= 1
    return row[at]


def _missing(top: Line, letter: str, _: list[str]) -> None:
    row, at = row_of(top, letter)
    line = _take(top, letter)
    end = at
    while end < len(row) and row[end].is_joined:
        end += 1
    row[end:end] = line.below


def _turned(top: Line, letter: str, _: list[str]) -> None:
    row, at = row_of(top, letter)
    head = _head(row, at)
    head.mark = TURNED[head.mark]


def _moved(top: Line, letter: str, rest: list[str]) -> None:
    line = _take(top, letter)
    row, at = row_of(top, rest[-1])
    row[at].below.append(line)


def _split(top: Line, letter: str, _: list[str]) -> None:
    row, _at = row_of(top, letter)
    line = _take(top, letter)
    row.append(line)


def _joined(top: Line, letter: str, rest: list[str]) -> None:
    line = _take(top, rest[-1])
    row, at = row_of(top, letter)
    line.mark = JOINT[line.mark]
    row.insert(at + 1, line)


def _beside(top: Line, letter: str, _: list[str]) -> None:
    """The doubt of a step becomes an objection to the card."""
    row, at = row_of(top, letter)
    row[at].mark = "Objection"


def _extra(top: Line, letter: str, rest: list[str]) -> None:
    row, at = row_of(top, rest[-1])
    row[at].below.append(Line(letter, "Reason", EXTRAS[letter]))


EXTRAS = {
    "xa": "The mayor announced her own plans in an interview last week.",
    "xb": "Other towns have opened libraries on Sundays.",
    "xc": "Rain kept many people at home during the consultation.",
    "xd": "Newspapers have printed forty letters about it since May.",
}
"""What students add that no key has, by letters of their own."""

FAULTS: dict[str, Callable[[Line, str, list[str]], None]] = {
    "missing": _missing,
    "turned": _turned,
    "moved": _moved,
    "level": _moved,
    "split": _split,
    "joined": _joined,
    "beside": _beside,
    "extra": _extra,
}
