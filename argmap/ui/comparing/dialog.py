"""Two maps beside each other, moving as one; below them what differs, walked by a key. Looking changes nothing."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QSplitter, QVBoxLayout, QWidget

from argmap.core.records import RecordId
from argmap.reasoning.comparing.marks import Marks, aims_of
from argmap.reasoning.comparing.sentences import summary
from argmap.reasoning.sayings import sayings_of
from argmap.ui.bar import bar_button
from argmap.ui.comparing.compared import Compared
from argmap.ui.comparing.linking import Linked
from argmap.ui.comparing.marked_canvas import MarkedCanvas
from argmap.ui.comparing.row_painting import RowPainting
from argmap.ui.comparing.rows import DifferenceRows
from argmap.ui.comparing.side import Side
from argmap.ui.dialogs.frame import begin_large, button_row, column_of
from argmap.ui.elided import ElidedLabel
from argmap.ui.text import plain_label, set_tooltip
from argmap.ui.theming import theme_of
from argmap.ui.versions.preview import LaidOut, Preview
from argmap.ui.viewing import Look
from argmap.ui.window import Window

FIRST_SIZE = (1480, 900)  # pixels
SHARES = (590, 240)  # of the maps, and of what differs
HANDLE = 8
INSET = 10  # of a map's name from the edge of the map
MERGE_KEY = "Ctrl+Return"
LOOKS = {
    "Ctrl++": Look.ZOOM_IN,
    "Ctrl+=": Look.ZOOM_IN,
    "Ctrl+-": Look.ZOOM_OUT,
    "Ctrl+0": Look.ACTUAL_SIZE,
    "Ctrl+1": Look.FIT,
    "Alt+Up": Look.MOVE_UP,
    "Alt+Down": Look.MOVE_DOWN,
    "Alt+Left": Look.MOVE_LEFT,
    "Alt+Right": Look.MOVE_RIGHT,
}
"""As on the map of the window."""


class CompareDialog(QDialog):
    """The first map at the left, the second at the right. `merge` is what its button does, if there is one."""

    def __init__(
        self,
        window: Window,
        compared: Compared,
        merge: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent or window)
        self._compared, self._merge = compared, merge if not compared.comparison.is_same else None
        appearance = window.desk.appearance
        self.first, self.second = (Preview(appearance, free=window.desk.collector.free) for _ in range(2))
        self.list = QListView()
        self._trees = (compared.first.session.tree, compared.second.session.tree)
        self.rows = DifferenceRows(compared.comparison, *self._trees, parent=self)
        self._place = plain_label(look="muted")
        self._lay_out(window)
        self.linked = Linked(
            _side(self.first, compared.first, compared.marks[0], compared.comparison.matching.b_of),
            _side(self.second, compared.second, compared.marks[1], compared.comparison.matching.a_of),
            self,
        )
        self._listen()

    def showEvent(self, event: QShowEvent) -> None:
        """Both maps have their size by now."""
        super().showEvent(event)
        if self.list.currentIndex().isValid():
            return
        self.linked.show_whole()
        self.list.setCurrentIndex(self.rows.index(0))
        self.list.setFocus()

    def step(self, by: int) -> None:
        """Go to the next difference, or the one before."""
        row = max(0, min(self.list.currentIndex().row() + by, self.rows.rowCount() - 1))
        self.list.setCurrentIndex(self.rows.index(row))  # none, where nothing differs

    def accept(self) -> None:
        """Go on to the merge."""
        super().accept()
        if self._merge is not None:
            self._merge()

    def done(self, result: int) -> None:
        self.first.clear()
        self.second.clear()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next difference, as F8 does: a hand that walks them must not begin a merge."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self, window: Window) -> None:
        column = column_of(self, self.tr("Compare"))
        begin_large(self, *FIRST_SIZE)
        maps = QSplitter(Qt.Orientation.Horizontal)
        for name, preview in zip(self._compared.names, (self.first, self.second), strict=True):
            maps.addWidget(_titled(name, preview))
        maps.setSizes([1, 1])
        maps.setHandleWidth(HANDLE)
        self.list.setProperty("look", "found")
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Differences"))
        self.list.setItemDelegate(RowPainting(self.list, partial(theme_of, window.desk.appearance)))
        self.list.setModel(self.rows)
        self._whole = whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(maps)
        self._below = self._list_with_head()
        whole.addWidget(self._below)
        whole.setSizes(SHARES)
        whole.setStretchFactor(0, 1)
        column.addWidget(whole, 1)
        column.addLayout(self._buttons())

    def _list_with_head(self) -> QWidget:
        counts = ElidedLabel("strong")
        compared = self._compared
        say = sayings_of(compared.second.session.tree, compared.first.session.tree)
        counts.show_text(summary(compared.comparison, say))
        self.previous = bar_button(self.tr("Previous"), "compact", partial(self.step, -1), "Shift+F8")
        self.next = bar_button(self.tr("Next"), "compact", partial(self.step, 1), "F8")
        head = QHBoxLayout()
        head.addWidget(counts)
        head.addWidget(self._place)
        head.addStretch(1)
        for button in (self.previous, self.next):
            head.addWidget(button)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        return below

    def _buttons(self) -> QHBoxLayout:
        row, merge = button_row(self, self.tr("Merge…"), self.tr("Close"))
        merge.setVisible(self._merge is not None)
        merge.setDefault(False)
        merge.setAutoDefault(False)
        set_tooltip(merge, MERGE_KEY)
        if self._merge is not None:
            QShortcut(QKeySequence(MERGE_KEY), self, self.accept)
        return row

    def _listen(self) -> None:
        for side, name in zip(self.linked.sides, self._compared.names, strict=True):
            side.canvas.setAccessibleName(name)
        self.list.selectionModel().currentChanged.connect(self._show)
        for key, by in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(key), self, partial(self.step, by))
        for key, look in LOOKS.items():
            QShortcut(QKeySequence(key), self, partial(self.linked.look, look))
        has_rows = self.rows.rowCount() > 0
        for widget in (self.list, self._place, self.previous, self.next):
            widget.setVisible(has_rows)
        if not has_rows:
            height = self._below.sizeHint().height()
            self._below.setMaximumHeight(height)
            self._whole.setSizes((sum(SHARES) - height, height))  # all other room is for the maps

    def _show(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        finding = self.rows.finding(index.row())
        self.linked.show(aims_of(finding, self._compared.comparison.matching, *self._trees))
        self._place.setText(self.tr("{0} of {1}").format(f"{index.row() + 1:,}", f"{self.rows.rowCount():,}"))


def _side(preview: Preview, made: LaidOut, marks: Marks, partners: Mapping[RecordId, RecordId]) -> Side:
    """Show a map, and say what the other has to know of it."""
    preview.show_map(made, lambda context: MarkedCanvas(context, marks))
    if preview.context is None or preview.canvas is None:
        raise ValueError("a map that is shown has a canvas")
    return Side(preview.context, preview.canvas, partners)


def _titled(name: str, preview: Preview) -> QWidget:
    title = ElidedLabel("strong")
    title.show_text(name)
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    row = QHBoxLayout()
    row.setContentsMargins(INSET, 0, INSET, 0)
    row.addWidget(title)
    row.addStretch(1)
    column.addLayout(row)
    column.addWidget(preview, 1)
    return whole
