"""Hints for the cards of an exercise: chosen in a list, written below it a line each, or read from a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidget, QListWidgetItem, QPlainTextEdit, QPushButton

from argmap.core.errors import MapError
from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.session.hints import Hints, read_hints
from argmap.ui.dialogs.frame import begin_large, button_row, column_of
from argmap.ui.error_words import said
from argmap.ui.raw_text import text_of
from argmap.ui.text import plain_label, shortened

SIZE = 620, 560  # pixels
HINT_HEIGHT = 110
BRIEF = 90  # characters of a card
CARD = Qt.ItemDataRole.UserRole


class HintsDialog(QDialog):
    """`hints` are those that were written, once it is accepted."""

    def __init__(self, tree: Tree, hints: Hints, folder: Path, parent: QDialog) -> None:
        super().__init__(parent)
        self._folder = folder
        self.hints: dict[RecordId, tuple[str, ...]] = {one: tuple(lines) for one, lines in hints.items()}
        intro = self.tr("Cards with hints are bold. Hints for a missing card are written at that card.")
        column = column_of(self, self.tr("Hints"), intro)
        self.cards = QListWidget()
        self.cards.setProperty("look", "hits")
        self.cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines = QPlainTextEdit(placeholderText=self.tr("Hints for this card, one in each line"))
        self.lines.setProperty("look", "field")
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(HINT_HEIGHT)
        self.trouble = plain_label(look="warning", wraps=True)
        self.trouble.hide()
        read = QPushButton(self.tr("From a file…"))
        read.setAutoDefault(False)
        read.clicked.connect(self._choose_file)
        for widget in (self.cards, self.lines, self.trouble):
            column.addWidget(widget)
        row, _ = button_row(self, self.tr("Take these hints"), self.tr("Cancel"), read)
        column.addLayout(row)
        self._fill(tree)
        begin_large(self, *SIZE)

    def _fill(self, tree: Tree) -> None:
        for place, depth in tree.walk():
            if tree.is_full(place):
                item = QListWidgetItem(f"{'    ' * depth}{shortened(tree.node(place.node_id).text, BRIEF)}")
                item.setData(CARD, place.node_id)
                self.cards.addItem(item)
        self._mark()
        self.cards.currentItemChanged.connect(lambda _now, _before: self._show())
        self.lines.textChanged.connect(self._take)
        self.cards.setCurrentRow(0)

    def _show(self) -> None:
        self.lines.blockSignals(True)
        self.lines.setPlainText("\n".join(self.hints.get(self._card_id(), ())))
        self.lines.blockSignals(False)

    def _take(self) -> None:
        written = tuple(line.strip() for line in text_of(self.lines.document()).split("\n") if line.strip())
        if written:
            self.hints[self._card_id()] = written
        else:
            self.hints.pop(self._card_id(), None)
        self._mark()

    def _mark(self) -> None:
        """Cards with hints are set off."""
        for item in (self.cards.item(row) for row in range(self.cards.count())):
            font = item.font()
            font.setBold(item.data(CARD) in self.hints)
            item.setFont(font)

    def _card_id(self) -> RecordId:
        item = self.cards.currentItem()
        return str(item.data(CARD)) if item is not None else ""

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Hints"), str(self._folder), self.tr("Hints (*.json)"))
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Take the hints in a file besides those that are there, of a card that has some after them."""
        try:
            found = read_hints(path)
        except MapError as error:
            self.trouble.setText(said(error))
        else:
            self.trouble.clear()
            both = {one: dict.fromkeys((*self.hints.get(one, ()), *lines)) for one, lines in found.items()}
            self.hints |= {one: tuple(lines) for one, lines in both.items() if lines}
        self.trouble.setVisible(bool(self.trouble.text()))
        self._mark()
        self._show()
