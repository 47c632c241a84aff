"""A source without a text here, on paper or handed out as quotes only: its quotes, and where a new one is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from argmap.core import edits
from argmap.core.graph import linked
from argmap.core.records import Passage, PassageLink, RecordId, SourceText
from argmap.ui.commands.map.adding import target_of_selection
from argmap.ui.context import MapContext
from argmap.ui.kept_texts import put_into_tray
from argmap.ui.raw_text import text_of
from argmap.ui.text import plain_label, shortened

QUOTE = 200  # characters shown
ROWS = 3  # of the field, at most


class PaperSource(QWidget):
    """Clicking a quote, or Enter, selects the card that rests on it.

    What is typed and not linked yet waits while another source is shown, and comes into the tray with closing the map.
    """

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._text: SourceText | None = None
        self._waiting: dict[RecordId, tuple[str, str]] = {}  # words and page, by the source that they are of
        self.quotes = QListWidget()
        self.quotes.setProperty("look", "hits")
        self.quotes.setAccessibleName(self.tr("Quotes of the source"))
        self.quotes.setWordWrap(True)
        self.quotes.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.quotes.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.quotes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words = QPlainTextEdit()
        self.words.setProperty("look", "field")
        self.words.setAccessibleName(self.tr("Words of the source"))
        self.words.setPlaceholderText(self.tr("Words that the source says"))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(ROWS * self.words.fontMetrics().lineSpacing() + 22)
        self.page = QLineEdit()
        self.page.setPlaceholderText(self.tr("Page"))
        self.page.setAccessibleName(self.tr("Page"))
        self.page.setMaximumWidth(90)
        self.link = QToolButton()
        self.link.setText(self.tr("Link to the selected card"))
        self._lay_out()
        self.link.clicked.connect(self._link)
        self.words.textChanged.connect(self._enable)
        self.quotes.itemClicked.connect(self._go_to_card)
        self.quotes.itemActivated.connect(self._go_to_card)
        context.selection.changed.connect(self._enable)
        context.owed.before_closing.append(self._keep)

    def show_source(self, text: SourceText) -> None:
        """Be about a source's version without a text; `show_quotes` shows what is quoted of it."""
        if self._text is None or self._text.source_id != text.source_id:
            self._put_by()
            words, page = self._waiting.pop(text.source_id, ("", ""))
            self.words.setPlainText(words)
            self.page.setText(page)
            self.quotes.clear()
        self._text = text
        self._enable()

    def show_quotes(self) -> None:
        """Show what is quoted of it now; to lay out hundreds takes a moment."""
        text, document = self._text, self._context.document
        if text is None:
            return
        self.quotes.clear()
        for passage in linked(document, document.where(Passage, "source_text_id", text.id)):
            page = self.tr(" (p. {0})").format(passage.page) if passage.page else ""
            item = QListWidgetItem(self.tr("“{0}”").format(shortened(passage.exact, QUOTE)) + page)
            item.setData(Qt.ItemDataRole.UserRole, passage.id)
            self.quotes.addItem(item)
        self.quotes.setVisible(self.quotes.count() > 0)

    def _put_by(self) -> None:
        words = text_of(self.words.document())
        if self._text is not None and words.strip():
            self._waiting[self._text.source_id] = words, self.page.text()

    def _keep(self) -> None:
        self._put_by()
        put_into_tray(self._context, [words for words, _ in self._waiting.values()])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 10, 10)
        column.setSpacing(8)
        intro = self.tr("This source has no text here. Its words are kept as they were quoted, and cannot be checked.")
        column.addWidget(plain_label(intro, look="muted", wraps=True))
        column.addWidget(self.quotes)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.page)
        row.addWidget(self.link)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def _enable(self) -> None:
        has_words = bool(self.words.document().characterCount() > 1)
        self.link.setEnabled(self._context.is_editable and has_words and self._target_id() is not None)
        self.words.setReadOnly(not self._context.is_editable)

    def _target_id(self) -> RecordId | None:
        place = self._context.current_place
        return place.node_id if place is not None else target_of_selection(self._context)

    def _link(self) -> None:
        target_id, text = self._target_id(), self._text
        if target_id is None or text is None:
            return
        words, page = text_of(self.words.document()), self.page.text().strip()
        if self._context.perform(edits.link_words, target_id, text.source_id, words, page) is not None:
            self.words.clear()
            self.page.clear()

    def _go_to_card(self, item: QListWidgetItem) -> None:
        passage_id = item.data(Qt.ItemDataRole.UserRole)
        for link in self._context.document.where(PassageLink, "passage_id", passage_id):
            place = self._context.tree.full_place(link.node_id) if link.node_id is not None else None
            if place is not None:
                self._context.show(place.id)
                return
