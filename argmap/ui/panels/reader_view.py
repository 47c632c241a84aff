"""The text of a source on screen: to read, to select in, to drag from."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetricsF, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from argmap.core.anchoring import Quote
from argmap.core.locators import heading_level
from argmap.render.theme import Tone
from argmap.ui.mime import put_quote
from argmap.ui.panels.reader_decor import Decorate, Decoration
from argmap.ui.panels.reader_filling import Filling
from argmap.ui.panels.reader_fonts import COLUMNS, font_of
from argmap.ui.panels.reader_layout import ReaderLayout
from argmap.ui.panels.reader_marks import Mark
from argmap.ui.panels.reader_painting import Decor
from argmap.ui.panels.reader_text import ShownText
from argmap.ui.raw_text import selected_text

TOP = QPoint(4, 4)  # pixels: where it is asked what stands at the top of the view
FONT_CHANGES = (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange)

Locators = tuple[tuple[int, str, str], ...]


class ReaderView(QTextEdit):
    """A read-only text that speaks in code points of the source. Its marks must come in the order of the text."""

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
        self._is_moving = False  # by itself, while lines are laid out
        self._decoration = Decoration()
        self.setProperty("look", "panel")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.document().setDefaultFont(font_of(0))
        self._layout = ReaderLayout(self.document(), self.decor)
        self.document().setDocumentLayout(self._layout)
        self._filling = Filling(self.document(), self)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(_widest())  # until there is a size: without a width each letter has a row
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setMouseTracking(True)
        self.selectionChanged.connect(self._say_quote)
        self._filling.grew.connect(self._take_more)
        self.verticalScrollBar().valueChanged.connect(self._take_scroll)

    def show_text(self, source_text_id: str, text: str, locators: Locators) -> None:
        """Show a version of a source from its beginning; what is far below in a long one follows by and by."""
        self._is_mute = True
        self._source_text_id = source_text_id
        self._shown = ShownText(text)
        levels = {self._shown.line_at(start): level for start, kind, _ in locators if (level := heading_level(kind))}
        self.clear()
        self._layout.show_text(self._shown, levels)
        self._filling.start(self._shown, levels)
        self.setTextCursor(QTextCursor(self.document()))
        self._top = 0
        self._settle()
        self._is_mute = False

    def mark(self, marks: list[Mark], selected: set[str], colours: Mapping[Tone, str]) -> None:
        """Underline the passages in the colours of their tones; tint those whose ids are selected."""
        self._decoration.mark(marks, selected, colours)
        self.viewport().update()

    def decor(self, start: int, end: int) -> Decor:
        """What decorates the text from one offset to another."""
        return self._decoration.between(start, end)

    def add_decor(self, decorate: Decorate) -> None:
        """Ask this as well for what decorates the text, on top of the passages."""
        self._decoration.add(decorate)

    @property
    def is_full(self) -> bool:
        """Whether the whole text is there, and not only its beginning yet."""
        return self._filling.is_full

    @property
    def place(self) -> int:
        """The offset at which the cursor stands."""
        return self._offset(self.textCursor().position())

    def cursor_at(self, offset: int) -> QTextCursor:
        """A cursor before a code point of the text."""
        return self._cursor(offset, offset)

    def offset_at(self, point: QPoint) -> int:
        """The offset of the text nearest to a point of the viewport."""
        cursor = self.cursorForPosition(point)
        return self._offset(cursor.position())

    def plain_cursor(self, _point: QPoint) -> Qt.CursorShape:
        """The shape of the mouse's cursor over a point where no passage is."""
        return Qt.CursorShape.IBeamCursor

    def reveal(self, start: int, end: int) -> None:
        """Scroll so that the stretch is seen, a third from the top, with the cursor before it."""
        self._filling.when_there(end, lambda: self._reveal(start, end))

    def select(self, start: int, end: int) -> None:
        """Select words, once they are there."""
        self._filling.when_there(end, lambda: self._select(start, end))

    def stand_behind(self, quote: Quote) -> None:
        """Drop the selection and put the cursor behind the quoted words."""
        if quote.source_text_id == self._source_text_id:
            self._filling.when_there(quote.end, lambda: self.setTextCursor(self.cursor_at(quote.end)))

    @property
    def first_offset(self) -> int:
        """The offset of what stands at the top of the view."""
        return self.offset_at(TOP)

    def scroll_to(self, offset: int) -> None:
        """Put the offset's line at the top of the view; the first line with the margin above it."""
        self._filling.when_there(offset, lambda: self._scroll_to(offset))

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
        """The menu is about what is selected; where nothing is, about the place that was clicked."""
        if event.reason() is QContextMenuEvent.Reason.Mouse and self._quote() is None:
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.got_keyboard.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew; the words that stood at the top stay there."""
        self._is_moving = True
        self.setLineWrapColumnOrWidth(min(self.viewport().width() - 4, _widest()))
        super().resizeEvent(event)
        self._is_moving = False
        top = self._top
        self._settle()
        if top and event.size().width() != event.oldSize().width():
            self._scroll_to(top)
            self._top = top
        self._keep_seen(event.oldSize().height())

    def _keep_seen(self, height: int) -> None:
        """Words at the cursor that were seen in a view of that height stay in sight where it is lower now."""
        at = self.cursorRect()
        if self.viewport().height() < at.bottom() <= height:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + at.top() - self.viewport().height() // 3)

    def _take_more(self, first: int) -> None:
        """The text has grown from a line on; a cursor that was sent to its end went along."""
        if self._layout.number_at(self.verticalScrollBar().value() + 2 * self.viewport().height()) >= first:
            self._settle()
        if self.is_full and self.textCursor().atEnd():
            self.ensureCursorVisible()

    def _take_scroll(self) -> None:
        if not self._is_moving:
            self._settle()
            self._top = self.first_offset

    def _settle(self) -> None:
        """Lay out what is seen and as much above and below, while what is looked at stays where it is."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        self._is_moving = True
        anchor, at = self._anchor()
        self._layout.lay_out(bar.value() - height, bar.value() + 2 * height)
        self._layout.tidy()
        bar.setValue(self._layout.top(anchor) + at)
        self._is_moving = False
        self.viewport().update()

    def _anchor(self) -> tuple[int, int]:
        """A line that is to stay where it is seen: the cursor's or the topmost; and how far the view begins below."""
        top = self.verticalScrollBar().value()
        for number in (self.textCursor().blockNumber(), self._layout.number_at(top)):
            if 0 <= self._layout.top(number) - top < self.viewport().height():
                break
        return number, top - self._layout.top(number)

    def _select(self, start: int, end: int) -> None:
        self._reveal(start, end)
        self.setTextCursor(self._cursor(start, end))

    def _reveal(self, start: int, end: int) -> None:
        self._is_mute = True
        self.setTextCursor(self._cursor(start, start))
        self._is_mute = False
        bottom = self.cursorRect(self._cursor(end, end)).bottom()
        top = self.cursorRect(self._cursor(start, start)).top()
        if top < 0 or bottom > self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - self.viewport().height() // 3)

    def _scroll_to(self, offset: int) -> None:
        bar = self.verticalScrollBar()
        for _ in range(2):  # the second time all that is seen is laid out
            first, line = (self.cursorRect(self._cursor(one, one)).top() for one in (0, offset))
            bar.setValue(bar.value() + line if line > first else 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() not in FONT_CHANGES:  # the text has fonts of its own, whatever the window's is
            super().changeEvent(event)

    def _quote(self) -> Quote | None:
        cursor = self.textCursor()
        start, end = self._offset(cursor.selectionStart()), self._offset(cursor.selectionEnd())
        words = self._shown.text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        return Quote(self._source_text_id, start, end) if start < end else None

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


def _widest() -> int:
    """How many pixels a line may be wide."""
    return int(QFontMetricsF(font_of(0)).averageCharWidth() * COLUMNS)
