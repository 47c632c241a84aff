"""What is known about a source: its reference, how far it can be trusted, and how an export cites it."""

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.errors import EditRefused
from argmap.core.records import Source
from argmap.core.references.bibliography import CitationStyle, bibliography
from argmap.core.references.fields import changed, fields_of, with_fields
from argmap.render.citing import citing_terms
from argmap.ui.context import MapContext
from argmap.ui.dialogs.frame import button_row, column_of
from argmap.ui.dialogs.reference_form import ReferenceForm
from argmap.ui.links import follow, is_followable
from argmap.ui.raw_text import text_of
from argmap.ui.text import plain_label, set_tooltip, shortened, shown

CITED = 400  # characters


class SourceDetails(QDialog):
    """One change when it is accepted. The address is opened only from here, where it is seen in full.

    What nobody has touched stays as the map has it by then: another window, or an import, may have said it meanwhile.
    """

    def __init__(self, context: MapContext, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._source = source
        self.form = ReferenceForm(fields_of(source), context.is_editable)
        self.reliability = QLineEdit(source.reliability)
        self.reliability.setReadOnly(not context.is_editable)
        self.notes = QPlainTextEdit(source.notes)
        self.notes.setReadOnly(not context.is_editable)
        self.cited = plain_label(look="muted", wraps=True)
        self._open = QPushButton(self.tr("Open address"))
        self._open.clicked.connect(self._follow)
        self._open.setAutoDefault(False)
        self._lay_out()
        self.form.edited.connect(self._show_cited)
        self._show_cited()
        self._begun = self.form.fields(), self._beside()

    def accept(self) -> None:
        fields, beside = self._begun
        said = changed(fields, self.form.fields())
        values = {name: value for name, value in self._beside().items() if value != beside[name]}
        source_id = self._source.id

        def edit(document: Document) -> Change:
            now = document.find(Source, source_id) or self._source
            return edits.edit_reference(document, source_id, replace(fields_of(now), **said), **values)

        if self._context.perform(edit) is not None:
            super().accept()

    def _beside(self) -> dict[str, str]:
        """What is said beside the reference."""
        return {"reliability": self.reliability.text().strip(), "notes": text_of(self.notes.document())}

    def _lay_out(self) -> None:
        column = column_of(self, self.tr("Source details"))
        column.addWidget(self.form)
        self.form.rows.addRow(self.tr("Reliability"), self.reliability)
        self.form.rows.addRow(self.tr("Notes"), self.notes)
        self.notes.setProperty("look", "field")
        self.notes.setTabChangesFocus(True)
        self.notes.setMaximumHeight(72)
        column.addWidget(self.cited)
        row, _ = button_row(self, self.tr("Save"), self.tr("Cancel"), self._open)
        column.addLayout(row)

    def _show_cited(self) -> None:
        """The reference as an export would list it, while it is edited."""
        said = self.form.fields()
        self._open.setEnabled(is_followable(said.url))
        set_tooltip(self._open, said.url)
        try:
            after = with_fields(self._source, said)
        except EditRefused as refusal:
            self.cited.setText(shown(str(refusal)))
            return
        (entry,) = bibliography([after], CitationStyle.AUTHOR_DATE, citing_terms()).entries
        self.cited.setText(self.tr("Cited as: {0}").format(shortened(entry.text, CITED)))

    def _follow(self) -> None:
        follow(self.form.lines["url"].text())
