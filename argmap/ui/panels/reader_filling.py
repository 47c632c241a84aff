"""Puts the lines of a source into the reader's document, a slice at a time, so that a long text holds up nothing."""

from collections.abc import Callable, Mapping
from itertools import groupby

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from argmap.ui.panels.reader_fonts import font_of
from argmap.ui.panels.reader_text import ShownText

SLICE = 60_000  # code points that go in at once; some 5 ms
NEAR = 500_000  # code points; for a place before them the window is held up rather than shown and moved


class Filling(QObject):
    """Fills one document; the first slice is there at once, the others follow while the window is idle."""

    grew = Signal(int)  # more lines are there, from this one on

    def __init__(self, document: QTextDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._shown = ShownText("")
        self._levels: Mapping[int, int] = {}
        self._formats: Mapping[int, QTextCharFormat] = {}
        self._filled = 0  # lines
        self._awaited: tuple[int, Callable[[], None]] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def start(self, shown: ShownText, levels: Mapping[int, int]) -> None:
        """Fill the empty document with another text; `levels` names the lines that are headings."""
        self._shown, self._levels = shown, levels
        self._formats = {level: _format(level) for level in {0, *levels.values()}}
        self._filled, self._awaited = 0, None
        self._timer.stop()  # the text before may not be whole yet
        self._add()
        if not self.is_full:
            self._timer.start()

    @property
    def is_full(self) -> bool:
        """Whether the whole text is there."""
        return self._filled == len(self._shown)

    def when_there(self, offset: int, act: Callable[[], None]) -> None:
        """Do something as soon as the text is there up to an offset; nothing that still waits is done any more."""
        self._awaited = (self._shown.line_at(offset), act)
        while offset < NEAR and self._filled <= self._awaited[0]:
            self._add()
        self._act()

    def _go_on(self) -> None:
        first = self._filled
        self._add()
        if self.is_full:
            self._timer.stop()
        self.grew.emit(first)
        self._act()

    def _act(self) -> None:
        if self._awaited is not None and self._awaited[0] < self._filled:
            _, act = self._awaited
            self._awaited = None
            act()

    def _add(self) -> None:
        """Add the next slice, of whole lines."""
        first = self._filled
        after = max(first + 1, self._shown.line_at(self._shown.starts[first] + SLICE) + 1)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        for level, numbers in groupby(range(first, after), lambda number: self._levels.get(number, 0)):
            lines = [*numbers]
            cursor.insertText("\n" * (lines[0] > 0), self._formats[0])
            cursor.insertText("\n".join(self._shown.line(number).shown for number in lines), self._formats[level])
        cursor.endEditBlock()
        self._filled = after


def _format(level: int) -> QTextCharFormat:
    """How a heading of that level is set, or plain text; set later, each would be laid out at once."""
    words = QTextCharFormat()
    if level:
        words.setFont(font_of(level))
    return words
