"""How a line of the outline is painted and written: mark, quiet lead, text in a few lines."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from argmap.render.theme import Theme
from argmap.ui.canvas.editor import CardEditor, Ending
from argmap.ui.panels.outline_model import LEAD
from argmap.ui.styling import window_font

ICON = 16  # pixels
GAP = 6
MARGIN = 4
LINES = 3  # of a card's text at most; the whole is in the tooltip and in the inspector
EDITOR_LINES = 4

Index = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Paints the lines of one tree view, and edits them with the card editor."""

    ended = Signal(object, object)  # (the CardEditor, an Ending)

    def __init__(self, view: QTreeView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self.theme = theme
        self.placeholder = ""
        self._metrics = QFontMetrics(window_font())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if self._view.indexWidget(index) is not None or self._is_edited(index):
            return QSize(100, EDITOR_LINES * self._metrics.lineSpacing() + 2 * MARGIN)
        width = self._text_width(index)
        lines = min(LINES, len(self._lines(self._text(index), width)))
        return QSize(100, max(ICON, lines * self._metrics.lineSpacing()) + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style = self._view.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._view)
        rect = option.rect.adjusted(0, MARGIN, -GAP, -MARGIN)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        line = self._metrics.lineSpacing()
        if isinstance(icon, QIcon):
            icon.paint(painter, QRect(rect.left(), rect.top() + (line - ICON) // 2, ICON, ICON))
        painter.setFont(window_font())
        painter.setPen(option.palette.color(QPalette.ColorRole.WindowText))
        at = QRect(rect.left() + ICON + GAP, rect.top(), rect.width() - ICON - GAP, line)
        for text in self._elided(index, at.width()):
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)
            at.translate(0, line)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CardEditor(parent)
        editor.set_look(window_font(), self.theme.text, self.theme.card, self.theme.muted)
        editor.setPlaceholderText(self.placeholder)
        editor.ended.connect(lambda how: self.ended.emit(editor, how))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CardEditor):
            editor.set_text(index.data(Qt.ItemDataRole.EditRole) or "")

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was written goes to the map by `ended`, never into the model."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(ICON + GAP, 1, 0, -1))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """The editor knows its own keys; Qt's would take Tab and Escape from it."""
        return False

    def _is_edited(self, index: Index) -> bool:
        return self._view.isPersistentEditorOpen(index) or (
            self._view.state() == QTreeView.State.EditingState and self._view.currentIndex() == index
        )

    def _text(self, index: Index) -> str:
        lead = index.data(LEAD)
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        return f"{lead} · {text}" if lead else text

    def _text_width(self, index: Index) -> int:
        depth = 0
        above = index.parent()
        while above.isValid():
            depth += 1
            above = above.parent()
        indents = (depth + 1) * self._view.indentation()
        return max(80, self._view.viewport().width() - indents - ICON - 2 * GAP)

    def _elided(self, index: Index, width: int) -> list[str]:
        lines = self._lines(self._text(index), width)
        if len(lines) <= LINES:
            return lines
        rest = " ".join(lines[LINES - 1 :])
        return [*lines[: LINES - 1], self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]

    def _lines(self, text: str, width: int) -> list[str]:
        """The text broken at spaces; no more lines than are shown, and one."""
        lines: list[str] = []
        line = ""
        for word in text[: LINES * 400].split():
            longer = f"{line} {word}" if line else word
            if line and self._metrics.horizontalAdvance(longer) > width:
                lines.append(line)
                line = word
                if len(lines) > LINES:
                    return lines
            else:
                line = longer
        return [*lines, line]


def ends_with_words(how: Ending, text: str) -> bool:
    """Whether an editor that was left so keeps what was written."""
    return how in (Ending.COMMIT, Ending.CHILD) or (how is Ending.AWAY and bool(text.strip()))
