"""One passage in the inspector: the words, where they stand, and how they stand to the source now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from argmap.core.document import Document
from argmap.core.locators import heading_at, paragraph_at
from argmap.core.records import Passage, PassageLink, PassageState, Source, SourceText
from argmap.core.versions import newest_version
from argmap.ui.panels.fields import small_button
from argmap.ui.panels.reader_fonts import SERIFS
from argmap.ui.text import plain_label, set_tooltip, shortened
from argmap.ui.translating import translate

QUOTE = 220  # characters shown; the whole is in the tooltip and in the reader
QUOTE_SIZE = 14  # pixels


class PassageCard(QFrame):
    """Clicking it, or Enter, states `wanted`; its small button states `unlinked`."""

    wanted = Signal(str)  # the passage's id
    unlinked = Signal(str)  # the link's id

    def __init__(
        self, document: Document, link: PassageLink, passage: Passage, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "well")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._passage_id = passage.id
        words = self.tr("“{0}”").format(shortened(passage.exact, QUOTE))
        self.setAccessibleName(words)
        quote = plain_label(words, wraps=True)
        font = QFont(SERIFS)
        font.setPixelSize(QUOTE_SIZE)
        quote.setFont(font)
        set_tooltip(quote, shortened(passage.exact, 1_000))
        where = plain_label(where_words(document, passage), look="muted", wraps=True)
        where.setProperty("look", "muted" if passage.state is PassageState.EXACT else "warning")
        foot = QHBoxLayout()
        foot.addWidget(where, 1)
        if editable:
            foot.addWidget(self._unlink_button(link), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 6, 7)
        column.setSpacing(4)
        column.addWidget(quote)
        column.addLayout(foot)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # else the release would go elsewhere

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.wanted.emit(self._passage_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit(self._passage_id)
        else:
            super().keyPressEvent(event)

    def _unlink_button(self, link: PassageLink) -> QToolButton:
        button = small_button(self.tr("Unlink"))
        button.clicked.connect(lambda: self.unlinked.emit(link.id))
        return button


def where_words(document: Document, passage: Passage) -> str:
    """Source, place and state of a passage: "Report, p. 12 · exact"; its version, if there is a newer one."""
    text = document.find(SourceText, passage.source_text_id) if passage.source_text_id is not None else None
    source = document.find(Source, text.source_id) if text is not None else None
    title = shortened(source.title, 40) if source is not None else ""
    place = ", ".join(filter(None, (_version_words(document, text), _place_words(text, passage))))
    states = {
        PassageState.EXACT: translate("PassageCard", "exact"),
        PassageState.MOVED: translate("PassageCard", "moved"),
        PassageState.CHANGED: translate("PassageCard", "changed"),
        PassageState.LOST: translate("PassageCard", "lost"),
        PassageState.UNVERIFIED: translate("PassageCard", "never checked"),
    }
    return "  ·  ".join(part for part in (", ".join(filter(None, (title, place))), states[passage.state]) if part)


def _version_words(document: Document, text: SourceText | None) -> str:
    """What is exact in an older version may stand in the newest one no more."""
    newest = newest_version(document, text.source_id) if text is not None else None
    if text is None or newest is None or text.version == newest.version:
        return ""
    return translate("PassageCard", "version {0}").format(text.version)


def _place_words(text: SourceText | None, passage: Passage) -> str:
    if passage.page:
        return translate("PassageCard", "p. {0}").format(passage.page)
    if text is None or passage.start is None or not text.text:
        return ""
    heading = heading_at(text, passage.start)
    return shortened(heading, 40) if heading else f"¶ {paragraph_at(text, passage.start)}"
