"""The one search field: hits in the map and its sources, commands after ">", and a card where one is to be chosen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from argmap.ui.hit_lines import HitLines, Stretch, hit_line

WIDTH = 320  # pixels
NARROW = 180
LIST_SIZE = QSize(520, 420)
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of the list, and what choosing it does; without `act` it only says something."""

    words: str
    detail: str
    act: Callable[[], None] | None
    marks: tuple[Stretch, ...] = ()  # of the words: what was found


Find = Callable[[str], Iterable[Hit]]


class SearchField(QLineEdit):
    """Asks `find` for hits as the text changes, and does what the chosen one says."""

    left = Signal()  # Escape, or a hit was chosen: the keyboard may go back to where it was

    def __init__(self, find: Find, parent: QWidget) -> None:
        super().__init__(parent)
        self._find = self._find_always = find
        self._hits: list[Hit] = []
        self._list = QListWidget(parent)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setProperty("look", "hits")
        self._list.setItemDelegate(HitLines(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.hide()
        self._list.itemClicked.connect(self._take_clicked)
        self.setMinimumWidth(NARROW)
        self.setMaximumWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setClearButtonEnabled(True)
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
        self._list.clear()
        for hit in self._hits:
            line = hit_line(hit.words, hit.detail, hit.marks)
            if hit.act is None:
                line.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(line)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(self._hits))
        self._place_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            self._list.keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._list.currentRow())
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._find is not self._find_always:
            self._end_picking()
        self._list.hide()

    def leave(self) -> None:
        """Forget what was found and give the keyboard back."""
        self.show_hits(())
        self._end_picking()
        self.clear()
        self.left.emit()

    def _ask(self, text: str) -> None:
        self.show_hits(self._find(text.strip()))

    def _take_clicked(self, item: QListWidgetItem) -> None:
        self._take(self._list.row(item))

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

    def _place_list(self) -> None:
        window = self.window()
        corner = self.mapTo(window, QPoint(self.width(), self.height() + 4))
        width = min(LIST_SIZE.width(), window.width() - 24)
        rows = self._list.sizeHintForRow(0) * len(self._hits) + 14
        self._list.setGeometry(max(12, corner.x() - width), corner.y(), width, min(LIST_SIZE.height(), rows))
        self._list.raise_()
