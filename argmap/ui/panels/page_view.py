"""The real pages of a PDF on screen: to read, to select words on, to find again what the map rests on."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from argmap.core.anchoring import Quote
from argmap.core.errors import MapError
from argmap.core.records import SourceText
from argmap.render.theme import Tone
from argmap.ui.dragging import drag
from argmap.ui.mime import quote_data
from argmap.ui.page_supply import PageSupply
from argmap.ui.panels.page_frame import paint_frame
from argmap.ui.panels.page_hands import PageHands
from argmap.ui.panels.page_loading import PageLoading
from argmap.ui.panels.page_notice import PageNotice
from argmap.ui.panels.page_painting import Marked, paint_page
from argmap.ui.panels.page_scrolling import PageScrolling
from argmap.ui.panels.page_selection import PageSelection, quote_of
from argmap.ui.panels.page_sheet import PageSheet
from argmap.ui.panels.reader_decor import Decorate, Decoration
from argmap.ui.panels.reader_marks import Mark

ZOOM_STEP = 1.15
NOTCH = 120  # eighths of a degree that the wheel turns at once
ROW = 48  # pixels that an arrow key scrolls by
REVEALED = 1 / 3  # of the view's height: how far down it is that something is revealed


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
        self._decoration = Decoration()
        self._scrolling = PageScrolling(self)
        self._hands = PageHands(self._scrolling)
        self.framing = self._hands.framing
        self._loading = PageLoading(self)
        self.notice = PageNotice(self.viewport())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(ROW)
        self._scrolling.moved.connect(self._look)
        self._hands.selected.connect(self._take_selection)
        self._hands.clicked.connect(self.clicked)
        self._hands.drag_wanted.connect(self._drag)
        self._hands.moved.connect(self.viewport().update)
        self.framing.drawn.connect(self.viewport().update)
        self._loading.opened.connect(self._take_sheet)
        self._loading.refused.connect(self._take_refusal)
        self._loading.page_arrived.connect(self._take_page)
        self.notice.password_given.connect(self._loading.try_password)

    # -- what is shown

    def show_pages(self, supply: PageSupply, text: SourceText, name: str) -> None:
        """Show the original of a version of a source, which is called `name`, from its beginning."""
        self._text, self._source_text_id = text.text, text.id
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
        self._decoration.mark(marks, selected, colours)
        self.viewport().update()

    def add_decor(self, decorate: Decorate) -> None:
        """Ask this as well for what decorates the text."""
        self._decoration.add(decorate)

    def select(self, start: int, end: int) -> None:
        """Select words."""
        self._hands.select(PageSelection(start, end))

    def offset_at(self, point: QPoint) -> int:
        """The offset of the letter under a point of the viewport; -1 if there is none."""
        letter = self._hands.letter_at(QPointF(point))
        return -1 if letter is None else letter

    def plain_cursor(self, point: QPoint) -> Qt.CursorShape:
        """The shape of the mouse's cursor over a point where no passage is."""
        return Qt.CursorShape.IBeamCursor if self.offset_at(point) >= 0 else Qt.CursorShape.ArrowCursor

    def reveal(self, start: int, end: int) -> None:
        """Scroll so that the stretch is seen, a third from the top, with the cursor before it."""
        self._hands.select(PageSelection(start, start))
        if not self._scrolling.is_seen(start, end):
            self._scrolling.go_to(start, REVEALED)
        self.viewport().update()

    @property
    def place(self) -> int:
        """The offset at which the cursor stands."""
        return self._hands.selection.position

    def stand_behind(self, quote: Quote) -> None:
        """Drop the selection and put the cursor behind the quoted words."""
        if quote.source_text_id == self._source_text_id:
            self._hands.select(PageSelection(quote.end, quote.end))

    @property
    def first_offset(self) -> int:
        """The offset of what stands at the top of the view."""
        return self._scrolling.first_offset

    def scroll_to(self, offset: int) -> None:
        """Put the offset's line at the top of the view."""
        self._scrolling.go_to(offset, 0.0)

    def copy(self) -> None:
        """Put the selected words on the clipboard, with where they stand."""
        if (mime := self._mime()) is not None:
            QGuiApplication.clipboard().setMimeData(mime)

    # -- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hands.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hands.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hands.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hands.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            bar.setValue(0)
        elif event.matches(QKeySequence.StandardKey.MoveToEndOfDocument):
            bar.setValue(bar.maximum())
        elif not self._hands.press_key(event):
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
        cursor = self._hands.selection.position if self.hasFocus() else None
        marked = Marked(self._decoration.between, self._hands.stretch, cursor)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(self._scrolling.origin())
            for page in self._scrolling.pages_seen():
                paint_page(painter, self._sheet, page, marked, self.palette(), self._words_about(page))
            if self.framing.frame is not None:
                accent = self.palette().color(QPalette.ColorRole.Highlight)
                paint_frame(painter, self.framing.rect(self._sheet), accent)

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
        if self._sheet is None:
            return ""
        if self._sheet.pictures.is_strange(page):
            return self.tr("Its words differ from the source's text here, so select them there.")
        places = self._sheet.places(page)
        if places is not None and not places.lines:
            return self.tr("No text here: draw a frame around words to quote them.")
        return self._sheet.pictures.trouble(page)

    def _take_sheet(self, sheet: PageSheet | None) -> None:
        self._sheet = sheet
        self._hands.show_sheet(sheet, self._text)
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

    # -- what is selected, or framed

    def label_of(self, page: int) -> str:
        """The printed label of a page."""
        return self._sheet.spans[page].label if self._sheet is not None else ""

    def frame_rect(self) -> QRect:
        """Where the frame lies in the view."""
        rect = self.framing.rect(self._sheet) if self._sheet is not None else QRectF()
        return rect.translated(self._scrolling.origin()).toAlignedRect()

    def get_framed_picture(self, then: Callable[[QImage], None], failed: Callable[[MapError], None]) -> None:
        """Draw what lies in the frame so that small print in it can be recognised."""
        sheet, frame = self._sheet, self.framing.frame
        if sheet is not None and frame is not None:
            width = sheet.sharp_width(frame.page)
            sheet.pictures.get_picture(frame.page, width, lambda picture: then(frame.cut_from(picture)), failed)

    def _take_selection(self) -> None:
        self.viewport().update()
        self.quote_selected.emit(self._quote())

    def _drag(self) -> None:
        """Carry the selected words to a card."""
        if (mime := self._mime()) is not None:
            drag(self, mime)

    def _mime(self) -> QMimeData | None:
        """The selected words, with where they stand."""
        quote = self._quote()
        return quote_data(quote, self._text) if quote is not None else None

    def _quote(self) -> Quote | None:
        return quote_of(self._source_text_id, self._text, *self._hands.stretch)
