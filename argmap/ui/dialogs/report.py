"""What went wrong lately, to be read and copied."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from argmap.ui.dialogs.frame import column_of


class ReportDialog(QDialog):
    """Shows a report; Escape closes it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        intro = self.tr(
            "This says where in argmap something went wrong, and holds no text of yours. "
            "Copy it into a message to whoever looks after argmap for you."
        )
        column = column_of(self, self.tr("Report"), intro)
        self.text = QPlainTextEdit(report, readOnly=True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.setProperty("look", "main")
        self.copy_button.clicked.connect(self._copy)
        row.addWidget(self.copy_button)
        column.addLayout(row)
        self.resize(720, 520)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
