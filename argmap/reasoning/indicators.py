"""Words that say what a sentence does in an argument: because, therefore, however, for example, may."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from argmap.reasoning.tokens import Span
from argmap.reasoning.word_lists import IndicatorKind, Phrases

WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Indicator(Span):
    """Indicator words where they stand, and what they point to."""

    kind: IndicatorKind


class IndicatorFinder:
    """The indicators of one language, made ready for long texts."""

    def __init__(self, indicators: Mapping[IndicatorKind, Phrases]) -> None:
        self._kinds = {phrase: kind for kind, phrases in indicators.items() for phrase in phrases}
        longest_first = sorted(self._kinds, key=len, reverse=True)
        either = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)

    def find(self, text: str, start: int, end: int) -> Iterator[Indicator]:
        """The indicators in a sentence of a text. With a capital within it, a word is a name: the month of May."""
        for found in self._pattern.finditer(text, start, end):
            opens = not WORD.search(text, start, found.start())
            if opens or found.group()[0].islower():
                kind = self._kinds[" ".join(found.group().lower().split())]
                yield Indicator(found.start(), found.end(), found.group(), kind)
