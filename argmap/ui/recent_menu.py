"""File › Open recent: the maps opened last that are still there."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from argmap.ui.preferences import Preferences
from argmap.ui.still_there import files_among
from argmap.ui.text import menu_words, shortened

SHOWN = 60  # characters of a name


class RecentMenu(QMenu):
    """Filled each time it is opened."""

    def __init__(self, preferences: Preferences, open_path: Callable[[Path], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Open recent"))
        self._preferences, self._open_path = preferences, open_path
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the maps as they are now."""
        self.clear()
        for path in files_among(self._preferences.recent()):
            self.addAction(menu_words(shortened(path.stem, SHOWN))).triggered.connect(partial(self._open, path))
        if self.isEmpty():
            self.addAction(self.tr("No map was opened yet")).setEnabled(False)

    def _open(self, path: Path, _checked: bool = False) -> None:
        self._open_path(path)
