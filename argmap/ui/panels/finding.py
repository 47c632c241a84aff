"""Finds words in the shown source while they are typed, from where one reads on, and walks what was found."""

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from argmap.core.finding import Stretch, find_words
from argmap.ui.idling import Idling
from argmap.ui.panels.find_bar import FindBar
from argmap.ui.panels.reader_painting import Decor, Wash

ALL, CURRENT = 40, 130  # of 255: opacity behind what was found, and behind the one that is shown


class Finding(QObject):
    """What is found in one text, and which of it is shown."""

    changed = Signal()  # what is found is painted otherwise
    shown = Signal(int, int)  # the offsets of what is to be seen

    def __init__(self, bar: FindBar, place: Callable[[], int], parent: QObject | None = None) -> None:
        """`place` tells the offset from which one reads on."""
        super().__init__(parent)
        self._bar, self._place = bar, place
        self._text = self._query = ""
        self._from = 0
        self._found: list[Stretch] = []
        self._current: int | None = None
        self._idling = Idling(self)
        self._idling.came.connect(self._take)
        self._idling.ended.connect(self._end)
        bar.asked.connect(self._ask)
        bar.next_wanted.connect(self.show_next)
        bar.previous_wanted.connect(self.show_previous)
        bar.closed.connect(self.close)

    @property
    def current(self) -> Stretch | None:
        """Where the words stand that are shown, or None."""
        return self._found[self._current] if self._current is not None else None

    def show_text(self, text: str) -> None:
        """Look in another text from now on."""
        if text is not self._text:
            self._text = text
            self._ask(self._query)

    def show_next(self) -> None:
        self._step(1)

    def show_previous(self) -> None:
        self._step(-1)

    def close(self) -> None:
        """Hide the bar and forget what was found."""
        self._bar.hide()
        self._idling.stop()
        self._found, self._current = [], None
        self.changed.emit()

    def decor(self, start: int, end: int, colour: str) -> Decor:
        """What was found between two offsets, the one that is shown more strongly."""
        first = bisect_left(self._found, (start, 0)) - 1
        after = bisect_left(self._found, (end, 0))
        numbers = range(max(0, first), after)
        return Decor(
            tuple(wash_of(self._found[one], colour, CURRENT if one == self._current else ALL) for one in numbers)
        )

    def _ask(self, query: str) -> None:
        if self._bar.isHidden():
            return
        self._query, self._from = query, self._place()
        self._found, self._current = [], None
        self._idling.start(find_words(self._text, query))
        self._say()

    def _take(self, slices: list[list[Stretch]]) -> None:
        for places in slices:
            self._found += places
        if self._current is None and self._found and self._found[-1][0] >= self._from:
            self._show(bisect_left(self._found, (self._from, 0)))
        self._say()

    def _end(self) -> None:
        if self._current is None and self._found:
            self._show(0)
        self._say()

    def _step(self, by: int) -> None:
        if self._found:
            self._show(((self._current or 0) + by) % len(self._found))
            self._say()

    def _show(self, number: int) -> None:
        self._current = number
        self.shown.emit(*self._found[number])

    def _say(self) -> None:
        self._bar.say(self._words())
        self.changed.emit()

    def _words(self) -> str:
        if not self._query.strip():
            return ""
        if not self._found:
            return self.tr("Searching…") if self._idling.is_at_work else self.tr("Not found")
        more = "+" if self._idling.is_at_work else ""
        return self.tr("{0} of {1}").format(f"{(self._current or 0) + 1:,}", f"{len(self._found):,}{more}")


def wash_of(stretch: Stretch, colour: str, opacity: int) -> Wash:
    """A stretch with a colour behind it."""
    wash = QColor(colour)
    wash.setAlpha(opacity)
    return Wash(*stretch, wash)
