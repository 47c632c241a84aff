"""The note over the foot of the map that says what happened, with at most two things to do about it. Never a dialog.

It floats, so that nothing moves when it comes and goes: a hand may be on its way to a card.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from argmap.ui.text import plain_label, shown

STAYS_MS = 15_000
WIDTH = 680  # pixels at most
WORDS_WIDTH = 280  # pixels for the words at least, or the buttons stand below them
MARGIN = 16  # pixels around it


NO_OTHER: tuple[str, None] = ("", None)


class MessageBar(QWidget):
    """Shows one message at a time; a newer one takes its place. `lies_at`: where in the window, nowhere if hidden."""

    lies_at = Signal(QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "note")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = plain_label(wraps=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button, self._other_button = QPushButton(), QPushButton()
        self._close = QToolButton()
        self._close.setText(self.tr("Close"))
        self._close.setProperty("look", "flat")
        self._over: QWidget | None = None
        self._free_width: Callable[[], int] = self.width
        self._act: Callable[[], None] | None = None
        self._other_act: Callable[[], None] | None = None
        self._closed: Callable[[], None] | None = None
        self._waiting: list[Callable[[], None]] = []
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(16, 6, 8, 6)
        self._box.addWidget(self._label)
        self._buttons = QHBoxLayout()
        for button in (self._button, self._other_button, self._close):
            self._buttons.addWidget(button)
        self._box.addLayout(self._buttons)
        self._box.setAlignment(self._buttons, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self._end)
        self._close.clicked.connect(self._give_up)
        self._button.clicked.connect(self._take_first)
        self._other_button.clicked.connect(self._take_other)
        self.hide()

    @property
    def text(self) -> str:
        """The message that is shown, or an empty text."""
        return "" if self.isHidden() else self._label.text()

    @property
    def place(self) -> QRect:
        """Where it lies in the window; nowhere while it is hidden."""
        return QRect() if self.isHidden() else QRect(self.mapTo(self.window(), QPoint()), self.size())

    def showEvent(self, event: QShowEvent) -> None:
        self.lies_at.emit(self.place)

    def hideEvent(self, event: QHideEvent) -> None:
        if self.isHidden():  # and not only out of sight, with its window
            self._waiting.clear()
        self.lies_at.emit(self.place)

    def moveEvent(self, event: QMoveEvent) -> None:
        self.lies_at.emit(self.place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.lies_at.emit(self.place)

    def float_over(self, widget: QWidget, free_width: Callable[[], int] | None = None) -> None:
        """Lie over the foot of a part of the window from now on, within the width that nothing else covers."""
        if self._over is not None:
            self._over.removeEventFilter(self)
        self._over = widget
        self._free_width = free_width or widget.width
        widget.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return False

    def say(
        self,
        message: str,
        words: str = "",
        act: Callable[[], None] | None = None,
        stays: bool = False,
        closed: Callable[[], None] | None = None,
        other: tuple[str, Callable[[], None] | None] = NO_OTHER,
    ) -> None:
        """Show a message, and with `words` a button that does `act`. Without `stays` it goes after a while.

        `other` has the words and the act of a second button.
        `closed` is called when the user closes it, not when another message takes its place.
        """
        self._label.setText(shown(message))
        self._button.setText(words)
        self._button.setVisible(bool(words))
        self._act = act
        other_words, self._other_act = other
        self._other_button.setText(other_words)
        self._other_button.setVisible(bool(other_words))
        self._closed = closed
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        if stays:
            self._timer.stop()

    def say_next(self, tell: Callable[[], None]) -> None:
        """Have `tell` say something once what is shown was answered or closed, or at once if nothing is shown.

        What waits is said in turn. It is given up where the bar is hidden by somebody else, as when the map is closed.
        """
        if self.isHidden():
            tell()
        else:
            self._waiting.append(tell)

    def _place(self) -> None:
        """As wide as the words want in the middle of what lies below, and as high as they then are."""
        above = self.parentWidget()
        if self._over is None or above is None:
            return
        words, beside = self._words_width(), self._width_beside_words()
        room = self._free_width()
        most = WIDTH + (0 if self._other_button.isHidden() else self._other_button.sizeHint().width())
        width = min(words + beside, most, room - 2 * MARGIN)
        is_beside = width - beside >= min(words, WORDS_WIDTH)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)
        width = max(width, self.minimumSizeHint().width())  # rather over what covers the map than a button cut off
        height = max(self._box.heightForWidth(width), self.minimumSizeHint().height())
        corner = self._over.mapTo(above, QPoint(max(MARGIN, (room - width) // 2), self._over.height()))
        self.setGeometry(corner.x(), corner.y() - height - MARGIN, width, height)

    def _width_beside_words(self) -> int:
        """What the buttons take with the space around them, where they stand in a line with the message."""
        self._buttons.invalidate()  # Qt does so for the outermost layout alone as one of them comes or goes
        margins = self._box.contentsMargins()
        return margins.left() + self._box.spacing() + self._buttons.sizeHint().width() + margins.right()

    def _words_width(self) -> int:
        """How wide the message is without a break of ours."""
        lines = self._label.text().split("\n")
        return max(self._label.fontMetrics().horizontalAdvance(line) for line in lines) + 2

    def _take_first(self) -> None:
        self._take(self._act)

    def _take_other(self) -> None:
        self._take(self._other_act)

    def _take(self, act: Callable[[], None] | None) -> None:
        self._act = self._other_act = None
        self._end(act)

    def _give_up(self) -> None:
        closed, self._closed = self._closed, None
        self._end(closed)

    def _end(self, act: Callable[[], None] | None = None) -> None:
        """Hide the message, do what is to be done about it, and let what waits be said, after what that says."""
        waiting, self._waiting = self._waiting, []
        self.hide()
        if act is not None:
            act()
        self._waiting[:0] = waiting
        while self._waiting and self.isHidden():
            self._waiting.pop(0)()
