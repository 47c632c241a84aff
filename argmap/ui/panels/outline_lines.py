"""The lines of the outline: one for each place, in a tree that Qt keeps."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtGui import QStandardItem

from argmap.core.graph import Place
from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.ui.new_card import NewCard

FEW = 200  # lines made before somebody else has a turn

NOWHERE = Place("", "", None)


class Line(QStandardItem):
    """A line of the outline; `card` is set for one that is being written, `typed` is what was written so far."""

    def __init__(self, place: Place = NOWHERE, card: NewCard | None = None) -> None:
        super().__init__()
        self.place = place
        self.card = card
        self.typed = ""
        self.rank = 0.0  # among its siblings, when they are sorted

    def __lt__(self, other: object) -> bool:
        return isinstance(other, Line) and self.rank < other.rank


@dataclass(slots=True)
class Lines:
    """The lines of a map, all below one that is not shown, and each by its place."""

    root: Line = field(default_factory=Line)
    by_place: dict[RecordId, Line] = field(default_factory=dict)

    def making(self, tree: Tree) -> Iterator[None]:
        """Make a line for each place of a map, some at a time."""
        waiting: list[tuple[Line, Sequence[Place]]] = [(self.root, tree.roots())]
        while waiting:
            above, places = waiting.pop()
            for at in range(0, len(places), FEW):
                lines = [Line(place) for place in places[at : at + FEW]]
                self.by_place.update((line.place.id, line) for line in lines)
                above.appendRows(lines)
                for one in lines:
                    one.flags()  # which Qt asks of all at once; PySide takes long to answer the first time
                waiting += [(one, below) for one in lines if (below := tree.children(one.place))]
                yield

    def taken_apart(self) -> Iterator[None]:
        """Let every line go, the last first: to free one with all below it takes PySide a second of 100,000 lines."""
        lines, self.by_place = [*self.by_place.values()], {}
        while lines:
            line = lines.pop()
            with suppress(RuntimeError):  # it may have gone with the line that it was moved below
                above_line(line).removeRow(line.row())
            yield


def put_line(above: Line, at: int, line: Line) -> None:
    """Put a line below another; in a list, as PySide would else have Python free what Qt frees."""
    above.insertRow(at, [line])


def take_line(line: Line) -> Line:
    """Take a line, with all below it, from the one that it stands below; as a child, as of a row PySide forgets that
    it is free.
    """
    above, at = above_line(line), line.row()
    above.takeChild(at)
    above.removeRow(at)
    return line


def above_line(line: Line) -> Line:
    """The line that one stands right below."""
    return cast(Line, line.parent())


def lines_below(line: Line) -> list[Line]:
    """The lines right below one, in order."""
    return [cast(Line, line.child(at)) for at in range(line.rowCount())]


def with_all_below(lines: Iterable[Line], goes_below: Callable[[Line], bool] = lambda _line: True) -> Iterator[Line]:
    """Lines and all below them, from the first to the last; below some not, if so wished."""
    waiting = [*lines][::-1]
    while waiting:
        line = waiting.pop()
        yield line
        if line.hasChildren() and goes_below(line):
            waiting += lines_below(line)[::-1]
