"""Which cards are picked out of what is shown: those that answer to the criteria of the filter, and those above."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from argmap.core.filtering import Criteria, Found, find_all, matches_from
from argmap.core.graph import Place
from argmap.core.records import Node
from argmap.core.tree import Tree
from argmap.ui.focus import Focus

LEADING = 0.55  # of a card's strength, where it only leads to what answers
ASIDE = 0.16  # and where it does not even that
AT_ONCE = 2_000  # cards that are looked through after every change
SOON_MS = 150  # after the last change, in a larger map


class Filtering(QObject):
    """The filter of one window. While it is open and asks something, the map says less of what does not answer.

    While one branch alone is shown, it looks through that branch.
    """

    changed = Signal()

    def __init__(self, tree: Tree, focus: Focus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tree = tree
        self._focus = focus
        self._criteria = Criteria()
        self._is_asking = False  # whether the criteria ask anything: views want to know it for each card of a frame
        self._found = Found()
        self._is_open = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._look_again)
        focus.changed.connect(self._follow_focus)

    @property
    def is_open(self) -> bool:
        """Whether the bar of the filter is shown."""
        return self._is_open

    @property
    def criteria(self) -> Criteria:
        return self._criteria

    @property
    def found(self) -> Found | None:
        """What answers; None while nothing is asked."""
        return self._found if self._is_asking else None

    @property
    def total(self) -> int:
        """How many cards are looked through; for an open filter."""
        return self._found.total

    def open(self) -> None:
        if not self._is_open:
            self._is_open = True
            self._look_again()

    def close(self) -> None:
        """Close the bar and show everything."""
        if self._is_open:
            self._is_open = False
            self.ask(Criteria())

    def ask(self, criteria: Criteria) -> None:
        """Pick out what answers to these criteria; everything, if they ask nothing."""
        self._criteria, self._is_asking = criteria, bool(criteria)
        self._look_again()

    def take_change(self) -> None:
        """The map is another: what answers may be too."""
        if self._is_open and self._tree.document.count(Node) <= AT_ONCE:
            self._look_again()
        elif self._is_open:
            self._soon.start()

    def strength(self, place: Place) -> float:
        """How much of a card is to be seen, from 0 to 1."""
        if not self._is_asking or place.id in self._found.places:
            return 1.0
        return LEADING if place.node_id in self._found.leads else ASIDE

    def matches(self, start: Place | None, top: Place | None, is_back: bool) -> Iterator[Place]:
        """What answers, in reading order or backwards, from a card on and round; with `top` within one branch."""
        found = self.found
        return matches_from(self._tree, found, start, top, is_back) if found is not None else iter(())

    def _follow_focus(self) -> None:
        if self._is_open:
            self._look_again()

    def _look_again(self) -> None:
        self._soon.stop()
        self._found = find_all(self._tree, self._criteria, self._focus.place) if self._is_open else Found()
        self.changed.emit()


def speck_strength(strength: float) -> float:
    """How much is to be seen of a branch in one speck: all of it, if its top answers or leads to something."""
    return 1.0 if strength > ASIDE else strength
