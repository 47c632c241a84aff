"""Collects cyclic garbage in the main thread only: a widget that is collected in another thread ends the process."""

import gc
from collections import deque
from collections.abc import Callable, Iterator
from time import process_time
from typing import Any

from PySide6.QtCore import QObject, QTimer

from argmap.ui.memory import give_memory_back

TICK_MS = 500
MANY = 20_000
"""Objects made between two ticks: a map, its layout or its index, most of which stay."""
MUCH_S = 0.5
"""Of work, for which enough was needed for a moment only that it is worth giving back."""
REST_S = 0.05
"""Of work at most between two ticks of a window in which nothing goes on."""


class Collector(QObject):
    """Takes over from Python's own collector, which runs in whatever thread makes the garbage, until `stop`."""

    def __init__(
        self,
        parent: QObject | None = None,
        holds_much: Callable[[], bool] = lambda: False,
        makes_much: Callable[[], bool] = lambda: False,
    ) -> None:
        """`holds_much` says whether there is so much that to look through it would be noticed.

        `makes_much` says whether threads may be making as much just now.
        """
        super().__init__(parent)
        self._holds_much, self._makes_much = holds_much, makes_much
        self._freeing: deque[Iterator[None]] = deque()
        self._idling: Any = None  # an Idling, once something is freed
        self._thresholds = gc.get_threshold()
        self._is_due = False
        self._has_spared = False
        self._worked_s = self._given_back_s = process_time()
        gc.disable()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python would.

        Not while very much is made or freed: what is there then is spared from now on, as to look at it again and again
        would hold up the keys for a tenth of a second each time. How much it is Python's counts do not tell then, as
        what is freed is taken off what was made. What was spared is looked through at rest: it holds a key up, too.
        """
        worked_s = process_time()
        is_resting, self._worked_s = worked_s - self._worked_s < REST_S, worked_s
        counts = gc.get_count()
        due = [age for age, count in enumerate(counts) if count > self._thresholds[age]]
        if counts[0] > MANY or self._freeing or self._makes_much():
            self.spare_what_is_there()
        elif self._is_due and is_resting and not self._holds_much():
            self._is_due = False
            self._look_through()
            self.spare_what_is_there()
        elif due:
            gc.collect(max(due))
        if is_resting and worked_s - self._given_back_s > MUCH_S:
            self._give_back()

    def _give_back(self) -> None:
        """Give back what a large map took to be read, indexed and checked, as soon as nothing is going on.

        Whose work it was does not matter: that of threads, and of libraries that make no objects, counts too.
        """
        self._given_back_s = process_time()
        give_memory_back()

    def spare_what_is_there(self) -> None:
        """After a start, or when a map was read: so many things are no garbage, and looking at them takes long."""
        self._has_spared = True
        gc.freeze()

    def free(self, pieces: Iterator[None]) -> None:
        """Let something large go piece by piece, while the window has nothing else to do."""
        from argmap.ui.idling import Idling  # late: nothing is freed before the first paint

        if self._idling is None:
            self._idling = Idling(self)
            self._idling.ended.connect(self._free_next)
        self._freeing.append(pieces)
        if len(self._freeing) == 1:
            self._idling.start(pieces)

    @property
    def is_freeing(self) -> bool:
        return bool(self._freeing)

    @property
    def is_at_work(self) -> bool:
        """Whether something is being freed, or will be looked for at the next rest."""
        return self.is_freeing or (self._is_due and not self._holds_much())

    def _free_next(self) -> None:
        self._freeing.popleft()
        if self._freeing:
            self._idling.start(self._freeing[0])

    def look_through_all(self) -> None:
        """After a map was closed: what was spared may be garbage now, and is looked at once more, at the next rest."""
        self._is_due = True

    def stop(self) -> None:
        self._timer.stop()
        self._look_through()
        gc.enable()

    def _look_through(self) -> None:
        """Collect all there is but what was spared before this collector spared anything, as that is not its own."""
        if self._has_spared:
            gc.unfreeze()
        gc.collect()
