"""The passphrase of a key that is sealed: why it is needed, and what it is, twice."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from argmap.reasoning.exercises.sealing import ShortPassphrase, passphrase
from argmap.ui.error_words import said
from argmap.ui.text import plain_label


class SecretFields(QObject):
    """Three rows of a form: `seals`, `pair` and `why`. Nothing is kept of what is written, but by who asks for it."""

    def __init__(self) -> None:
        super().__init__()
        self.seals = QCheckBox(self.tr("Seal the key in the file"))
        self.seals.setChecked(True)
        self.first = self._field(self.tr("Passphrase: a few words"))
        self.again = self._field(self.tr("The same passphrase again"))
        why = self.tr(
            "The key is your whole map. The passphrase keeps students from reading it, and lets you mark by the file "
            "alone. Nobody can find it for you if it is lost."
        )
        self.why = sentence(why)
        self.pair = QWidget()
        row = QHBoxLayout(self.pair)
        row.setContentsMargins(0, 0, 0, 0)
        for field in (self.first, self.again):
            row.addWidget(field)
            self.seals.toggled.connect(field.setEnabled)

    def secret(self) -> str | None:
        """What was written, or None if no key is to be sealed."""
        return self.first.text() if self.seals.isChecked() else None

    def trouble(self) -> str:
        """Why it cannot be taken, before anything is written; empty if it can."""
        if not self.seals.isChecked():
            return ""
        try:
            passphrase(self.first.text())
        except ShortPassphrase as error:
            return said(error)
        return self.tr("The two passphrases are not the same.") if self.first.text() != self.again.text() else ""

    def _field(self, words: str) -> QLineEdit:
        field = QLineEdit(placeholderText=words, echoMode=QLineEdit.EchoMode.Password)
        field.setAccessibleName(words)
        return field


def sentence(text: str = "") -> QLabel:
    """A quiet sentence in a form, as wide as its fields."""
    label = plain_label(text, look="muted", wraps=True)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return label
