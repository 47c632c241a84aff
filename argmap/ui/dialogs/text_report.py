"""A report in lines, to be read and copied."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from argmap.ui.dialogs.frame import column_of
from argmap.ui.text import shown

SIZE = (680, 460)
MARGIN = 12  # pixels


class TextReportDialog(QDialog):
    """Shows the lines; Enter and Escape close it."""

    def __init__(self, title: str, lines: str, parent: QWidget) -> None:
        super().__init__(parent)
        column = column_of(self, title)
        self.text = QPlainTextEdit(shown(lines), readOnly=True)
        self.text.document().setDocumentMargin(MARGIN)
        self.text.setAccessibleName(title)
        column.addWidget(self.text, 1)
        self.copy_button = QPushButton(self.tr("Copy report"))
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(lines))
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setProperty("look", "main")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.resize(*SIZE)
