"""The outline of the shown source: a button that opens it as a list, from which one goes to a chapter or a page."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QToolButton, QWidget

from argmap.core.contents import Entry, contents_of
from argmap.core.records import SourceText
from argmap.ui.text import shortened
from argmap.ui.translating import translate

FEW = 2  # entries from which on there is something to choose
WORDS = 80  # characters of a heading
INDENT = "    "
SIZE = QSize(380, 420)  # pixels, at most


class ContentsButton(QToolButton):
    """Hidden where a text has no outline. States `chosen` with an offset of the text."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Contents"))
        self.setProperty("look", "quiet")
        self._text: SourceText | None = None
        self.list = _Entries(self)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.clicked.connect(self.open)
        self.hide()

    def show_text(self, text: SourceText | None) -> None:
        """Be the outline of a text."""
        if text is not self._text:
            self._text = text
            self.setVisible(text is not None and len(text.locators) >= FEW and len(contents_of(text)) >= FEW)

    def open(self, offset: int = 0) -> None:
        """Open the list below the button, at the entry in which an offset lies."""
        if self._text is None or not self.isVisible():
            return
        entries = contents_of(self._text)
        self.list.fill([(_words(one), one) for one in entries])
        before = [number for number, one in enumerate(entries) if one.offset <= offset]
        self.list.setCurrentRow(before[-1] if before else 0)
        self.list.resize(SIZE.width(), min(SIZE.height(), self.list.height_of_all()))
        corner = self.mapToGlobal(QPoint(self.width(), self.height()))
        self.list.move(corner - QPoint(self.list.width(), -4))
        self.list.show()
        self.list.setFocus()

    def _choose(self, item: QListWidgetItem) -> None:
        self.list.hide()
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class _Entries(QListWidget):
    """A list that closes when it is left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setProperty("look", "hits")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Contents of the source"))

    def fill(self, entries: list[tuple[str, Entry]]) -> None:
        self.clear()
        for words, entry in entries:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, entry.offset)
            self.addItem(item)

    def height_of_all(self) -> int:
        return self.sizeHintForRow(0) * self.count() + 2 * self.frameWidth() + 12

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


def _words(entry: Entry) -> str:
    page = translate("Contents", "p. {0}").format(entry.page) if entry.page else ""
    if not entry.words:
        return page
    words = INDENT * entry.level + shortened(entry.words, WORDS)
    return f"{words}  ·  {page}" if page else words
