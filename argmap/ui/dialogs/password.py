"""Asks for the password of a document that is locked with one."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from argmap.ui.dialogs.frame import button_row, column_of


class PasswordDialog(QDialog):
    """Hands what was typed to `open_with`, and keeps it nowhere."""

    def __init__(self, why: str, open_with: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_with = open_with
        column = column_of(self, self.tr("Locked document"), why)
        self.field = QLineEdit(placeholderText=self.tr("Password"))
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMinimumWidth(340)
        column.addWidget(self.field)
        row, self._accept = button_row(self, self.tr("Open"), self.tr("Cancel"))
        column.addLayout(row)
        self.field.textChanged.connect(self._check)
        self._check("")

    def accept(self) -> None:
        super().accept()
        self._open_with(self.field.text())

    def _check(self, text: str) -> None:
        self._accept.setEnabled(bool(text))
