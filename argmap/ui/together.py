"""Says once what several steps of one act would each say for themselves."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal


class Together(QObject):
    """Passes on at once what is said to it, but while an act is under way: then at its end, if there was anything."""

    said = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts = 0
        self._is_due = False

    def say(self) -> None:
        if self._acts:
            self._is_due = True
        else:
            self.said.emit()

    @contextmanager
    def one_act(self) -> Iterator[None]:
        """What is said in the block counts as one; an act may be part of a longer one."""
        self._acts += 1
        try:
            yield
        finally:
            self._acts -= 1
            if self._is_due and not self._acts:
                self._is_due = False
                self.said.emit()
