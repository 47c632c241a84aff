"""The middle of the window: the map, what to do while it is empty, and the inspector over it where room is short."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from argmap.ui.text import plain_label

INSPECTOR_WIDTH = 310  # pixels


class Middle(QWidget):
    """Holds the map over its whole size; others lie on top."""

    def __init__(self, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        view.setParent(self)
        self._over: QWidget | None = None
        self._hint: QLabel = plain_label(look="hint", wraps=True)
        self._hint.setParent(self)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint.hide()

    def say(self, hint: str) -> None:
        """Show what to do next on the empty map; nothing if the hint is empty."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._lay_out()

    def put_over(self, widget: QWidget) -> None:
        """Let a widget lie over the right edge of the map."""
        self._over = widget
        widget.setParent(self)
        self._lay_out()

    def take_over(self) -> None:
        """Forget the widget that lay over the map; whoever takes it gives it a new place."""
        self._over = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        self._view.setGeometry(self.rect())
        width = min(420, self.width() - 40)
        self._hint.setGeometry((self.width() - width) // 2, self.height() // 3, width, 120)
        self._hint.raise_()
        if self._over is not None:
            self._over.setGeometry(self.width() - INSPECTOR_WIDTH, 0, INSPECTOR_WIDTH, self.height())
            self._over.raise_()
