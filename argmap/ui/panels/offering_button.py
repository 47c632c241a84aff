"""A button that offers something in a menu of its own, which may outlive it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QStyleOptionToolButton, QToolButton, QWidget


class OfferingButton(QToolButton):
    """Looks like a button with a menu. Qt's own waits within its press until the menu is closed: if it is made anew
    meanwhile, as the panels make theirs when the map changes, that ends the process.
    """

    def __init__(self, words: str, offered: Callable[[QWidget], QMenu], parent: QWidget | None = None) -> None:
        """`offered` makes the menu, a child of the window that it is handed."""
        super().__init__(parent)
        self._offered = offered
        self.setText(words)
        self.setProperty("look", "facet")
        self.clicked.connect(self._offer)

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """With the mark of a menu."""
        super().initStyleOption(option)
        option.features |= QStyleOptionToolButton.ToolButtonFeature.HasMenu

    def _offer(self) -> None:
        menu = self._offered(self.window())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
