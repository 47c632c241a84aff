"""Collects cyclic garbage in the main thread only: a widget that is collected in another thread ends the process."""

import gc

from PySide6.QtCore import QObject, QTimer

TICK_MS = 500


class Collector(QObject):
    """Takes over from Python's own collector, which runs in whatever thread makes the garbage, until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python would."""
        due = [age for age, count in enumerate(gc.get_count()) if count > self._thresholds[age]]
        if due:
            gc.collect(max(due))

    def spare_what_is_there(self) -> None:
        """After a start, or when a map was read: so many things are no garbage, and looking at them takes long."""
        gc.freeze()

    def stop(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()
