"""The text of a source on screen: to read, to select in, to drag from."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from argmap.core.anchoring import Quote
from argmap.render.fonts import FAMILIES
from argmap.render.theme import Tone
from argmap.ui.mime import put_quote
from argmap.ui.panels.reader_marks import Mark
from argmap.ui.panels.reader_text import ShownText
from argmap.ui.raw_text import selected_text
from argmap.ui.styling import window_font

SERIFS = ["Noto Serif", "Source Serif 4", "Charter", "Georgia", "Times New Roman", "serif"]
TEXT_SIZE = 16  # pixels
HEADING_SIZES = {1: 22, 2: 19, 3: 17}  # pixels; deeper headings are as small as the third
SPACING = 1.6  # line heights to a font size; MinimumHeight lets taller scripts have more
COLUMNS = 75  # characters on a line at most
TINT = 46  # of 255: opacity behind the words of the selected card
SHORT_LINE = 100  # characters; a text whose lines are shorter was wrapped by hand

Locators = tuple[tuple[int, str, str], ...]


class ReaderView(QTextEdit):
    """A read-only text that speaks in code points of the source."""

    quote_selected = Signal(object)  # a Quote, or None
    clicked = Signal(int)  # the offset that was clicked without selecting anything
    menu_wanted = Signal(QPoint)
    got_keyboard = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ShownText("")
        self._source_text_id = ""
        self._pressed_at: QPoint | None = None
        self._is_mute = False
        self._top = 0  # the offset that stands at the top since the text was last scrolled
        self._is_resizing = False
        self.setProperty("look", "panel")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setMouseTracking(True)
        self.selectionChanged.connect(self._say_quote)
        self.verticalScrollBar().valueChanged.connect(self._note_top)

    def show_text(self, source_text_id: str, text: str, locators: Locators) -> None:
        """Show a version of a source from its beginning."""
        self._is_mute = True
        self._source_text_id = source_text_id
        self._shown = ShownText(text)
        self.clear()
        headings = {self._shown.line_at(start): int(kind[-1]) for start, kind, _ in locators if kind[:7] == "heading"}
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, line in enumerate(self._shown.lines):
            level = headings.get(number, 0)
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(self._block_format(number, level))
            cursor.setBlockCharFormat(_char_format(level))
            cursor.insertText(line.shown, _char_format(level))
        cursor.endEditBlock()
        self.setTextCursor(QTextCursor(self.document()))
        self._is_mute = False

    def mark(self, marks: list[Mark], selected: set[str], colours: Mapping[Tone, str]) -> None:
        """Underline the passages in the colours of their tones; tint those whose ids are selected."""
        below = [self._underline(mark, colours[mark.tone]) for mark in marks]
        above = [self._tint(mark, colours[mark.tone]) for mark in marks if mark.passage_id in selected]
        self.setExtraSelections(above + below)

    def offset_at(self, point: QPoint) -> int:
        """The offset of the text nearest to a point of the viewport."""
        cursor = self.cursorForPosition(point)
        return self._offset(cursor.position())

    def reveal(self, start: int, end: int) -> None:
        """Scroll so that the stretch is seen, a third from the top, with the cursor before it."""
        self._is_mute = True
        self.setTextCursor(self._cursor(start, start))
        self._is_mute = False
        bottom = self.cursorRect(self._cursor(end, end)).bottom()
        top = self.cursorRect(self._cursor(start, start)).top()
        if top < 0 or bottom > self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - self.viewport().height() // 3)

    def stand_behind(self, quote: Quote) -> None:
        """Drop the selection and put the cursor behind the quoted words."""
        if quote.source_text_id == self._source_text_id:
            self.setTextCursor(self._cursor(quote.end, quote.end))

    @property
    def first_offset(self) -> int:
        """The offset of what stands at the top of the view."""
        return self.offset_at(QPoint(4, 4))

    def scroll_to(self, offset: int) -> None:
        """Put the offset's line at the top of the view; the first line with the margin above it."""
        bar = self.verticalScrollBar()
        first, line = (self.cursorRect(self._cursor(one, one)).top() for one in (0, offset))
        bar.setValue(bar.value() + line if line > first else 0)

    def createMimeDataFromSelection(self) -> QMimeData:
        mime = QMimeData()
        quote = self._quote()
        mime.setText(selected_text(self.textCursor()))
        if quote is not None:
            put_quote(mime, quote)
        return mime

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_at = event.position().toPoint() if is_left else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if self._pressed_at is not None and (at - self._pressed_at).manhattanLength() < 4 and self._quote() is None:
            self.clicked.emit(self.offset_at(at))
        self._pressed_at = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.got_keyboard.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew; the words that stood at the top stay there."""
        self._is_resizing = True
        widest = int(QFontMetricsF(_font(0)).averageCharWidth() * COLUMNS)
        self.setLineWrapColumnOrWidth(min(self.viewport().width() - 4, widest))
        super().resizeEvent(event)
        if self._top and event.size().width() != event.oldSize().width():
            self.scroll_to(self._top)
        self._is_resizing = False

    def _note_top(self) -> None:
        if not self._is_resizing:
            self._top = self.first_offset

    def changeEvent(self, event: QEvent) -> None:
        if event.type() != QEvent.Type.FontChange:  # the text has fonts of its own, whatever the window's is
            super().changeEvent(event)

    def _quote(self) -> Quote | None:
        cursor = self.textCursor()
        start, end = self._offset(cursor.selectionStart()), self._offset(cursor.selectionEnd())
        words = self._text_between(start, end)
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        return Quote(self._source_text_id, start, end) if start < end else None

    def _text_between(self, start: int, end: int) -> str:
        """The shown words between two offsets, one code point for each of the text, line ends included."""
        lines = self._shown.lines[self._shown.line_at(start) : self._shown.line_at(end) + 1]
        text, at = "", start
        for line in lines:
            text += "\n" * (line.start - at) + line.shown[max(start - line.start, 0) : max(end - line.start, 0)]
            at = max(at, line.end)
        return text[: end - start]

    def _say_quote(self) -> None:
        if not self._is_mute and self._source_text_id:
            self.quote_selected.emit(self._quote())

    def _offset(self, position: int) -> int:
        block = self.document().findBlock(position)
        return self._shown.offset(block.blockNumber(), position - block.position()) if block.isValid() else 0

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(start))
        cursor.setPosition(self._position(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _position(self, offset: int) -> int:
        number, within = self._shown.locate(offset)
        return self.document().findBlockByNumber(number).position() + within

    def _underline(self, mark: Mark, colour: str) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(mark.start, mark.end)
        selection.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        selection.format.setUnderlineColor(QColor(colour))
        return selection

    def _tint(self, mark: Mark, colour: str) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(mark.start, mark.end)
        tint = QColor(colour)
        tint.setAlpha(TINT)
        selection.format.setBackground(tint)
        return selection

    def _block_format(self, number: int, level: int) -> QTextBlockFormat:
        block = QTextBlockFormat()
        line, lines = self._shown.lines[number], self._shown.lines
        if not line.shown.strip():
            block.setLineHeight(TEXT_SIZE // 2, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            return block
        following = lines[number + 1].shown if number + 1 < len(lines) else ""
        is_wrapped_by_hand = bool(following.strip()) and max(len(line.shown), len(following)) < SHORT_LINE and not level
        size = HEADING_SIZES[min(level, 3)] * 1.3 if level else TEXT_SIZE * SPACING
        block.setLineHeight(size, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        block.setTopMargin(14 if level and number else 0)
        block.setBottomMargin(0 if is_wrapped_by_hand else 6 if level else 12)
        return block


def _font(level: int) -> QFont:
    if not level:
        font = QFont(SERIFS)
        font.setPixelSize(TEXT_SIZE)
        return font
    font = window_font()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(HEADING_SIZES[min(level, 3)])
    font.setWeight(QFont.Weight.Bold)
    return font


def _char_format(level: int) -> QTextCharFormat:
    char_format = QTextCharFormat()
    char_format.setFont(_font(level))
    return char_format
