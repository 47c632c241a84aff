"""What is hurt in a map that was brought back, one line for each thing, to be read and copied."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from argmap.storage.salvage import Salvaged
from argmap.ui.dialogs.frame import column_of
from argmap.ui.error_words import hurt
from argmap.ui.text import isolated, shown


class HurtDialog(QDialog):
    """Opens over the new map; Enter closes it."""

    def __init__(self, salvaged: Salvaged, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = self.tr("What is good in “{0}” is in this new map. The damaged file stays as it is.")
        intro = f"{words.format(isolated(path.name))} {self._missing(salvaged)}"
        column = column_of(self, self.tr("The good part"), intro)
        lines = [shown(f"{words[:1].upper()}{words[1:]}.") for words in map(hurt, salvaged.faults)]
        self._list = "\n".join(lines)
        self.text = QPlainTextEdit(self._list, readOnly=True)
        self.text.setVisible(bool(lines))
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.copy_button, self.close_button = QPushButton(self.tr("Copy")), QPushButton(self.tr("Close"))
        self.copy_button.clicked.connect(self._copy)
        self.copy_button.setAutoDefault(False)
        self.copy_button.setVisible(bool(lines))
        self.close_button.setProperty("look", "main")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        for button in (self.copy_button, self.close_button):
            row.addWidget(button)
        column.addLayout(row)
        self.resize(620, 420 if lines else self.sizeHint().height())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._list)

    def _missing(self, salvaged: Salvaged) -> str:
        if salvaged.is_whole:
            return self.tr("Nothing is missing but its history.")
        if not salvaged.faults:
            return self.tr("More may be missing of which the file holds no trace.")
        return self.tr("Its history is not in it, and this is hurt:")
