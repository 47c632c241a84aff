"""The words of a passage as they stand in one version, with those set off that the other does not have."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QResizeEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from argmap.core.differing import Span
from argmap.core.records import Passage
from argmap.render.visible import visible
from argmap.ui.panels.reader_fonts import SERIFS

SIZE = 14  # pixels
LINES = 7  # at most; more are scrolled to
FEWEST = 2  # where the window is low: it must not outgrow the screen for the sake of long words
MOST = 4_000  # code points shown: beyond them nobody compares by eye
TINT = 46  # of 255


class ComparedWords(QTextEdit):
    """Read-only, as high as its words, up to a few lines."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self._font = QFont(SERIFS)
        self._font.setPixelSize(SIZE)

    def show_words(self, passage: Passage, differing: Sequence[Span], tint: QColor, muted: str = "") -> None:
        """Show a passage's words; the stretches that differ, in its code points, stand on the tint.

        With a colour for it, what stands around the passage is shown too.
        """
        self.clear()
        cursor, words, done = QTextCursor(self.document()), passage.exact, 0
        if muted and passage.prefix:
            cursor.insertText("…" + _on_one_line(passage.prefix), self._format(colour=muted))
        for start, end in [*((start, min(end, MOST)) for start, end in differing if start < MOST), (MOST, MOST)]:
            cursor.insertText(_on_one_line(words[done:start]), self._format())
            cursor.insertText(_on_one_line(words[start:end]), self._format(tint))
            done = end
        if len(words) > MOST:
            cursor.insertText("…", self._format())
        elif muted and passage.suffix:
            cursor.insertText(_on_one_line(passage.suffix) + "…", self._format(colour=muted))
        self.setTextCursor(QTextCursor(self.document()))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(120, self._height(LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height(FEWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _height(self, lines: int) -> int:
        """That of the words, but no more than so many lines."""
        self.document().setTextWidth(self.viewport().width())
        most = lines * QFontMetrics(self._font).lineSpacing()
        return min(round(self.document().size().height()), most) + 2

    def _format(self, tint: QColor | None = None, colour: str = "") -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(self._font)
        if tint is not None:
            made.setBackground(tint)
            made.setFontWeight(QFont.Weight.Bold)
        if colour:
            made.setForeground(QColor(colour))
        return made


def tint_of(colour: str) -> QColor:
    """A colour of the theme as the ground that words stand on."""
    tint = QColor(colour)
    tint.setAlpha(TINT)
    return tint


def _on_one_line(words: str) -> str:
    return visible("".join(" " if one.isspace() else one for one in words))
