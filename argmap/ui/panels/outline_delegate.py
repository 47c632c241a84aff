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
EDITOR_LINES = 12  # of a text that is being written, at most; longer ones scroll
RING = 2.0  # around the line that has the keyboard
RADIUS = 5.0

Index = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Paints the lines of one tree view, and edits them with the card editor."""

    ended = Signal(object, object)  # (the CardEditor, an Ending)
    typed = Signal(object, str)  # (the index, the text as it is now)

    def __init__(self, view: QTreeView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self.theme = theme
        self.placeholder = ""
        self.strength: Callable[[RecordId], float] = lambda _place_id: 1.0  # how much of a line is seen, from 0 to 1
        self.is_selected: Callable[[RecordId], bool] = lambda _place_id: False  # though the view may not know it
        self._metrics = QFontMetrics(window_font())
        self._edited = QPersistentModelIndex()
        self._editor: CardEditor | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if self._editor is not None and self._edited == index:
            most = EDITOR_LINES * self._metrics.lineSpacing()
            height = round(min(self._editor.height_needed(), most)) + 2 * MARGIN
            return QSize(100, max(height, self._metrics.lineSpacing()) + 2 * MARGIN)
        lines = self._layout(index, self._text_width(index)).lineCount()
        return QSize(100, max(ICON, lines * self._metrics.lineSpacing()) + 2 * MARGIN)

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
        editor.setPlaceholderText(self.placeholder)
        editor.set_text(index.data(Qt.ItemDataRole.EditRole) or "")
        editor.ended.connect(lambda how: self.ended.emit(editor, how))
        editor.textChanged.connect(lambda: self.typed.emit(self._edited, editor.text()))
        editor.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._edited, self._editor = QPersistentModelIndex(index), editor
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self._editor:
            self._edited, self._editor = QPersistentModelIndex(), None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is being written stays, whatever the map says meanwhile."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was written goes to the map by `ended`, never into the model."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        is_wider = editor.width() != self._editor_rect(option.rect).width()
        editor.setGeometry(self._editor_rect(option.rect))
        if is_wider:  # the lines break elsewhere, which the document does not say
            soon(self, self._grow)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """The editor knows its own keys; Qt's would take Tab and Escape from it."""
        return False

    def _grow(self) -> None:
        """The line is as high as what is being written."""
        self.sizeHintChanged.emit(self._edited)

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
        text = (index.data(Qt.ItemDataRole.DisplayRole) or "")[: LINES * 400]
        formats = [quiet_lead(lead, self.theme.muted)] if lead else []
        return broken_text(lead + text, window_font(), width, LINES, formats)

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
