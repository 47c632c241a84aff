"""Rows of chips: the cards in the tray."""

from collections.abc import Sequence
from itertools import groupby, islice

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from argmap.core.document import Document
from argmap.ui.mime import put_places

ROWS = 3  # at most; more are scrolled to
GAP = 2  # pixels around a chip


class _AtMostARow(QStyledItemDelegate):
    """Makes no chip wider than the row it stands in: what does not fit ends in an ellipsis."""

    def __init__(self, chips: QListWidget) -> None:
        super().__init__(chips)
        self._chips = chips

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        hint.setWidth(max(1, min(hint.width(), self._chips.viewport().width() - 2 * GAP)))
        return hint


class Chips(QListWidget):
    """The cards as chips that wrap: items of a list, so that keys and screen readers find them."""

    got_keyboard = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.rows = ROWS
        self.setProperty("look", "chips")
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSpacing(GAP)
        self.setItemDelegate(_AtMostARow(self))
        self.setIconSize(QSize(10, 10))
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QListWidget.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda point: self.menu_wanted.emit(self.mapToGlobal(point)))

    def fit_height(self) -> None:
        """Be as high as the rows are at the present width; a scroll bar comes with the first row too many only."""
        self.doItemsLayout()
        down = self.verticalOffset()
        lowest = (self.visualItemRect(self.item(index)).bottom() + down for index in range(self.count()))
        bottoms = [*islice((bottom for bottom, _ in groupby(lowest)), self.rows + 1)]  # a row's chips are of one height
        is_long = len(bottoms) > self.rows
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        if bottoms:
            self.setFixedHeight(bottoms[: self.rows][-1] + 1 + GAP + 2 * self.frameWidth())

    def first_middle(self) -> int:
        """How far down the middle of the first row is."""
        return self.visualItemRect(self.item(0)).center().y() + self.verticalOffset() + self.frameWidth()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_height()

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        mime = super().mimeData(items)
        put_places(mime, [item.data(Qt.ItemDataRole.UserRole) for item in items], self._document)
        return mime

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.got_keyboard.emit()
