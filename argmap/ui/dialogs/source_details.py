"""What is known about a source: who wrote it, when, where it is, how far it can be trusted."""

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from argmap.core import edits
from argmap.core.records import Source
from argmap.ui.context import MapContext
from argmap.ui.dialogs.frame import button_row, column_of, form
from argmap.ui.links import follow, is_followable
from argmap.ui.raw_text import text_of
from argmap.ui.text import set_tooltip


class SourceDetails(QDialog):
    """One change when it is accepted. The address is opened only from here, where it is seen in full."""

    def __init__(self, context: MapContext, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._source = source
        words = {
            "title": self.tr("Title"),
            "authors": self.tr("Authors"),
            "issued": self.tr("Date"),
            "url": self.tr("Address"),
            "reliability": self.tr("Reliability"),
        }
        self.lines = {name: QLineEdit(getattr(source, name)) for name in words}
        self.notes = QPlainTextEdit(source.notes)
        self.notes.setProperty("look", "field")
        self.notes.setTabChangesFocus(True)
        self.notes.setMaximumHeight(110)
        column = column_of(self, self.tr("Source details"))
        fields = form()
        for name, line in self.lines.items():
            line.setMinimumWidth(420)
            fields.addRow(words[name], line)
        fields.addRow(self.tr("Notes"), self.notes)
        column.addLayout(fields)
        self._open = QPushButton(self.tr("Open address"))
        self._open.clicked.connect(self._follow)
        self._open.setAutoDefault(False)
        row, _ = button_row(self, self.tr("Save"), self.tr("Cancel"), self._open)
        column.addLayout(row)
        self.lines["url"].textChanged.connect(self._check)
        self._check(source.url)
        if not context.is_editable:
            for line in self.lines.values():
                line.setReadOnly(True)
            self.notes.setReadOnly(True)

    def accept(self) -> None:
        values = {name: line.text().strip() for name, line in self.lines.items()}
        values["notes"] = text_of(self.notes.document())
        if self._context.perform(edits.edit_source, self._source.id, **values) is not None:
            super().accept()

    def _check(self, address: str) -> None:
        self._open.setEnabled(is_followable(address))
        set_tooltip(self._open, address)

    def _follow(self) -> None:
        follow(self.lines["url"].text())
