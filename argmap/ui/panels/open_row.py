"""One open point in the inspector: what is open, and a quiet button with what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QIcon
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from argmap.resources import resource_path
from argmap.ui.panels.fields import small_button
from argmap.ui.text import plain_label, set_tooltip

ICON = QSize(12, 12)  # pixels


class OpenRow(QWidget):
    """The button opens the menu, and so does a right click on the sentence."""

    def __init__(self, sentence: str, acts: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = small_button("", "more")
        self.button.setIcon(QIcon(resource_path("icons/chevron-down.svg").as_posix()))
        self.button.setIconSize(ICON)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setAccessibleName(self.tr("What to do about it"))
        self.button.setAccessibleDescription(sentence)
        set_tooltip(self.button, self.tr("What to do about it"))
        self.menu = QMenu(self)
        for act in acts:
            act.setParent(self.menu)
            self.menu.addAction(act)
        self.button.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(plain_label(sentence, wraps=True), 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu.popup(event.globalPos())

    def _open(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
