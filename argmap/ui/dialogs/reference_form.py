"""The lines of a source's reference: what it is, who wrote it, when and where it came out."""

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from argmap.core.references.fields import SourceFields
from argmap.ui.dialogs.frame import form
from argmap.ui.text import plain_label
from argmap.ui.translating import N

WIDTH = 440
KINDS = {
    "": N("Reference", "Not said"),
    "article-journal": N("Reference", "Journal article"),
    "article-newspaper": N("Reference", "Newspaper article"),
    "article-magazine": N("Reference", "Magazine article"),
    "book": N("Reference", "Book"),
    "chapter": N("Reference", "Chapter"),
    "paper-conference": N("Reference", "Conference paper"),
    "report": N("Reference", "Report"),
    "thesis": N("Reference", "Thesis"),
    "webpage": N("Reference", "Web page"),
    "legislation": N("Reference", "Law"),
    "bill": N("Reference", "Bill"),
    "legal_case": N("Reference", "Court case"),
    "treaty": N("Reference", "Treaty"),
    "dataset": N("Reference", "Data set"),
    "speech": N("Reference", "Speech"),
    "interview": N("Reference", "Interview"),
    "document": N("Reference", "Other document"),
}
LINES = {
    "title": N("Reference", "Title"),
    "authors": N("Reference", "Authors"),
    "issued": N("Reference", "Date"),
    "edition": N("Reference", "Edition"),
    "container": N("Reference", "Published in"),
    "volume": N("Reference", "Volume"),
    "issue": N("Reference", "Issue"),
    "pages": N("Reference", "Pages"),
    "publisher": N("Reference", "Publisher"),
    "doi": N("Reference", "DOI"),
    "url": N("Reference", "Address"),
}
ROWS = (
    ("title",),
    ("authors",),
    ("issued", "edition"),
    ("container",),
    ("volume", "issue", "pages"),
    ("publisher",),
    ("doi",),
    ("url",),
)
EXAMPLES = {
    "authors": N("Reference", "Family name, given name; an organisation"),
    "issued": N("Reference", "2021-05-03, 2021, in press"),
    "container": N("Reference", "Journal, book, newspaper, site"),
}


class ReferenceForm(QWidget):
    """States `edited` whenever a line or the kind is another."""

    edited = Signal()

    def __init__(self, shown: SourceFields, is_editable: bool) -> None:
        super().__init__()
        self.kind = _kinds(shown.kind)
        self.kind.setEnabled(is_editable)
        self.kind.currentIndexChanged.connect(self.edited)
        self.lines = {
            name: self._line(name, text, is_editable) for name, text in asdict(shown).items() if name in LINES
        }
        self.rows = form()
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.addRow(_tr(N("Reference", "Kind")), self.kind)
        for first, *others in ROWS:
            self.rows.addRow(_tr(LINES[first]), self._together(first, others))
        self.setLayout(self.rows)

    def fields(self) -> SourceFields:
        """What the lines say now."""
        said: dict[str, Any] = {name: line.text().strip() for name, line in self.lines.items()}
        return SourceFields(kind=self.kind.currentData(), **said)

    def _line(self, name: str, text: str, is_editable: bool) -> QLineEdit:
        line = QLineEdit(text)
        line.setReadOnly(not is_editable)
        line.setAccessibleName(_tr(LINES[name]))
        line.setPlaceholderText(_tr(EXAMPLES[name]) if name in EXAMPLES else "")
        line.textChanged.connect(self.edited)
        return line

    def _together(self, first: str, others: list[str]) -> QWidget:
        """A line alone, or short ones side by side, each behind its name."""
        if not others:
            self.lines[first].setMinimumWidth(WIDTH)
            return self.lines[first]
        row = QWidget()
        side = QHBoxLayout(row)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.lines[first], 1)
        for name in others:
            side.addWidget(plain_label(_tr(LINES[name])))
            side.addWidget(self.lines[name], 1)
        return row


def _kinds(chosen: str) -> QComboBox:
    """The usual kinds, and the one that a reference manager said, whatever that is."""
    box = QComboBox()
    for kind, words in KINDS.items():
        box.addItem(_tr(words), kind)
    if chosen not in KINDS:
        box.addItem(chosen, chosen)
    box.setCurrentIndex(box.findData(chosen))
    return box


def _tr(words: str) -> str:
    return QCoreApplication.translate("Reference", words)
