"""Which words of two versions of a quote differ."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

Span = tuple[int, int]
"""Start and end in code points."""

WORD = re.compile(r"\w+|[^\w\s]")
MOST = 60_000  # pairs of equal words: with more, comparing takes longer than a person waits


def differing_words(old: str, new: str) -> tuple[list[Span], list[Span]]:
    """The stretches of the old and of the new words that are not in the other; of very repetitive ones, all between."""
    before, after = ([match.span() for match in WORD.finditer(text)] for text in (old, new))
    gone: list[Span] = []
    come: list[Span] = []
    for what, i, j, k, m in _steps([old[slice(*one)] for one in before], [new[slice(*one)] for one in after]):
        if what != "equal":
            gone += [(before[i][0], before[j - 1][1])] if j > i else []
            come += [(after[k][0], after[m - 1][1])] if m > k else []
    return gone, come


def _steps(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """What leads from the old words to the new ones, as `SequenceMatcher` says it; in bearable time."""
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    counts = Counter(new)
    if sum(counts[word] for word in old) > MOST:
        return [("replace", start, start + len(old), start, start + len(new))]
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(what, start + i, start + j, start + k, start + m) for what, i, j, k, m in steps]


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """With how many equal words both begin."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(old), len(new)))
