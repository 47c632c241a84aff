"""What a map says of itself: title, task, author, description, licence, language."""

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from argmap.core import edits
from argmap.ui.context import MapContext
from argmap.ui.dialogs.frame import button_row, column_of, form
from argmap.ui.raw_text import text_of


class MapDetails(QDialog):
    """One change when it is accepted, none if nothing is different. What nobody has touched stays as the map has it by
    then: another window may have said something else meanwhile.
    """

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        info = context.document.info
        self.lines = {name: QLineEdit(getattr(info, name)) for name in ("title", "author", "licence", "language")}
        self.texts = {name: QPlainTextEdit(getattr(info, name)) for name in ("task", "description")}
        words = {
            "title": self.tr("Title"),
            "author": self.tr("Author"),
            "licence": self.tr("Licence"),
            "language": self.tr("Language"),
            "task": self.tr("Task"),
            "description": self.tr("Description"),
        }
        column = column_of(self, self.tr("Map details"))
        fields = form()
        for name, widget in (self.lines | self.texts).items():
            widget.setMinimumWidth(420)
            fields.addRow(words[name], widget)
        for text in self.texts.values():
            text.setProperty("look", "field")
            text.setTabChangesFocus(True)
            text.setMaximumHeight(90)
        column.addLayout(fields)
        row, _ = button_row(self, self.tr("Save"), self.tr("Cancel"))
        column.addLayout(row)
        self._begun = self._values()

    def accept(self) -> None:
        values = {name: value for name, value in self._values().items() if value != self._begun[name]}
        if self._context.perform(edits.edit_map, **values) is not None:
            super().accept()

    def _values(self) -> dict[str, str]:
        values = {name: line.text().strip() for name, line in self.lines.items()}
        return values | {name: text_of(text.document()).strip() for name, text in self.texts.items()}
