"""Finds out on a thread, row by row as they are seen, what differs now and how the version looked."""

from PySide6.QtCore import QObject, Qt

from argmap.core.map_difference import difference_of
from argmap.core.moments import Moment, way_back
from argmap.render.theme import ThemeName
from argmap.ui.tasks import Task
from argmap.ui.versions.past import Details, Past, Version, details_of
from argmap.ui.versions.rows import VersionRows
from argmap.ui.window import Window


class LookingUp(QObject):
    """One row at a time, in the order in which they are seen."""

    def __init__(self, past: Past, rows: VersionRows, window: Window) -> None:
        super().__init__(rows)
        self._past, self._rows, self._tasks = past, rows, window.tasks
        self._theme = ThemeName.DARK if window.desk.appearance.is_dark else ThemeName.LIGHT
        self._waiting: list[int] = []
        self._task: Task | None = None
        self._is_over = False
        rows.wanted.connect(self._want, Qt.ConnectionType.QueuedConnection)  # said while it is painted

    def details_of(self, version: Version) -> Details | None:
        """What is known of a version by now; of a moment that has no row, what differs."""
        known = next((row for row in range(self._rows.rowCount()) if self._rows.version(row) == version), -1)
        if known >= 0 or not isinstance(version, Moment):
            return self._rows.details(known)
        return Details(since=difference_of(way_back(self._past.entries, version.number).inverse()))

    def stop(self) -> None:
        """Find out no more."""
        self._is_over = True
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def _want(self, row: int) -> None:
        if self._is_over:  # it was said before the window was closed, and is heard after
            return
        self._waiting.append(row)
        if self._task is None:
            self._next()

    def _next(self) -> None:
        self._task = None
        if not self._waiting:
            return
        row = self._waiting.pop(0)
        version, past, theme = self._rows.version(row), self._past, self._theme

        def work(_progress: object) -> Details | None:
            return details_of(past, version, theme) if version is not None else None

        def tell(details: Details | None) -> None:
            if details is not None:
                self._rows.tell(row, details)
            self._next()

        self._task = self._tasks.start(self.tr("Looking at versions…"), work, tell)
