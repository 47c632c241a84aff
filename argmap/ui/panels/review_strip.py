"""Above a source's text: the passage in doubt, its old and new words side by side, and what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from argmap.core.records import Node, Passage, PassageLink, PassageState, SourceText
from argmap.ui.commands.map import reviewing
from argmap.ui.context import MapContext
from argmap.ui.panels.fields import small_button
from argmap.ui.panels.side_by_side import SideBySide
from argmap.ui.text import isolated, plain_label, shortened
from argmap.ui.translating import N

STATES = {
    PassageState.EXACT: N("ReviewStrip", "Unchanged, but in doubt before"),
    PassageState.MOVED: N("ReviewStrip", "Moved: the same words amid others"),
    PassageState.CHANGED: N("ReviewStrip", "Changed: {0} % alike"),
    PassageState.LOST: N("ReviewStrip", "Lost: not found, or not without guessing"),
    PassageState.UNVERIFIED: N("ReviewStrip", "Never checked"),
}
CARD = 120  # characters of the card's text


class ReviewStrip(QFrame):
    """Hidden while nothing is in doubt."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "well")
        self.setAccessibleName(self.tr("Passages in doubt"))
        self._context = context
        self.where = plain_label(look="strong")
        self.state = plain_label(look="warning", wraps=True)
        self.card = plain_label(look="muted", wraps=True)
        self.words = SideBySide()
        self.accept = self._button(self.tr("Accept"), reviewing.accept)
        self.accept_moved = self._button("", reviewing.accept_moved)
        self.adjust = self._button(self.tr("Use selected words"), reviewing.use_selected_words)
        self.keep = self._button("", reviewing.keep_old)
        self.remove = self._button(self.tr("Remove"), reviewing.remove)
        self.previous = self._button(self.tr("Previous"), reviewing.show_previous, "quiet")
        self.next = self._button(self.tr("Next"), reviewing.show_next, "quiet")
        self._lay_out()
        context.review.changed.connect(self._show)
        context.quote_changed.connect(self._enable)
        context.appearance_changed.connect(self._show)
        self._show()

    def _button(self, words: str, does: Callable[[MapContext], None], look: str = "compact") -> QToolButton:
        button = small_button(words, look)
        button.clicked.connect(lambda: does(self._context))
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.where)
        head.addStretch(1)
        for button in (self.previous, self.next):
            head.addWidget(button)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.accept, self.adjust, self.keep, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 10, 10)
        column.setSpacing(7)
        column.addLayout(head)
        column.addWidget(self.state)
        column.addWidget(self.words)
        column.addWidget(self.card)
        column.addLayout(buttons)
        column.addWidget(self.accept_moved)

    def _show(self) -> None:
        review, passage = self._context.review, self._context.review.current
        self.setVisible(passage is not None)
        if passage is None:
            return
        words = self.tr("In doubt: {0} of {1}")
        self.where.setText(words.format(review.number + 1, len(review.passages)))
        alike = round(100 * min(max(passage.score or 0, 0), 1))  # a map from elsewhere may say anything
        self.state.setText(QCoreApplication.translate("ReviewStrip", str(STATES[passage.state])).format(alike))
        self.card.setText(self._card_words(passage))
        self._show_words(passage)
        self._enable()

    def _show_words(self, passage: Passage) -> None:
        old = self._context.document.find(Passage, passage.found_from or "")
        before, after = self._version(old), self._version(passage)
        self.words.show_passage(old, passage, before, after, self._context.theme)
        was_placed = old is not None and old.start is not None
        self.keep.setText(self.tr("Keep on version {0}").format(before) if was_placed else self.tr("Leave unchecked"))
        self.keep.setVisible(old is not None)

    def _version(self, passage: Passage | None) -> int:
        text = self._context.document.find(SourceText, passage.source_text_id or "") if passage is not None else None
        return text.version if text is not None else 0

    def _card_words(self, passage: Passage) -> str:
        """What rests on it: the first card's text, and how many more."""
        document = self._context.document
        links = sorted(document.where(PassageLink, "passage_id", passage.id), key=lambda link: link.id)
        nodes = [node for link in links if link.node_id and (node := document.find(Node, link.node_id)) is not None]
        if not nodes:
            return self.tr("A step rests on it.")
        first = isolated(shortened(nodes[0].text, CARD))
        more = len(links) - 1
        return (
            self.tr("“{0}” rests on it.").format(first)
            if not more
            else self.tr("“{0}” and {1} more rest on it.").format(first, more)
        )

    def _enable(self) -> None:
        context, passage = self._context, self._context.review.current
        is_found = passage is not None and passage.start is not None
        can_edit = context.is_editable
        self.accept.setEnabled(can_edit and is_found)
        self.adjust.setEnabled(can_edit and context.reader_quote is not None)
        for button in (self.keep, self.remove):
            button.setEnabled(can_edit)
        moved = sum(one.state is PassageState.MOVED for one in context.review.passages)
        self.accept_moved.setVisible(can_edit and moved > 1)
        self.accept_moved.setText(self.tr("Accept all {0} that only moved").format(moved))
        for button in (self.previous, self.next):
            button.setVisible(len(context.review.passages) > 1)
