"""The settings: few, and each shown at once."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QWidget

from argmap.core.limits import SHORT_TEXT
from argmap.ui.dialogs.frame import column_of, form
from argmap.ui.preferences import Colours, Connecting, Preferences, ThemeChoice
from argmap.ui.text import plain_label


class SettingsDialog(QDialog):
    """Every choice holds as soon as it is made; there is nothing to confirm."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        column = column_of(self, self.tr("Settings"))
        fields = form()
        column.addLayout(fields)
        self.theme = self._choice(
            {
                ThemeChoice.SYSTEM: self.tr("As the system"),
                ThemeChoice.LIGHT: self.tr("Light"),
                ThemeChoice.DARK: self.tr("Dark"),
            },
            preferences.theme,
        )
        self.colours = self._choice(
            {
                Colours.BLUE_ORANGE: self.tr("Blue and orange: told apart by everyone"),
                Colours.GREEN_RED: self.tr("Green and red, as in many classrooms"),
            },
            preferences.palette,
        )
        self.words = self._choice(
            {
                Connecting.BECAUSE_BUT: self.tr("because / but"),
                Connecting.SUPPORTS_OPPOSES: self.tr("supports / opposes"),
                Connecting.BECAUSE_HOWEVER: self.tr("because / however"),
            },
            preferences.connecting,
        )
        self.motion = QCheckBox(self.tr("Move cards at once, without gliding"))
        self.motion.setChecked(preferences.reduce_motion)
        self.name = QLineEdit(preferences.name, placeholderText=self.tr("None yet"), maxLength=SHORT_TEXT)
        fields.addRow(self.tr("Theme"), self.theme)
        fields.addRow(self.tr("Colours of the map"), self.colours)
        fields.addRow(self.tr("Words on the lines"), self.words)
        fields.addRow(self.tr("Motion"), self.motion)
        fields.addRow(self.tr("Your name"), self.name)
        where = self.tr("It stands on your comments and ratings, and on what you hand in.")
        fields.addRow("", plain_label(where, look="muted"))
        self._connect()

    def _connect(self) -> None:
        self.theme.currentIndexChanged.connect(self._take_theme)
        self.colours.currentIndexChanged.connect(self._take_colours)
        self.words.currentIndexChanged.connect(self._take_words)
        self.motion.toggled.connect(self._preferences.set_reduce_motion)
        self.name.editingFinished.connect(self._take_name)

    def _take_theme(self) -> None:
        self._preferences.set_theme(ThemeChoice(self.theme.currentData()))

    def _take_colours(self) -> None:
        self._preferences.set_palette(Colours(self.colours.currentData()))

    def _take_words(self) -> None:
        self._preferences.set_connecting(Connecting(self.words.currentData()))

    def _take_name(self) -> None:
        self._preferences.set_name(self.name.text())

    def _choice(self, words: Mapping[Any, str], chosen: str) -> QComboBox:
        box = QComboBox()
        for value, text in words.items():
            box.addItem(text, str(value))
        box.setCurrentIndex(list(words).index(chosen))
        return box
