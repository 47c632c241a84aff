"""Texts changed by chance, the same each time, with the place of every passage known throughout."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from tests.benchmarks.refinding_texts import Corpus

WORD = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]{1,2}|\w+")
NEAR = 100  # characters to either side
MISREAD = {"l": "1", "o": "0", "e": "c", "h": "b", "m": "rn", "i": "l", "O": "0", "S": "5", "t": "f", "u": "n"}
STRANGE = "Nobody had thought of asking number {} about the blue lamp beside the stairs. "


@dataclass(frozen=True, slots=True)
class Piece:
    """What became of a stretch of the old text; one that begins and ends at the same place was inserted."""

    start: int
    end: int
    text: str


class Edited:
    """A new text in pieces, in their new order; together they cover the old text."""

    def __init__(self, old: str, pieces: list[Piece]) -> None:
        self.text = "".join(piece.text for piece in pieces)
        placed, at = [], 0
        for piece in pieces:
            if piece.start < piece.end:
                placed.append((piece, at, old[piece.start : piece.end] == piece.text))
            at += len(piece.text)
        self._placed = sorted(placed, key=lambda one: one[0].start)
        self._starts = [piece.start for piece, _, _ in self._placed]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch of the old text stands, None where nothing is left of it."""
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1
        piece, at, is_kept = self._placed[first]
        begin = at + start - piece.start if is_kept else at
        piece, at, is_kept = self._placed[last]
        finish = at + end - piece.start if is_kept else at + len(piece.text)
        return (begin, finish) if begin < finish else None


Edit = Callable[[Corpus, Random], Edited]


def unchanged(corpus: Corpus, _random: Random) -> Edited:
    return Edited(corpus.text, [Piece(0, len(corpus.text), corpus.text)])


def words_changed(share: float) -> Edit:
    """Words anywhere, in passages, beside them and far from them, become other words of the text."""
    return _words_changed(share, lambda corpus, at: True)


def words_changed_near(share: float) -> Edit:
    """Only words in passages and within a sentence or so of them become others."""
    return _words_changed(share, is_near)


def words_changed_far(share: float) -> Edit:
    """Only words further from every passage become others."""
    return _words_changed(share, lambda corpus, at: not is_near(corpus, at))


def is_near(corpus: Corpus, at: int) -> bool:
    """Whether an offset lies in a passage or within reach of one; the passages follow each other."""
    after = bisect_right(corpus.passages, (at + NEAR, at + NEAR))
    return after > 0 and corpus.passages[after - 1][1] > at - NEAR


def _words_changed(share: float, is_meant: Callable[[Corpus, int], bool]) -> Edit:
    def edit(corpus: Corpus, random: Random) -> Edited:
        words = WORD.findall(corpus.text)

        def other(match: re.Match[str]) -> str:
            return random.choice(words) if random.random() < share and is_meant(corpus, match.start()) else match[0]

        return _replaced(corpus, WORD, other)

    return edit


def replaced(pattern: str, now: str, share: float = 1.0) -> Edit:
    def edit(corpus: Corpus, random: Random) -> Edited:
        return _replaced(corpus, re.compile(pattern), lambda was: now if random.random() < share else was[0])

    return edit


def misread(corpus: Corpus, random: Random) -> Edited:
    """Two letters of a hundred are read as another, or not at all where no likeness is known."""

    def read(was: re.Match[str]) -> str:
        return MISREAD.get(was[0], "") if random.random() < 0.02 else was[0]

    return _replaced(corpus, re.compile(r"\w"), read)


def hyphenated(corpus: Corpus, random: Random) -> Edited:
    between = re.compile(r"(?<=[^\W\d_]{3})(?=[^\W\d_]{3})")
    places = [match.start() for match in between.finditer(corpus.text) if random.random() < 0.02]
    edges = [0, *places, len(corpus.text)]
    pieces: list[Piece] = []
    for start, end in pairwise(edges):
        pieces += [Piece(start, end, corpus.text[start:end]), Piece(end, end, "-\n" if end < len(corpus.text) else "")]
    return Edited(corpus.text, [piece for piece in pieces if piece.start < piece.end or piece.text])


def sentences_inserted(corpus: Corpus, random: Random) -> Edited:
    return _by_sentence(corpus, lambda one: [_new(one, random), one] if random.random() < 0.2 else [one])


def sentences_removed(corpus: Corpus, random: Random) -> Edited:
    return _by_sentence(corpus, lambda one: [Piece(one.start, one.end, "")] if random.random() < 0.2 else [one])


def paragraphs_doubled(corpus: Corpus, random: Random) -> Edited:
    """Every fifth stretch of sentences stands twice, the second time right behind."""

    def twice(one: Piece) -> list[Piece]:
        return [one, Piece(one.end, one.end, one.text)] if random.random() < 0.2 else [one]

    joined = _chunks(corpus, 4)
    return Edited(corpus.text, [piece for one in joined for piece in twice(one)])


def reordered(corpus: Corpus, random: Random) -> Edited:
    """Stretches of one to four sentences change places with those near them."""
    chunks = _chunks(corpus, random.randint(1, 4))
    order = sorted(range(len(chunks)), key=lambda place: place + random.uniform(0, 5))
    return Edited(corpus.text, [chunks[place] for place in order])


def _replaced(corpus: Corpus, pattern: re.Pattern[str], now: Callable[[re.Match[str]], str]) -> Edited:
    pieces, done = [], 0
    for match in pattern.finditer(corpus.text):
        new = now(match)
        if new != match[0]:
            pieces += [Piece(done, match.start(), corpus.text[done : match.start()]), Piece(*match.span(), new)]
            done = match.end()
    pieces.append(Piece(done, len(corpus.text), corpus.text[done:]))
    return Edited(corpus.text, pieces)


def _by_sentence(corpus: Corpus, edit: Callable[[Piece], list[Piece]]) -> Edited:
    return Edited(corpus.text, [piece for one in _chunks(corpus, 1) for piece in edit(one)])


def _chunks(corpus: Corpus, size: int) -> list[Piece]:
    """The text cut before every so many sentences."""
    edges = [0, *(start for start, _ in corpus.sentences[size::size]), len(corpus.text)]
    return [Piece(a, b, corpus.text[a:b]) for a, b in pairwise(edges)]


def _new(before: Piece, random: Random) -> Piece:
    return Piece(before.start, before.start, STRANGE.format(random.randint(1, 10**6)))
