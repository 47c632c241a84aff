"""How many levels of the map are shown, of how many: counted while the hand rests, for a large map takes a while."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from argmap.core.graph import Place
from argmap.core.tree import Tree
from argmap.layout.map_layout import MapLayout
from argmap.ui.idling import Idling

REST_MS = 120  # after the last move of the hand
LONG_REST_MS = 1_500  # after the last edit of a large map: whoever edits goes on


class Levels(NamedTuple):
    """Rows of cards that are open, and of all; none are not known."""

    shown: int = 0
    whole: int = 0


def levels_so_far(tree: Tree, top: Place | None, layout: MapLayout) -> Iterator[Levels]:
    """The levels below a card, or of the map, as known after each of its cards; what is above a shown one is shown."""
    shown = whole = 0
    for place, depth in tree.walk(top):
        whole = max(whole, depth + 1)
        if depth >= shown and layout.rect_of(place.id) is not None:
            shown = depth + 1
        yield Levels(shown, whole)


class LevelCount(QObject):
    """Keeps what was found last, also while something else is counted. `counted`: `found` is another."""

    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found = Levels()
        self._so_far = Levels()
        self._work: Iterator[Levels] | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._go_on)
        self._idling = Idling(self)
        self._idling.came.connect(self._note)
        self._idling.ended.connect(self._take)

    def begin(self, work: Iterator[Levels], rest_ms: int = REST_MS) -> None:
        """Count these, in place of what is being counted, once the hand has rested for so long."""
        self._work = work
        self._rest.setInterval(rest_ms)
        self.give_way()

    def begin_anew(self, work: Iterator[Levels], rest_ms: int) -> None:
        """What was found is not true any more, and counting takes a while: nothing is known until then."""
        self.found = Levels()
        self.begin(work, rest_ms)

    def give_way(self) -> None:
        """Let the hand go first."""
        self._idling.stop()
        if self._work is not None:
            self._rest.start()

    def _go_on(self) -> None:
        if self._work is not None:
            self._idling.start(self._work)

    def _note(self, drawn: list[Levels]) -> None:
        if drawn:
            self._so_far = drawn[-1]

    def _take(self) -> None:
        self._work = None
        if self._so_far != self.found:
            self.found = self._so_far
            self.counted.emit()
