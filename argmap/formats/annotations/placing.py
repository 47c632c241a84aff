"""Where the words that an annotation marks stand in a text of ours: at its own place if they are there, else sought."""

import re

from argmap.core.records import PassageState
from argmap.core.refinding import Finder, Found, Searched
from argmap.formats.annotations.annotation import Target
from argmap.intake.countings import TWINS, CountedText, Counting

SPACES = re.compile(r"\s+")
REACH = 4  # times the length of the context: where spaces were many
ENOUGH_ALONE = 24  # characters of words that stand at their place by no accident
ENOUGH_AROUND = 16  # characters of context that say so for shorter ones


class PlacingText:
    """A text in which many targets are placed: made ready once for each way of counting, and for seeking."""

    def __init__(self, text: str, sha256: str) -> None:
        self._text, self._sha256 = text, sha256
        self._counted: dict[Counting, CountedText] = {}
        self._searched: Searched | None = None

    def place(self, target: Target) -> Found | None:
        """What became of the target's words here; None for a target that marks no words that could be sought."""
        is_same = bool(target.source.sha256) and target.source.sha256 == self._sha256
        found = self._at_its_place(target, is_same)
        if found is not None or not target.exact.strip():
            return found
        if self._searched is None:
            self._searched = Searched(self._text)
        words = target.prefix + target.exact + target.suffix
        start = len(target.prefix) + len(target.exact) - len(target.exact.lstrip())  # a space too much is no word
        return Finder(words, self._searched).find(start, start + len(target.exact.strip()))

    def _at_its_place(self, target: Target, is_same: bool) -> Found | None:
        for counting in TWINS.get(target.span.counting, (target.span.counting,)) if target.span is not None else ():
            stretch = self._stretch(target, counting)
            if stretch is not None and self._says(target, *stretch, is_same):
                return Found(PassageState.EXACT, *stretch, 1.0)
        return None

    def _stretch(self, target: Target, counting: Counting) -> tuple[int, int] | None:
        if target.span is None:
            return None
        if counting not in self._counted:
            self._counted[counting] = CountedText(self._text, counting)
        counted = self._counted[counting]
        try:
            start, end = counted.to_code_point(target.span.start), counted.to_code_point(target.span.end)
        except IndexError:
            return None
        return (start, end) if start < end else None

    def _says(self, target: Target, start: int, end: int, is_same: bool) -> bool:
        """Whether the words stand there, and amid the words that the target says, so that they are no accident."""
        if not target.exact:
            return is_same
        if _plain(self._text[start:end]) != _plain(target.exact):
            return False
        prefix, suffix = _spaced(target.prefix).lstrip(), _spaced(target.suffix).rstrip()
        before = _spaced(self._text[max(0, start - REACH * len(target.prefix)) : start])
        after = _spaced(self._text[end : end + REACH * len(target.suffix)])
        if not before.endswith(prefix) or not after.startswith(suffix):
            return False
        is_much = len(target.prefix) + len(target.suffix) >= ENOUGH_AROUND or len(target.exact) >= ENOUGH_ALONE
        return is_same or is_much or self._is_all_around(start, end, prefix.strip(), suffix.strip())

    def _is_all_around(self, start: int, end: int, before: str, after: str) -> bool:
        """Whether nothing else stands in the text than what the target says."""
        return (self._text[:start].strip(), self._text[end:].strip()) == (before, after)


def _plain(text: str) -> str:
    """With one kind of line end, as programs write them in their own way."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _spaced(text: str) -> str:
    """With one space for any number, as a page's text has more of them than what is read of it."""
    return SPACES.sub(" ", text)
