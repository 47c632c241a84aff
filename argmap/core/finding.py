"""Where words stand in a text, whatever their case, their accents and the spaces between them; in code points."""

import re
from collections.abc import Iterator

from argmap.core.folding import Folded, Plain

SLICE = 50_000  # code points that are searched at once
OVERLAP = 2_000  # code points beyond a slice in which what begins there may end

Stretch = tuple[int, int]


def find_words(text: str, query: str) -> Iterator[list[Stretch]]:
    """The places of a query in a text, slice by slice in its order; those of a slice may be none.

    A letter is found with and without its accents, however they are written; a letter that stands for two, as ß for ss,
    is found whole.
    """
    plain = Plain()
    wanted = re.compile(r"\s+".join(map(re.escape, plain.fold(query).split())))
    if not wanted.pattern:
        return
    done = 0
    for start in range(0, len(text), SLICE):
        piece = text[start : start + SLICE + OVERLAP]
        places = [(start + first, start + last) for first, last in stretches_of(wanted, Folded(piece, plain))]
        yield [one for one in places if done <= one[0] < start + SLICE]
        done = max([done, *(last for first, last in places if first < start + SLICE)])


def stretches_of(wanted: re.Pattern[str], folded: Folded) -> Iterator[Stretch]:
    """Where a pattern is found in a folded text, as places of the text it was made of; none overlaps another."""
    done = 0
    for found in wanted.finditer(folded.text):
        start, end = folded.start(found.start()), folded.end(found.end())
        if start >= done:  # either half of a letter that stands for two leads to the whole
            yield start, end
            done = end
