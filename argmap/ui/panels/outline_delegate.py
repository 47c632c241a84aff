"""How a line of the outline is painted and written: mark, quiet lead, text in a few lines."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPalette, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from argmap.core.records import RecordId
from argmap.render.theme import Theme
from argmap.ui.broken_text import broken_text, quiet_lead
from argmap.ui.canvas.editor import CardEditor, Ending
from argmap.ui.panels.outline_model import LEAD, PLACE
from argmap.ui.soon import soon
from argmap.ui.styling import window_font

ICON = 16  # pixels
GAP = 6
MARGIN = 4
LINES = 3  # of a card's text at most; the whole is in the inspector
LARGE = 2_000  # cards; of more, each line shows as much as one holds: Qt would measure all lines to know where one is
EDITOR_LINES = 12  # of a text that is being written, at most; longer ones scroll
RING = 2.0  # around the line that has the keyboard
EDGE = 2  # pixels of the border of a field that lies over lines
RADIUS = 5.0

Index = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Paints the lines of one tree view, and edits them with the card editor."""

    ended = Signal(object, object)  # (the CardEditor, an Ending)
    typed = Signal(object, str)  # (the index, the text as it is now)

    def __init__(self, view: QTreeView, theme: Theme) -> None:
        super().__init__(view)
        self.lines = LINES
        self._view = view
        self.theme = theme
        self.placeholder = ""
        self.strength: Callable[[RecordId], float] = lambda _place_id: 1.0  # how much of a line is seen, from 0 to 1
        self.is_selected: Callable[[RecordId], bool] = lambda _place_id: False  # though the view may not know it
        self._metrics = QFontMetrics(window_font())
        self._edited = QPersistentModelIndex()
        self._editor: CardEditor | None = None

    def fit_to(self, cards: int) -> None:
        """Give each card of a large map one line, and those of a smaller one as many as its words need."""
        if (cards > LARGE) != self.is_even:
            self.lines = 1 if cards > LARGE else LINES
            self._view.setUniformRowHeights(self.is_even)
            self._view.scheduleDelayedItemsLayout()

    @property
    def is_even(self) -> bool:
        """Whether all lines are equally high, and what is being written lies over those below it."""
        return self.lines == 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if self.is_even:
            return self._size(1)
        if self._editor is not None and self._edited == index:
            return QSize(100, self._editor_height(self._editor) + 4 * MARGIN)
        return self._size(self._layout(index, self._text_width(index)).lineCount())

    def _size(self, lines: int) -> QSize:
        return QSize(100, max(ICON, lines * self._metrics.lineSpacing()) + 2 * MARGIN)

    def _editor_height(self, editor: CardEditor) -> int:
        """What is written, as far as so many lines hold it."""
        line = self._metrics.lineSpacing()
        return max(round(min(editor.height_needed(), EDITOR_LINES * line)), line - 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style, place_id = self._view.style(), index.data(PLACE) or ""
        if self.is_selected(place_id):
            option.state |= QStyle.StateFlag.State_Selected
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._view)
        rect = option.rect.adjusted(0, MARGIN, -GAP, -MARGIN)
        painter.setOpacity(self.strength(place_id))
        is_edited = self._edited == index
        line = self._metrics.lineSpacing()
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            top = rect.top() + (line - ICON) // 2 + (MARGIN if is_edited else 0)
            icon.paint(painter, QRect(rect.left(), top, ICON, ICON))
        if is_edited:
            painter.setOpacity(1.0)
            if not self.is_even:
                self._draw_ring(painter, self._editor_rect(option.rect).adjusted(-4, -3, 3, 3), self.theme.card)
            return
        painter.setPen(option.palette.color(QPalette.ColorRole.WindowText))
        layout = self._layout(index, rect.width() - ICON - GAP)
        layout.draw(painter, QPointF(rect.left() + ICON + GAP, rect.top()))
        painter.setOpacity(1.0)
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            self._draw_ring(painter, option.rect.adjusted(0, 1, -1, -1))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CardEditor(parent)
        editor.set_look(window_font(), self.theme.text, self.theme.card, self.theme.muted)
        if self.is_even:
            border = f"border: {EDGE}px solid {self.theme.accent}; border-radius: {RADIUS}px;"
            editor.setStyleSheet(f"{editor.styleSheet()} QPlainTextEdit {{ {border} }}")
        editor.setPlaceholderText(self.placeholder)
        editor.set_text(index.data(Qt.ItemDataRole.EditRole) or "")
        editor.ended.connect(lambda how: self.ended.emit(editor, how))
        editor.textChanged.connect(lambda: self.typed.emit(self._edited, editor.text()))
        editor.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._edited, self._editor = QPersistentModelIndex(index), editor
        return editor

    @property
    def editor(self) -> CardEditor | None:
        """The field in which a line is being written."""
        return self._editor

    @property
    def is_writing(self) -> bool:
        """Whether there is a field, and its line as well."""
        return self._editor is not None and self._edited.isValid()

    def end_writing(self) -> None:
        """Keep what is being written, as another line is to be: Qt opens no second field, and would leave the first."""
        if self._editor is not None:
            self._editor.end(Ending.AWAY)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self._editor:
            self._edited, self._editor = QPersistentModelIndex(), None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is being written stays, whatever the map says meanwhile."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was written goes to the map by `ended`, never into the model."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = self._editor_rect(option.rect)
        is_wider = editor.width() != rect.width()
        editor.setGeometry(self._over_lines(rect) if self.is_even else rect)
        if is_wider:  # the lines break elsewhere, which the document does not say
            soon(self, self._grow)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """The editor knows its own keys; Qt's would take Tab and Escape from it."""
        return False

    def _grow(self) -> None:
        """The line is as high as what is being written, or its field is."""
        if self.is_even and self._editor is not None:
            self._editor.setGeometry(self._over_lines(self._editor_rect(self._view.visualRect(self._edited))))
            self._view.viewport().update()
        else:
            self.sizeHintChanged.emit(self._edited)

    def _over_lines(self, rect: QRect) -> QRect:
        """Where the field lies among equally high lines: as high as its words, and within the view."""
        height = (self._editor_height(self._editor) if self._editor is not None else rect.height()) + 2 * EDGE
        lowest = self._view.viewport().height() - height - MARGIN
        return QRect(rect.left(), max(MARGIN, min(rect.top() - MARGIN, lowest)), rect.width(), height)

    def _editor_rect(self, rect: QRect) -> QRect:
        return rect.adjusted(ICON + GAP, 2 * MARGIN, -GAP, -2 * MARGIN)

    def _draw_ring(self, painter: QPainter, rect: QRect, fill: str | None = None) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.accent), RING))
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect), RADIUS, RADIUS)
        painter.restore()

    def _layout(self, index: Index, width: int) -> QTextLayout:
        lead = f"{index.data(LEAD)} · " if index.data(LEAD) else ""
        text = (index.data(Qt.ItemDataRole.DisplayRole) or "")[: self.lines * 400]
        formats = [quiet_lead(lead, self.theme.muted)] if lead else []
        return broken_text(lead + text, window_font(), width, self.lines, formats)

    def _text_width(self, index: Index) -> int:
        depth = 0
        above = index.parent()
        while above.isValid():
            depth += 1
            above = above.parent()
        indents = (depth + 1) * self._view.indentation()
        return max(80, self._view.viewport().width() - indents - ICON - 2 * GAP)


def ends_with_words(how: Ending, text: str) -> bool:
    """Whether an editor that was left so keeps what was written."""
    return how in (Ending.COMMIT, Ending.CHILD) or (how is Ending.AWAY and bool(text.strip()))
