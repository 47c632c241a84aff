"""The real pages of a PDF on screen: to read, to select words on, to find again what the map rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from argmap.core.anchoring import Quote
from argmap.core.records import SourceText
from argmap.render.theme import Tone
from argmap.ui.mime import put_quote
from argmap.ui.page_supply import PageSupply
from argmap.ui.panels.page_loading import PageLoading
from argmap.ui.panels.page_notice import PageNotice
from argmap.ui.panels.page_painting import Marked, paint_page
from argmap.ui.panels.page_scrolling import PageScrolling
from argmap.ui.panels.page_selection import STEPS, PageSelection, quote_of
from argmap.ui.panels.page_sheet import PageSheet
from argmap.ui.panels.reader_marks import Mark

ZOOM_STEP = 1.15
NOTCH = 120  # eighths of a degree that the wheel turns at once
ROW = 48  # pixels that an arrow key scrolls by
REVEALED = 1 / 3  # of the view's height: how far down it is that something is revealed
STILL = 4  # pixels that a hand may tremble in a click


class PageView(QAbstractScrollArea):
    """Speaks in code points of the source, as the view of its text does."""

    quote_selected = Signal(object)  # a Quote, or None
    clicked = Signal(int)  # the offset that was clicked without selecting anything
    menu_wanted = Signal(QPoint)
    got_keyboard = Signal()
    zoomed = Signal(int)  # by hand, to so many hundredths of the view's width

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._source_text_id = ""
        self._sheet: PageSheet | None = None
        self._marked = Marked()
        self._selection = PageSelection()
        self._pressed_at: QPointF | None = None
        self._scrolling = PageScrolling(self)
        self._loading = PageLoading(self)
        self.notice = PageNotice(self.viewport())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(ROW)
        self._scrolling.moved.connect(self._look)
        self._loading.opened.connect(self._take_sheet)
        self._loading.refused.connect(self._take_refusal)
        self._loading.page_arrived.connect(self._take_page)
        self.notice.password_given.connect(self._loading.try_password)

    # -- what is shown

    def show_pages(self, supply: PageSupply, text: SourceText, name: str) -> None:
        """Show the original of a version of a source, which is called `name`, from its beginning."""
        self._text, self._source_text_id = text.text, text.id
        self._selection = PageSelection()
        self._take_sheet(None)
        self._loading.load(supply, text, name)

    def show_nothing(self) -> None:
        """Let go of what is shown."""
        self._loading.stop()
        self._source_text_id = ""
        self._take_sheet(None)

    def set_zoom(self, percent: int) -> None:
        """Make the pages so many hundredths of the view wide."""
        self._scrolling.set_zoom(percent / 100)

    def mark(self, marks: Sequence[Mark], selected: set[str], colours: Mapping[Tone, str]) -> None:
        """Underline the passages in the colours of their tones; tint those whose ids are selected."""
        self._marked = Marked(marks, frozenset(selected), colours)
        self.viewport().update()

    def offset_at(self, point: QPoint) -> int:
        """The offset of the letter under a point of the viewport; -1 if there is none."""
        letter = self._sheet.letter_at(self._scrolling.in_column(QPointF(point))) if self._sheet is not None else None
        return -1 if letter is None else letter

    def plain_cursor(self, point: QPoint) -> Qt.CursorShape:
        """The shape of the mouse's cursor over a point where no passage is."""
        return Qt.CursorShape.IBeamCursor if self.offset_at(point) >= 0 else Qt.CursorShape.ArrowCursor

    def reveal(self, start: int, end: int) -> None:
        """Scroll so that the stretch is seen, a third from the top, with the cursor before it."""
        self._selection = PageSelection(start, start)
        if not self._scrolling.is_seen(start, end):
            self._scrolling.go_to(start, REVEALED)
        self.viewport().update()

    def stand_behind(self, quote: Quote) -> None:
        """Drop the selection and put the cursor behind the quoted words."""
        if quote.source_text_id == self._source_text_id:
            self._select(PageSelection(quote.end, quote.end))

    @property
    def first_offset(self) -> int:
        """The offset of what stands at the top of the view."""
        return self._scrolling.first_offset

    def scroll_to(self, offset: int) -> None:
        """Put the offset's line at the top of the view."""
        self._scrolling.go_to(offset, 0.0)

    def copy(self) -> None:
        """Put the selected words on the clipboard, with where they stand."""
        quote = self._quote()
        if quote is not None:
            mime = QMimeData()
            mime.setText(self._text[quote.start : quote.end])
            put_quote(mime, quote)
            QGuiApplication.clipboard().setMimeData(mime)

    # -- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position()
            at = self._boundary(event.position())
            if at is not None:
                extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self._select(self._selection.drawn_to(at) if extends else PageSelection(at, at))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        letter = self.offset_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and letter >= 0:
            self._pressed_at = event.position()
            self._select(PageSelection(letter, letter, by_words=True))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if self._is_still(event.position()):
            return
        self._scrolling.scroll_along(event.position().y())
        at = self._boundary(event.position())
        if at is not None:
            self._select(self._selection.drawn_to(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        letter = self.offset_at(event.position().toPoint())
        if self._is_still(event.position()) and self._quote() is None and letter >= 0:
            self.clicked.emit(letter)
        self._pressed_at = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = next((step for key, step in STEPS.items() if event.matches(key)), None)
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            bar.setValue(0)
        elif event.matches(QKeySequence.StandardKey.MoveToEndOfDocument):
            bar.setValue(bar.maximum())
        elif step is not None:
            self._select(self._selection.moved(self._text, *step))
            self._scrolling.follow(self._selection.position)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = ZOOM_STEP ** (event.angleDelta().y() / NOTCH)
            self._scrolling.set_zoom(self._scrolling.zoom * factor, event.position())
            self.zoomed.emit(round(100 * self._scrolling.zoom))
            event.accept()
        else:
            super().wheelEvent(event)

    # -- eyes

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._sheet is None:
            return
        cursor = self._selection.position if self.hasFocus() else None
        marked = replace(self._marked, stretch=self._selection.stretch(self._text), cursor=cursor)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(self._scrolling.origin())
            for page in self._scrolling.pages_seen():
                paint_page(painter, self._sheet, page, marked, self.palette(), self._words_about(page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scrolling.lay_out()
        self._scrolling.go_on()
        self._place_notice()
        self._look()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._look()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self.got_keyboard.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _look(self) -> None:
        """Fetch the pages that are seen and their neighbours, as sharp as the screen is."""
        self.viewport().update()
        if self._sheet is None:
            return
        seen, count = self._scrolling.pages_seen(), len(self._sheet.spans)
        width = round(self._sheet.column.width * self.devicePixelRatioF())
        around = [page for page in (seen.stop, seen.start - 1) if 0 <= page < count]
        self._sheet.pictures.want([(page, width) for page in (*seen, *around)] if self.isVisible() else [])

    def _words_about(self, page: int) -> str:
        """What there is to say about a page."""
        if self._sheet is not None and self._sheet.pictures.is_strange(page):
            return self.tr("Its words differ from the source's text here, so select them there.")
        return self._sheet.pictures.trouble(page) if self._sheet is not None else ""

    # -- what is loaded

    def _take_sheet(self, sheet: PageSheet | None) -> None:
        self._sheet = sheet
        self.notice.hide()
        self._scrolling.show_sheet(sheet)
        self._look()

    def _take_page(self, page: int) -> None:
        self._scrolling.go_on()
        self.viewport().update()

    def _take_refusal(self, words: str, asks: bool) -> None:
        self.notice.say(words, asks)
        self._place_notice()

    def _place_notice(self) -> None:
        room = self.viewport().size()
        self.notice.move((room.width() - self.notice.width()) // 2, room.height() // 3)

    # -- what is selected

    def _boundary(self, point: QPointF) -> int | None:
        return self._sheet.boundary_near(self._scrolling.in_column(point)) if self._sheet is not None else None

    def _is_still(self, point: QPointF) -> bool:
        return self._pressed_at is not None and (point - self._pressed_at).manhattanLength() < STILL

    def _select(self, selection: PageSelection) -> None:
        if selection != self._selection:
            self._selection = selection
            self.viewport().update()
            self.quote_selected.emit(self._quote())

    def _quote(self) -> Quote | None:
        return quote_of(self._source_text_id, self._text, *self._selection.stretch(self._text))
