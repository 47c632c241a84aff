"""The sentences of a text with the indicator words in them, read bit by bit; and what card such words suggest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.core.records import Kind, Polarity
from argmap.reasoning.indicators import Indicator, IndicatorFinder
from argmap.reasoning.sentences import sentences
from argmap.reasoning.word_lists import IndicatorKind, Words

PIECE = 20_000  # code points that are read at once, up to the next empty line
LONGEST = 3 * PIECE  # where there is none
EMPTY_LINE = "\n\n"

Card = tuple[Kind, Polarity]
SUGGESTED: dict[IndicatorKind, Card] = {
    "reason": (Kind.CLAIM, Polarity.SUPPORTS),
    "conclusion": (Kind.CLAIM, Polarity.SUPPORTS),
    "contrast": (Kind.CLAIM, Polarity.OPPOSES),
    "example": (Kind.EVIDENCE, Polarity.SUPPORTS),
    "hedge": (Kind.CLAIM, Polarity.SUPPORTS),
}


@dataclass(frozen=True, slots=True)
class Indicated:
    """A sentence in code points of its text, and its indicator words, if it has any."""

    start: int
    end: int
    indicators: tuple[Indicator, ...]


class IndicatorReader:
    """Reads texts for the indicator words of one language."""

    def __init__(self, words: Words) -> None:
        self._finder = IndicatorFinder(words.indicators)
        self._abbreviations = frozenset(words.clauses.abbreviations)

    def read(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Indicated]:
        """The sentences from one offset to another, in order; each is a short step."""
        for first, last in _pieces(text, start, len(text) if end is None else end):
            piece = text[first:last]
            for begin, stop in sentences(piece, self._abbreviations):
                found = tuple(self._finder.find(piece, begin, stop))
                yield Indicated(first + begin, first + stop, tuple(_moved(one, first) for one in found))

    def around(self, text: str, start: int, end: int) -> Iterator[Indicated]:
        """The sentences that touch a stretch, read from the empty line before it to the one behind it."""
        before = text.rfind(EMPTY_LINE, max(0, start - PIECE), start)
        first = before if before >= 0 else max(0, start - PIECE)
        behind = text.find(EMPTY_LINE, end, end + PIECE)
        last = behind if behind >= 0 else end + PIECE
        return (one for one in self.read(text, first, min(last, len(text))) if one.start <= end and one.end >= start)

    def at(self, text: str, offset: int) -> Indicated | None:
        """The sentence an offset lies in, or the one that ends there."""
        found = list(self.around(text, offset, offset))
        return found[-1] if found else None


def suggested(indicators: Iterable[Indicator]) -> Card | None:
    """What a sentence would be a card of: the first word decides that says more than how sure somebody is."""
    kinds = [one.kind for one in indicators]
    decisive = [kind for kind in kinds if kind != "hedge"] or kinds
    return SUGGESTED[decisive[0]] if decisive else None


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        cut = text.find(EMPTY_LINE, start + PIECE, min(start + LONGEST, end))
        after = cut + len(EMPTY_LINE) if cut >= 0 else min(start + LONGEST, end)
        yield start, after
        start = after


def _moved(one: Indicator, by: int) -> Indicator:
    return Indicator(one.start + by, one.end + by, one.words, one.kind)
