"""What is selected on the pages of a source: from where a hand began to where it is, by letters or by words."""

import re
from dataclasses import dataclass, replace

from PySide6.QtGui import QKeySequence

from argmap.core.anchoring import Quote

STEPS = {
    QKeySequence.StandardKey.MoveToNextChar: (True, False, False),
    QKeySequence.StandardKey.MoveToPreviousChar: (False, False, False),
    QKeySequence.StandardKey.MoveToNextWord: (True, True, False),
    QKeySequence.StandardKey.MoveToPreviousWord: (False, True, False),
    QKeySequence.StandardKey.SelectNextChar: (True, False, True),
    QKeySequence.StandardKey.SelectPreviousChar: (False, False, True),
    QKeySequence.StandardKey.SelectNextWord: (True, True, True),
    QKeySequence.StandardKey.SelectPreviousWord: (False, True, True),
}
"""How the keys that move a cursor move it: forwards, by words, extending what is selected."""

WORD = re.compile(r"\w+(?:['’\u2010-]\w+)*|\S")


@dataclass(frozen=True, slots=True)
class PageSelection:
    """`anchor` is where it began, `position` where the hand or the cursor is: offsets of the text."""

    anchor: int = 0
    position: int = 0
    by_words: bool = False

    def drawn_to(self, position: int) -> "PageSelection":
        return replace(self, position=position)

    def stretch(self, text: str) -> tuple[int, int]:
        """Start and end of what is selected."""
        start, end = sorted((self.anchor, self.position))
        if not self.by_words:
            return start, end
        return word_at(text, start)[0], max(word_at(text, start)[1], word_at(text, max(start, end - 1))[1])

    def moved(self, text: str, forwards: bool, by_word: bool, extends: bool) -> "PageSelection":
        """As a step of the cursor by the keyboard leaves it."""
        start, end = self.stretch(text)
        anchor, position = (start, end) if self.position >= self.anchor else (end, start)
        if not extends and start != end:
            position = end if forwards else start
        else:
            position = _beyond(text, position, forwards, by_word)
        return PageSelection(anchor if extends else position, position)


def quote_of(source_text_id: str, text: str, start: int, end: int) -> Quote | None:
    """The stretch without the white space around it; None if nothing is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Quote(source_text_id, start, end) if start < end else None


def word_at(text: str, offset: int) -> tuple[int, int]:
    """The word that an offset lies in, or else the offset alone."""
    begin = max(text.rfind(" ", 0, offset), text.rfind("\n", 0, offset)) + 1
    for match in WORD.finditer(text, begin):
        if match.start() > offset:
            break
        if offset < match.end():
            return match.start(), match.end()
    return offset, offset


def _beyond(text: str, position: int, forwards: bool, by_word: bool) -> int:
    if not by_word:
        return min(len(text), position + 1) if forwards else max(0, position - 1)
    if forwards:
        found = re.compile(r"\W*\w*").match(text, position)
        return found.end() if found else position
    while position > 0 and not text[position - 1].isalnum():
        position -= 1
    while position > 0 and text[position - 1].isalnum():
        position -= 1
    return position
