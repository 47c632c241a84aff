"""What the slim bars above the map have in common: a row of widgets across the map, and quiet buttons in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from argmap.ui.text import set_tooltip


class Bar(QWidget):
    """As high as it says, with its widgets in `row`. All lengths in pixels."""

    def __init__(self, height: int, before: int, after: int, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(height)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(before, 0, after, 0)
        self.row.setSpacing(spacing)


def bar_button(words: str, look: str, act: object, key: str = "") -> QToolButton:
    """A button that does `act`, with its key in the tooltip."""
    button = QToolButton()
    button.setText(words)
    button.setProperty("look", look)
    button.clicked.connect(act)
    if key:
        set_tooltip(button, key)
    return button
