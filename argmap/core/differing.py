"""Which words of two versions of a quote differ."""

import re
from difflib import SequenceMatcher

Span = tuple[int, int]
"""Start and end in code points."""

WORD = re.compile(r"\w+|[^\w\s]")
MOST = 4_000_000  # pairs of words that are compared in bearable time


def differing_words(old: str, new: str) -> tuple[list[Span], list[Span]]:
    """The stretches of the old and of the new words that are not in the other; of very long quotes, all."""
    before, after = ([match.span() for match in WORD.finditer(text)] for text in (old, new))
    if len(before) * len(after) > MOST:
        return [(0, len(old))], [(0, len(new))]
    matcher = SequenceMatcher(
        None, [old[start:end] for start, end in before], [new[start:end] for start, end in after], autojunk=False
    )
    gone: list[Span] = []
    come: list[Span] = []
    for what, i, j, k, m in matcher.get_opcodes():
        if what != "equal":
            gone += [(before[i][0], before[j - 1][1])] if j > i else []
            come += [(after[k][0], after[m - 1][1])] if m > k else []
    return gone, come
