"""A text without what scanning and typesetting change: spacing, quotation marks, dashes, hyphenation, ligatures."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from argmap.core.refinding.heeding import Heed, go_on, heeding

SAME = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛‹›′", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "…": "...",
    **dict.fromkeys("\u00ad\u200b\ufeff", ""),
}
BROKEN_WORD = r"(?<=[^\W\d_])[-‐\u00ad][ \t]*\r?\n[ \t]*(?=[^\W\d_])"
VARIES = re.compile(rf"{BROKEN_WORD}|\s{{2,}}|[^\S ]|[{''.join(SAME)}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; the n-th piece of it begins at `begins[n]` and stands for the original from `sources[n]`."""

    text: str
    begins: list[int]
    sources: list[int]
    kept: list[bool]

    def start_in_original(self, offset: int) -> int:
        """Where the folded character at an offset begins in the original."""
        piece = bisect_right(self.begins, offset) - 1
        return self.sources[piece] + (offset - self.begins[piece] if self.kept[piece] else 0)

    def end_in_original(self, offset: int) -> int:
        """Where the folded character before an offset ends in the original."""
        piece = max(0, bisect_left(self.begins, offset) - 1)
        return self.sources[piece] + offset - self.begins[piece] if self.kept[piece] else self.sources[piece + 1]

    def offset_of(self, offset: int) -> int:
        """Where a place of the original stands in the folded text; inside a folded piece, where that begins."""
        piece = bisect_right(self.sources, offset) - 1
        return self.begins[piece] + (offset - self.sources[piece] if self.kept[piece] else 0)


def fold(text: str, heed: Heed = go_on) -> Folded:
    """Spaces of any number as one, one kind of quotation mark and dash, words whole that a line end broke."""
    parts, begins, sources, kept = [], [0], [0], [True]
    length = done = 0
    for match in heeding(VARIES.finditer(text), heed):
        parts += [text[done : match.start()], _plain(match[0])]
        length += match.start() - done
        begins.append(length)
        length += len(parts[-1])
        begins.append(length)
        done = match.end()
        sources += [match.start(), done]
        kept += [False, True]
    return Folded("".join([*parts, text[done:]]), begins, sources, kept)


def _plain(varying: str) -> str:
    if varying in SAME:
        return SAME[varying]
    return " " if varying.isspace() else ""
