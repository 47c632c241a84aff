"""The one search field: hits in the map and its sources, commands after ">", and a card where one is to be chosen."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from argmap.ui.hit import Find, Hit

WIDTH = 320  # pixels
NARROW = 180
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchField(QLineEdit):
    """Asks `find` for hits as the text changes, and does what the chosen one says."""

    left = Signal()  # Escape, or a hit was chosen: the keyboard may go back to where it was

    def __init__(self, find: Find, parent: QWidget) -> None:
        super().__init__(parent)
        self._find = self._find_always = find
        self._hits: list[Hit] = []
        self._list: Any = None  # the HitList, once something was asked
        self.setMinimumWidth(NARROW)
        self.setMaximumWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say_what()
        self.textEdited.connect(self._ask)

    @property
    def hits(self) -> list[Hit]:
        """What the list shows now."""
        return list(self._hits)

    def start(self, text: str = "") -> None:
        """Take the keyboard, with this text to begin with."""
        self.setText(text)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.end(False)  # taking the keyboard selected the text, and the first letter would have replaced it
        self._ask(text)

    def pick(self, question: str, find: Find) -> None:
        """Ask for one thing; until it is chosen or given up, `find` says what there is."""
        self._find = find
        self.setPlaceholderText(question)
        self.start()

    def ask_again(self) -> None:
        """Ask once more if nothing was found so far, as by a search that was not ready."""
        if self.hasFocus() and self.text() and all(hit.act is None for hit in self._hits):
            self._ask(self.text())

    def show_hits(self, hits: Iterable[Hit]) -> None:
        """Fill the list; hidden if there is nothing."""
        self._hits = list(hits)
        if self._list is not None:
            self._list.show_hits(self._hits, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES and self._list is not None:
            self._list.keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._list is not None:
            self._take(self._list.currentRow())
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._find is not self._find_always:
            self._end_picking()
        self._hide_list()

    def leave(self) -> None:
        """Forget what was found and give the keyboard back."""
        self.show_hits(())
        self._end_picking()
        self.clear()
        self.left.emit()

    def _ask(self, text: str) -> None:
        if self._list is None:
            self._make_list()
        self.show_hits(self._find(text.strip()))

    def _make_list(self) -> None:
        """What a field needs that is asked something; an empty one in a window that has just opened does not."""
        from argmap.ui.hit_list import HitList

        self._list = HitList(self.window())
        self._list.clicked.connect(self._take_clicked)
        self.setClearButtonEnabled(True)

    def _hide_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _take_clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._hits):
            act = self._hits[row].act
            if act is not None:
                self.leave()
                act()

    def _end_picking(self) -> None:
        self._find = self._find_always
        self._say_what()

    def _say_what(self) -> None:
        self.setPlaceholderText(self.tr("Search map and sources; > for commands …"))
        self.setAccessibleName(self.tr("Search map and sources"))
