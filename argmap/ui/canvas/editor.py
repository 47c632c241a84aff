"""The text field that lies over a card while its text is written. It knows keys and limits, not maps."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QMimeData, QRegularExpression, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QWidget

from argmap.core.limits import NODE_TEXT
from argmap.ui.raw_text import BoundedField, take_composed

LEAVING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Reasons for which the keyboard goes elsewhere for a while, and comes back."""
SLOT = QRegularExpression(r"\[[^\[\]]+\]")


class Ending(StrEnum):
    """How an editor was left."""

    COMMIT = "commit"
    CHILD = "child"  # committed, and on to a card below
    CANCEL = "cancel"
    AWAY = "away"  # the keyboard went elsewhere


class CardEditor(BoundedField):
    """States by `ended` how it was left, once. The text is read by `text`, exactly as typed."""

    ended = Signal(object)  # an Ending

    def __init__(self, parent: QWidget) -> None:
        super().__init__(NODE_TEXT, parent)
        self._is_ended = False
        self._has_slots = False
        self._begun = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, 0, 0, 0)
        self.setAccessibleName(self.tr("Text of the card"))

    def set_text(self, text: str) -> None:
        """Start from this text, all of it selected; undo goes no further back."""
        self.setPlainText(text)
        self.document().clearUndoRedoStacks()
        self.selectAll()
        self._begun = self.text()

    @property
    def is_ended(self) -> bool:
        """Whether it was left."""
        return self._is_ended

    @property
    def is_untouched(self) -> bool:
        """Whether it says what it began with: then whoever changed the card meanwhile is right."""
        return self.text() == self._begun

    def go_on_with(self, text: str) -> None:
        """Have instead what was typed in another field, if that was closed before anything could come of it."""
        if text:
            self.selectAll()
            self.insertPlainText(text)

    def begin_from(self, text: str) -> None:
        """Start from words with slots to be filled in, such as "[person]": the first is selected, and Tab goes on."""
        self.set_text(text)
        self._has_slots = True
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._select_slot()

    def _select_slot(self) -> bool:
        """Select the slot after the cursor; False if there is none, or never were any."""
        at = self.document().find(SLOT, self.textCursor()) if self._has_slots else QTextCursor()
        if at.isNull():
            return False
        self.setTextCursor(at)
        return True

    def set_look(self, font: QFont, text: str, background: str, muted: str) -> None:
        """Font and colours; `muted` is that of the placeholder."""
        sheet = (
            f"QPlainTextEdit {{ color: {text}; background: {background}; border: 0; padding: 0;"
            f" placeholder-text-color: {muted}; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        if font != self.font():
            self.setFont(font)

    def height_needed(self) -> float:
        """The height of the lines as they are broken now, in pixels."""
        lines = max(self.document().size().height(), 1.0)
        return lines * QFontMetricsF(self.font()).lineSpacing()

    def end(self, how: Ending) -> None:
        """Leave it; whatever comes after the first time is nothing."""
        if not self._is_ended:
            self._is_ended = True
            if how is not Ending.CANCEL:
                take_composed(self)
            self.ended.emit(how)

    def event(self, event: QEvent) -> bool:
        """Every key typed here is text: no letter, arrow or Delete reaches the actions of the map."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.end(Ending.CANCEL)
            case Qt.Key.Key_Tab if self._select_slot():
                self.ensureCursorVisible()
            case Qt.Key.Key_Tab:
                self.end(Ending.CHILD)
            case Qt.Key.Key_Backtab:
                self.end(Ending.COMMIT)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not is_shifted:
                self.end(Ending.COMMIT)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.has_room("\n"):
                    self.textCursor().insertBlock()
                    self.ensureCursorVisible()
            case _ if not event.text().isprintable() or self.has_room(event.text()):
                super().keyPressEvent(event)

    def pasted(self, source: QMimeData) -> str:
        return source.text().replace("\r\n", "\n").replace("\r", "\n").strip("\n")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in LEAVING:
            self.end(Ending.AWAY)


def _is_own(event: QKeyEvent) -> bool:
    """Keys without Ctrl, Alt or Meta, and those with Ctrl by which text is edited; others go to the window."""
    strong = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    if Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35:
        return event.key() == Qt.Key.Key_F2
    if not event.modifiers() & strong:
        return True
    return event.key() in EDITING_KEYS and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


EDITING_KEYS = {
    Qt.Key.Key_A,
    Qt.Key.Key_C,
    Qt.Key.Key_V,
    Qt.Key.Key_X,
    Qt.Key.Key_Z,
    Qt.Key.Key_Y,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_D,
}
"""With Ctrl: what a text field answers, and what must not act on the map meanwhile."""


def editor_font(font: QFont, pixels: float, dots_per_inch: int) -> QFont:
    """The font in a size of any fraction of a pixel, which Qt takes as points only."""
    made = QFont(font)
    made.setPointSizeF(pixels * 72 / dots_per_inch)
    return made
