"""The tree view of the outline: letters are commands, arrows stand beside the first line, the whole line is shown."""

from collections.abc import Iterable, Sequence, Set

from PySide6.QtCore import QEvent, QItemSelectionModel, QPointF, QRect, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QTreeView, QWidget

from argmap.core.records import RecordId
from argmap.ui.panels.outline_delegate import MARGIN, Index
from argmap.ui.panels.outline_lines import Line

INDENT = 18  # pixels a level
SOON_MS = 100  # after the last change of its width: with 50,000 lines half a second's work
ARROW = [QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2)]


class OutlineView(QTreeView):
    """A tree view in which plain letters are commands, not a search."""

    got_keyboard = Signal()
    all_wanted = Signal()  # all lines are to be selected

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_toggling = False  # whether what is selected last comes to what was selected, or goes from it
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.scheduleDelayedItemsLayout)
        self.setProperty("look", "outline")
        self.setHeaderHidden(True)
        self.setIndentation(INDENT)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setDragDropMode(QTreeView.DragDropMode.DragDrop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""

    def selectAll(self) -> None:
        """Qt would make a range of each card that has others below it, and look through them for each line."""
        self.all_wanted.emit()

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Note what the hand means by what it does."""
        command = super().selectionCommand(index, event)
        self.is_toggling = bool(command & QItemSelectionModel.SelectionFlag.Toggle)
        return command

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """An arrow beside the first line of what can be folded."""
        if not self.model().hasChildren(index):
            return
        line = self.fontMetrics().lineSpacing()
        side = rect.left() if self.isRightToLeft() else rect.right() - INDENT
        centre = QPointF(side + INDENT / 2, rect.top() + MARGIN + line / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().placeholderText(), 1.6, c=Qt.PenCapStyle.RoundCap))
        painter.translate(centre)
        if not self.isExpanded(index):
            painter.rotate(90 if self.isRightToLeft() else -90)
        painter.drawPolyline(ARROW)
        painter.restore()

    def unfold(self, lines: Iterable[Line], folded: Set[RecordId]) -> None:
        """Unfold lines, but those that the map has folded. All are laid out at once, when they are next looked at."""
        self.scheduleDelayedItemsLayout()
        with QSignalBlocker(self):  # this is no wish of the hand's
            for line in lines:
                if line.hasChildren():
                    self.setExpanded(line.index(), line.place.id not in folded)

    def unfold_all(self, lines: Sequence[Line], folded: Set[RecordId]) -> None:
        """Unfold all lines but those that the map has folded: what is true of most for all of them, then the others."""
        closed = [line for line in lines if line.place.id in folded]
        are_most_closed = 2 * len(closed) > len(lines)
        with QSignalBlocker(self):
            (self.collapseAll if are_most_closed else self.expandAll)()
        self.unfold((line for line in lines if line.place.id not in folded) if are_most_closed else closed, folded)

    def forget_editor(self) -> None:
        """Be ready for another field: the line of the one that is open has gone with what it stood below."""
        self.updateEditorGeometries()
        self.setState(QTreeView.State.NoState)

    def bring_into_view(self, index: Index) -> None:
        """Scroll until the whole line is seen; Qt is content with a line that is cut at the lower edge."""
        self.scrollTo(index)
        if self.visualRect(index).bottom() > self.viewport().height():
            self.scrollTo(index, QTreeView.ScrollHint.PositionAtBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width the lines break elsewhere; Qt would keep their heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._soon.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.got_keyboard.emit()
