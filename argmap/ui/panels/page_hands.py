"""What mouse and keyboard do on pages: select words, click them, draw a frame where there are none."""

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from argmap.ui.panels.page_frame import PageFraming
from argmap.ui.panels.page_scrolling import PageScrolling
from argmap.ui.panels.page_selection import STEPS, PageSelection
from argmap.ui.panels.page_sheet import PageSheet

STILL = 4  # pixels that a hand may tremble in a click


class PageHands(QObject):
    """Keeps what is selected, in code points of the text."""

    selected = Signal()  # other words are selected, or none
    clicked = Signal(int)  # the offset that was clicked without selecting anything
    moved = Signal()  # a frame is being drawn
    drag_wanted = Signal()  # the selected words are taken hold of and moved

    def __init__(self, scrolling: PageScrolling) -> None:
        super().__init__(scrolling)
        self._scrolling = scrolling
        self._sheet: PageSheet | None = None
        self._text = ""
        self._pressed_at: QPointF | None = None
        self._holds_words = False
        self.selection = PageSelection()
        self.framing = PageFraming(self)

    def show_sheet(self, sheet: PageSheet | None, text: str) -> None:
        """Work on other pages, of a source with this text; nothing is selected then."""
        self.framing.drop()
        self._sheet, self._text = sheet, text
        if sheet is None:
            self.selection = PageSelection()

    @property
    def stretch(self) -> tuple[int, int]:
        """Start and end of what is selected."""
        return self.selection.stretch(self._text)

    def select(self, selection: PageSelection) -> None:
        if selection != self.selection:
            self.selection = selection
            self.selected.emit()

    def letter_at(self, point: QPointF) -> int | None:
        """The offset of the letter under a point of the view."""
        return self._sheet.letter_at(self._scrolling.in_column(point)) if self._sheet is not None else None

    def press(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._sheet is None:
            return
        self._pressed_at = event.position()
        is_wanted = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.framing.begin(self._sheet, self._scrolling.in_column(event.position()), is_wanted):
            return
        at = self._boundary(event.position())
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._holds_words = not extends and self._is_selected(event.position())
        if at is not None and not self._holds_words:
            self.select(self.selection.drawn_to(at) if extends else PageSelection(at, at))

    def double_click(self, event: QMouseEvent) -> None:
        letter = self.letter_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and letter is not None:
            self._pressed_at, self._holds_words = event.position(), False
            self.select(PageSelection(letter, letter, by_words=True))

    def move(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._pressed_at is None or self._sheet is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if self.framing.is_drawing:
            self.framing.go_on(self._sheet, self._scrolling.in_column(point))
            self.moved.emit()
        elif self._holds_words:
            if (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
                self._holds_words, self._pressed_at = False, None
                self.drag_wanted.emit()
        elif not self._is_still(point):
            self._scrolling.scroll_along(point.y())
            at = self._boundary(point)
            if at is not None:
                self.select(self.selection.drawn_to(at))

    def release(self, event: QMouseEvent) -> None:
        letter = self.letter_at(event.position())
        if self._holds_words and letter is not None:
            self.select(PageSelection(letter, letter))
        self._holds_words = False
        if self.framing.is_drawing:
            self.framing.end()
            self.moved.emit()
        elif self._is_still(event.position()) and letter is not None and not self._has_words():
            self.clicked.emit(letter)
        self._pressed_at = None

    def press_key(self, event: QKeyEvent) -> bool:
        """Move the cursor, if that is what the key means; says whether it is."""
        step = next((step for key, step in STEPS.items() if event.matches(key)), None)
        if step is None:
            return False
        self.select(self.selection.moved(self._text, *step))
        self._scrolling.follow(self.selection.position)
        return True

    def _is_selected(self, point: QPointF) -> bool:
        letter = self.letter_at(point)
        start, end = self.stretch
        return letter is not None and start <= letter < end

    def _has_words(self) -> bool:
        start, end = self.stretch
        return bool(self._text[start:end].strip())

    def _boundary(self, point: QPointF) -> int | None:
        return self._sheet.boundary_near(self._scrolling.in_column(point)) if self._sheet is not None else None

    def _is_still(self, point: QPointF) -> bool:
        return self._pressed_at is not None and (point - self._pressed_at).manhattanLength() < STILL
