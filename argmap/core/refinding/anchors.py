"""Where a passage must stand if what surrounds it still does: between words that are in either text once only.

The idea is that of the patience diff (Bram Cohen): runs of words that stand once in the old and once in the new text,
and of them the longest chain that is in one order in both (Schensted, 1961).
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from argmap.core.refinding.heeding import Heed, go_on, heeding

WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7a3]|\w+")
RUN = 6  # words, or characters in scripts without spaces
WIDEST = 2_000  # characters between two anchors beyond twice the passage: further apart they say little

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between the same two anchors in the old and in the new text."""

    old: Span
    new: Span


class Anchors:
    """The anchors of a pair of texts, in their order. Takes about a second for a megabyte."""

    def __init__(self, old: str, new: str, heed: Heed = go_on) -> None:
        self._ends = len(old), len(new)
        olds, news = _single_runs(old, heed), _single_runs(new, heed)
        pairs = [(span, news[words]) for words, span in olds.items() if words in news]
        chain = _longest_chain(pairs, heed)
        self._old_starts, self._old_ends = [old[0] for old, _ in chain], [old[1] for old, _ in chain]
        self._new = [new for _, new in chain]

    def gap(self, start: int, end: int) -> Gap | None:
        """Between what a stretch of the old text stands; None if no anchor is near enough to tell."""
        before, after = bisect_right(self._old_ends, start) - 1, bisect_left(self._old_starts, end)
        old_start, new_start = (self._old_ends[before], self._new[before][1]) if before >= 0 else (0, 0)
        is_last = after == len(self._new)
        if before < 0 and is_last:
            return None
        old_end, new_end = self._ends if is_last else (self._old_starts[after], self._new[after][0])
        widest = WIDEST + 2 * (end - start)
        if not 0 < new_end - new_start <= widest or old_end - old_start > widest:
            return None
        return Gap((old_start, old_end), (new_start, new_end))


def _single_runs(text: str, heed: Heed) -> dict[str, Span]:
    """The runs of words that stand once, by their words, in the order of the text."""
    words = [match.span() for match in heeding(WORD.finditer(text), heed)]
    found: dict[str, Span] = {}
    repeated: set[str] = set()
    for (start, _), (_, end) in heeding(zip(words, words[RUN - 1 :], strict=False), heed):
        run = text[start:end]
        if run in found:
            repeated.add(run)
        found[run] = (start, end)
    for run in repeated:
        del found[run]
    return found


def _longest_chain(pairs: list[tuple[Span, Span]], heed: Heed) -> list[tuple[Span, Span]]:
    """The longest part of pairs in the order of the old text that is in the order of the new one too."""
    pairs = sorted(pairs)
    starts: list[int] = []  # the least new start at which a chain of each length ends
    last: list[int] = []
    earlier: list[int] = []
    for number, (_, new) in heeding(enumerate(pairs), heed):
        length = bisect_left(starts, new[0])
        starts[length : length + 1] = [new[0]]
        last[length : length + 1] = [number]
        earlier.append(last[length - 1] if length else -1)
    chain: list[tuple[Span, Span]] = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = earlier[number]
    return chain[::-1]
