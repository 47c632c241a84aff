"""How much of each section of a source is mapped, and below it the sentences that may have been missed."""

from bisect import bisect_right
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from argmap.reasoning.coverage import Coverage, Covered, Side
from argmap.reasoning.indicated import Indicated
from argmap.ui.text import isolated, plain_label, shortened, tooltip_text

SENTENCE, WORDS = 160, 40  # characters shown
PLACE = Qt.ItemDataRole.UserRole


class CoverageList(QWidget):
    """Enter or a double click goes to the sentence or the section; Escape closes."""

    wanted = Signal(int, int)  # the offsets of a sentence; of a section, twice where it begins
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._sections: list[Covered] = []
        self._groups: list[QTreeWidgetItem] = []
        self._below: list[list[QTreeWidgetItem]] = []  # the sentences of each group
        self._said = plain_label(look="muted", wraps=True)
        self._tree = QTreeWidget()
        self._tree.setAccessibleName(self.tr("Sections of the source, and sentences nothing rests on"))
        self._tree.setProperty("look", "outline")
        self._tree.setHeaderHidden(True)
        self._tree.setAllColumnsShowFocus(True)
        self._tree.setIndentation(14)
        self._tree.setColumnCount(2)
        self._tree.setUniformRowHeights(True)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.itemActivated.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)
        column.addWidget(self._tree, 1)
        self.setFocusProxy(self._tree)

    @property
    def has_keyboard(self) -> bool:
        return self._tree.hasFocus()

    def say(self, words: str) -> None:
        """Say what the list holds, or why it holds nothing."""
        self._said.setText(words)

    @property
    def said(self) -> str:
        return self._said.text()

    def show_sections(self, found: Coverage, text: str) -> None:
        """Begin anew with the sections of a text and their shares; sentences are added to them."""
        self._text = text
        self._sections = list(found.sections) or [found.whole]
        self._tree.clear()
        self._groups = [self._section(one) for one in self._sections]
        self._below = [[] for _ in self._groups]
        self._tree.addTopLevelItems(self._groups)
        for group in self._groups:
            group.setFirstColumnSpanned(True)
            group.setExpanded(True)

    def add(self, sentences: Iterable[Indicated]) -> None:
        """Add sentences to their sections."""
        starts = [one.start for one in self._sections]
        for one in sentences:
            number = max(0, bisect_right(starts, one.start) - 1)
            self._below[number].append(self._sentence(one))
            self._groups[number].addChild(self._below[number][-1])

    @property
    def place(self) -> tuple[int, int] | None:
        """The offsets of the current line."""
        chosen = self._tree.selectedItems()
        place: tuple[int, int] | None = chosen[0].data(0, PLACE) if chosen else None
        return place

    def lines(self) -> list[str]:
        """What the list says, from top to bottom; sentences are indented."""
        pairs = zip(self._groups, self._below, strict=True)
        return [line for group, below in pairs for line in (group.text(0), *(f"  {one.text(0)}" for one in below))]

    def stand_at(self, offset: int) -> None:
        """Make the first sentence from an offset on the current line; without one, the first line."""
        items = [item for below in self._below for item in below]
        found = next((item for item in items if item.data(0, PLACE)[0] >= offset), None)
        self._tree.setCurrentItem(found or next(iter(items), self._groups[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _section(self, one: Covered) -> QTreeWidgetItem:
        words = self._share_of(one)
        item = QTreeWidgetItem([words])
        item.setToolTip(0, tooltip_text(words))
        item.setData(0, PLACE, (one.start, one.start))
        return item

    def _sentence(self, one: Indicated) -> QTreeWidgetItem:
        words = self._text[one.start : one.end]
        said = ", ".join(dict.fromkeys(word.words.lower() for word in one.indicators))
        item = QTreeWidgetItem([shortened(words, SENTENCE), shortened(said, WORDS)])
        item.setData(0, PLACE, (one.start, one.end))
        item.setToolTip(0, tooltip_text(shortened(words, 8 * SENTENCE)))
        return item

    def _name_of(self, one: Covered) -> str:
        if one.kind == "text":
            return self.tr("The whole text")
        if not one.label:
            return self.tr("Before the first section")
        return self.tr("Page {0}").format(one.label) if one.kind == "page" else one.label

    def _share_of(self, one: Covered) -> str:
        """How much is mapped, and how much of it each side rests on, in per cent."""
        length = max(1, one.end - one.start)
        supports, opposes = (round(100 * one.by_side[side] / length) for side in (Side.SUPPORTS, Side.OPPOSES))
        words = self.tr("{0} %  {1}  (supports {2}, opposes {3})")
        name = isolated(shortened(self._name_of(one), SENTENCE))
        return words.format(round(100 * one.share), name, supports, opposes)

    def _go(self, item: QTreeWidgetItem) -> None:
        self.wanted.emit(*item.data(0, PLACE))
