"""The list below the search field: the hits, one a line. Imported when something is found for the first time."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QListWidget, QWidget

from argmap.ui.hit import Hit
from argmap.ui.hit_lines import HitLines, hit_line

SIZE = QSize(520, 420)  # pixels at most
GAP = 4  # pixels below the field
EDGE = 12  # pixels to the edges of the window at least


class HitList(QListWidget):
    """Never has the keyboard: the field hands it the keys that walk it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("look", "hits")
        self.setItemDelegate(HitLines(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def show_hits(self, hits: Iterable[Hit], field: QWidget) -> None:
        """Show them below the field; hidden if there are none."""
        self.clear()
        for hit in hits:
            line = hit_line(hit.words, hit.detail, hit.marks)
            if hit.act is None:
                line.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(line)
        self.setCurrentRow(0)
        self.setVisible(self.count() > 0)
        self._place(field)

    def _place(self, field: QWidget) -> None:
        window = field.window()
        corner = field.mapTo(window, QPoint(field.width(), field.height() + GAP))
        width = min(SIZE.width(), window.width() - 2 * EDGE)
        rows = self.sizeHintForRow(0) * self.count() + 14
        self.setGeometry(max(EDGE, corner.x() - width), corner.y(), width, min(SIZE.height(), rows))
        self.raise_()
