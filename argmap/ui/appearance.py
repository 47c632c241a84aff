"""Light or dark: follows the system unless the user chose, and dresses the application."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from argmap.ui.chrome import Chrome, load_chrome
from argmap.ui.preferences import Preferences, ThemeChoice
from argmap.ui.styling import palette_of, style_sheet


class Appearance(QObject):
    """Knows whether it is dark now; `changed` says that colours, words or motion may be others."""

    changed = Signal()

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__(application)
        self.application = application
        self.preferences = preferences
        self._hints = application.styleHints()
        self._name = self._wanted()
        self.chrome: Chrome = load_chrome(self._name)
        self._dress()
        self._hints.colorSchemeChanged.connect(self._follow)
        preferences.changed.connect(self._follow)

    @property
    def is_dark(self) -> bool:
        return self._name == "dark"

    def _wanted(self) -> str:
        if self.preferences.theme is not ThemeChoice.SYSTEM:
            return str(self.preferences.theme)
        return "dark" if self._hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted != self._name:
            self._name = wanted
            self.chrome = load_chrome(wanted)
            self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        self.application.setPalette(palette_of(self.chrome))
        self.application.setStyleSheet(style_sheet(self.chrome))
