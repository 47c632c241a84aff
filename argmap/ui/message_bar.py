"""The strip under the slim bar that says what happened, with at most one thing to do about it. Never a dialog."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from argmap.ui.text import plain_label, shown

STAYS_MS = 15_000


class MessageBar(QWidget):
    """Shows one message at a time; a newer one takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = plain_label(wraps=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._close = QToolButton()
        self._close.setText(self.tr("Close"))
        self._close.setProperty("look", "flat")
        self._act: Callable[[], None] | None = None
        self._closed: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 8, 5)
        for widget in (self._label, self._button, self._close):
            row.addWidget(widget)
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self.hide)
        self._close.clicked.connect(self._give_up)
        self._button.clicked.connect(self._take)
        self.hide()

    @property
    def text(self) -> str:
        """The message that is shown, or an empty text."""
        return "" if self.isHidden() else self._label.text()

    def say(
        self,
        message: str,
        words: str = "",
        act: Callable[[], None] | None = None,
        stays: bool = False,
        closed: Callable[[], None] | None = None,
    ) -> None:
        """Show a message, and with `words` a button that does `act`. Without `stays` it goes after a while.

        `closed` is called when the user closes it, not when another message takes its place.
        """
        self._label.setText(shown(message))
        self._button.setText(words)
        self._button.setVisible(bool(words))
        self._act = act
        self._closed = closed
        self.show()
        self._timer.start()
        if stays:
            self._timer.stop()

    def _take(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _give_up(self) -> None:
        closed, self._closed = self._closed, None
        self.hide()
        if closed is not None:
            closed()
