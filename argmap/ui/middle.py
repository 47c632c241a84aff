"""The middle of the window: the map, what to do while it is empty, and the inspector over it where room is short."""

from PySide6.QtCore import QEvent, QObject, Qt
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
        self._above: list[QWidget] = []
        self._over: QWidget | None = None
        self._edge = QWidget(self)
        self._edge.setProperty("look", "edge")
        self._edge.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._edge.hide()
        self._hint: QLabel = plain_label(look="hint", wraps=True)
        self._hint.setParent(self)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint.hide()

    def say(self, hint: str) -> None:
        """Show what to do next on the empty map; nothing if the hint is empty."""
        if hint == self._hint.text():
            return
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._lay_out()

    def put_above(self, bar: QWidget) -> None:
        """Let a bar take its height from the map, at the top, below those put there before, while it is shown."""
        bar.setParent(self)
        bar.installEventFilter(self)
        self._above.append(bar)
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A bar came or went."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._lay_out()
        return False

    def put_over(self, widget: QWidget) -> None:
        """Let a widget lie over the right edge of the map.

        The splitter it may leave gives its room to the map before the widget has its new parent. Raising it then would
        shift Qt's list of the splitter's children and lose the map out of it.
        """
        widget.setParent(self)
        self._over = widget
        self._lay_out()

    def take_over(self) -> None:
        """Forget the widget that lay over the map; whoever takes it gives it a new place."""
        self._over = None
        self._edge.hide()

    def show_over(self, shown: bool) -> None:
        """Show or hide what lies over the map, if anything does."""
        if self._over is not None:
            self._edge.setVisible(shown)

    def free_width(self) -> int:
        """How much of the map's width nothing lies over."""
        covered = self._over is not None and self._over.isVisibleTo(self)
        return self.width() - (INSPECTOR_WIDTH if covered else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        top = 0
        for bar in self._above:
            if not bar.isHidden():
                bar.setGeometry(0, top, self.width(), bar.height())
                top += bar.height()
        self._view.setGeometry(self.rect().adjusted(0, top, 0, 0))
        width = min(420, self.width() - 40)
        self._hint.setGeometry((self.width() - width) // 2, self.height() // 3, width, 120)
        self._hint.raise_()
        if self._over is not None:
            self._over.setGeometry(self.width() - INSPECTOR_WIDTH, top, INSPECTOR_WIDTH, self.height() - top)
            self._over.raise_()
            self._edge.setGeometry(self._over.x() - 1, top, 1, self.height() - top)
            self._edge.raise_()
