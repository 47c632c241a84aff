"""Asks once for the user's name, which a map handed in carries."""

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from argmap.core.limits import SHORT_TEXT
from argmap.ui.dialogs.frame import button_row, column_of
from argmap.ui.preferences import Preferences


class NameDialog(QDialog):
    """Keeps the name in the preferences when it is accepted."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        intro = self.tr("Your teacher sees this name. You are asked once; Settings can change it.")
        column = column_of(self, self.tr("Hand in"), intro)
        self.field = QLineEdit(placeholderText=self.tr("Your name"), maxLength=SHORT_TEXT)
        self.field.setMinimumWidth(340)
        column.addWidget(self.field)
        row, self._accept = button_row(self, self.tr("Hand in"), self.tr("Cancel"))
        column.addLayout(row)
        self.field.textChanged.connect(self._check)
        self._check("")

    def accept(self) -> None:
        self._preferences.set_name(self.field.text())
        super().accept()

    def _check(self, text: str) -> None:
        self._accept.setEnabled(bool(text.strip()))
