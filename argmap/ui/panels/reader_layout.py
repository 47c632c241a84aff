"""Lays out of a long text what is looked at, and nothing else; the rest has estimated heights until it is reached."""

from collections.abc import Callable, Mapping
from math import ceil
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextOption,
)

from argmap.ui.panels.reader_fonts import (
    ABOVE_HEADING,
    BELOW_PARAGRAPH,
    EMPTY,
    font_of,
    least_line_height,
    room_below,
)
from argmap.ui.panels.reader_heights import Heights
from argmap.ui.panels.reader_painting import Decor, Ranges, format_range, paint_line
from argmap.ui.panels.reader_text import ShownText

MARGIN = 4  # pixels around the text
KEPT = 2_000  # lines that stay laid out; those that were left longest ago are let go


class ReaderLayout(QAbstractTextDocumentLayout):
    """The layout of a read-only document whose blocks are the first lines of a `ShownText`, or all of them."""

    def __init__(self, document: QTextDocument, decor: Callable[[int, int], Decor]) -> None:
        """`decor` is asked for what decorates the text from one offset to another when that is painted."""
        super().__init__(document)
        self._document = document  # asked for by `document()`, PySide would never let go of the layout again
        self._decor = decor
        self._shown = ShownText("")
        self._levels: Mapping[int, int] = {}
        self._letter = QFontMetricsF(font_of(0)).averageCharWidth()
        self._width = 0.0
        self._laid_out: dict[int, None] = {}  # in the order in which they were looked at
        self._heights = self._estimated()

    def show_text(self, shown: ShownText, levels: Mapping[int, int]) -> None:
        """Take the lines of another text; `levels` names those that are headings."""
        self._shown, self._levels = shown, levels
        self._forget()

    # -- what is where

    def top(self, number: int) -> int:
        """Where a line begins, as far as is known."""
        return MARGIN + self._heights.top(number)

    def number_at(self, y: float) -> int:
        """The line at a height of the document."""
        return self._heights.number_at(y - MARGIN)

    def lay_out(self, top: float, bottom: float) -> None:
        """Lay out what lies between two heights of the document, so that nothing there will move any more."""
        number = self.number_at(top)
        y = self.top(number)
        while number < self._document.blockCount() and y < bottom:
            block = self._document.findBlockByNumber(number)
            self._lay_out(block)
            block.layout().setPosition(QPointF(MARGIN, y))  # where screen readers look for it
            y += self._heights.height(number)
            number += 1

    def tidy(self) -> None:
        """Say how high the document is now, and give back the memory of lines that were left long ago."""
        for number in list(self._laid_out)[: max(0, len(self._laid_out) - KEPT)]:
            del self._laid_out[number]
            self._document.findBlockByNumber(number).clearLayout()
        self.documentSizeChanged.emit(self.documentSize())

    # -- what Qt asks

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """Text was put behind the line it begins on, which may have been laid out; or the width is another one."""
        self._document.findBlock(start).clearLayout()
        if self._document.pageSize().width() != self._width:
            self._width = self._document.pageSize().width()
            self._forget()

    def documentSize(self) -> QSizeF:
        return QSizeF(self._width, self._heights.total + 2 * MARGIN)

    def pageCount(self) -> int:
        return 1

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Where a block lies; it is laid out for that."""
        if not block.isValid():
            return QRectF()
        self._lay_out(block)
        number = block.blockNumber()
        return QRectF(MARGIN, self.top(number), self._width - 2 * MARGIN, self._heights.height(number))

    def hitTest(self, point: Any, accuracy: Qt.HitTestAccuracy) -> int:  # noqa: ANN401  # a QPointF; the stubs say more
        number = min(self.number_at(point.y()), self._document.blockCount() - 1)
        block = self._document.findBlockByNumber(number)
        place = point - self.blockBoundingRect(block).topLeft()
        layout = block.layout()
        rows = map(layout.lineAt, range(layout.lineCount()))
        row = next((row for row in rows if place.y() < row.y() + row.height()), layout.lineAt(layout.lineCount() - 1))
        if accuracy is Qt.HitTestAccuracy.ExactHit and not row.naturalTextRect().contains(place):
            return -1
        return block.position() + int(row.xToCursor(place.x()))

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        clip = context.clip if context.clip.isValid() else QRectF(QPointF(), self.documentSize())
        self.lay_out(clip.top(), clip.bottom())
        first = self.number_at(clip.top())
        after = min(self.number_at(clip.bottom()) + 1, self._document.blockCount())
        if first >= after:
            return
        decor = self._decor(self._shown.starts[first], self._shown.line(after - 1).end)
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        for number in range(first, after):
            block = self._document.findBlockByNumber(number)
            paint_line(painter, block.layout(), self._shown.line(number), decor, _selected(block, context), clip)
            cursor = context.cursorPosition - block.position()
            if 0 <= cursor < block.length():
                block.layout().drawCursor(painter, QPointF(), cursor)

    # -- laying out

    def _lay_out(self, block: QTextBlock) -> None:
        number, layout = block.blockNumber(), block.layout()
        self._laid_out.pop(number, None)
        self._laid_out[number] = None
        if not layout.lineCount():
            self._heights.put(number, self._break_lines(layout, number, block.textDirection()))

    def _break_lines(self, layout: QTextLayout, number: int, direction: Qt.LayoutDirection) -> int:
        """Break a line of the text into rows; returns the height of all in whole pixels, by which views scroll."""
        level = self._levels.get(number, 0)
        option = QTextOption()
        option.setTextDirection(direction)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        y = ABOVE_HEADING if level and number else 0.0
        while (row := layout.createLine()).isValid():
            row.setLineWidth(max(1.0, self._width - 2 * MARGIN))
            spare = max(0.0, least_line_height(level) - row.height())
            row.setPosition(QPointF(0, y + spare / 2))
            y += row.height() + spare
        layout.endLayout()
        return ceil(y) + room_below(self._shown, number, level) if self._shown.line(number).shown.strip() else EMPTY

    def _forget(self) -> None:
        """Nothing is laid out any more."""
        for number in self._laid_out:
            self._document.findBlockByNumber(number).clearLayout()
        self._laid_out = {}
        self._heights = self._estimated()
        self.documentSizeChanged.emit(self.documentSize())

    def _estimated(self) -> Heights:
        starts, length = self._shown.starts, len(self._shown.text)
        columns = max(1.0, (self._width - 2 * MARGIN) / self._letter)
        height = least_line_height(0)

        def of_line(number: int) -> int:
            letters = self._shown.length(number)
            return EMPTY if letters <= 1 else ceil(ceil(letters / columns) * height) + BELOW_PARAGRAPH

        def of_lines(first: int, after: int) -> int:
            letters = (starts[after] if after < len(starts) else length) - starts[first]
            return ceil(letters / columns * height) + (after - first) * BELOW_PARAGRAPH

        return Heights(len(starts), of_line, of_lines)


def _selected(block: QTextBlock, context: QAbstractTextDocumentLayout.PaintContext) -> Ranges:
    """What of a block is selected, in the format of the selection."""
    start, end = block.position(), block.position() + block.length() - 1
    return [
        format_range(first - start, last - start, one.format)
        for one in context.selections
        if (first := max(one.cursor.selectionStart(), start)) < (last := min(one.cursor.selectionEnd(), end))
    ]
