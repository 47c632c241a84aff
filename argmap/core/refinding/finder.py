"""Where a passage of one version of a text stands in the next, and how sure that is."""

from functools import cached_property

from argmap.core.refinding.anchors import Anchors
from argmap.core.refinding.context import agreement, has_a_whole_side, is_same
from argmap.core.refinding.folding import Folded, fold
from argmap.core.refinding.found import LOST, Found
from argmap.core.refinding.heeding import Heed, go_on
from argmap.core.refinding.nearest import nearest
from argmap.core.refinding.seeds import Seeds
from argmap.core.refinding.whole_words import whole_words
from argmap.core.vocabulary import PassageState

ENOUGH_ALONE = 24  # folded characters that mean one place without any context, where they stand once in either text
LEAST = 0.25  # of the context, where the words alone do not say it
MARGIN = 0.15  # of the context, over every other place
MOST_PLACES = 50  # words that stand more often than this say nothing

Span = tuple[int, int]


class Searched:
    """A text made ready to be searched, once for all the old texts whose passages are sought in it."""

    def __init__(self, text: str, heed: Heed = go_on) -> None:
        self.text = text
        self.folded = fold(text, heed)
        self.seeds = Seeds(self.folded.text, heed)


class Finder:
    """Finds stretches of an old text in a new one; built once for a pair of versions, offsets in code points.

    Of long texts being built, and the first search that is in doubt, take seconds; `heed` is called meanwhile.
    """

    def __init__(self, old_text: str, new: str | Searched, heed: Heed = go_on) -> None:
        searched = Searched(new, heed) if isinstance(new, str) else new
        self._heed = heed
        self._old_text, self._new_text = old_text, searched.text
        self._old, self._new = fold(old_text, heed), searched.folded
        self._seeds = searched.seeds

    def find(self, start: int, end: int) -> Found:
        """What became of a stretch of the old text. Raises `ValueError` for one that is empty or outside it."""
        if not 0 <= start < end <= len(self._old_text):
            raise ValueError(
                f"A passage from {start} to {end} is not within a text of {len(self._old_text)} characters."
            )
        if self._old_text == self._new_text:
            return Found(PassageState.EXACT, start, end, 1.0)
        stretch = _within(self._old, start, end)
        quote = self._old.text[slice(*stretch)]
        return self._choose(stretch, quote, self._old_text[start:end]) if quote else LOST

    def _choose(self, stretch: Span, quote: str, exact: str) -> Found:
        places, origins = _places(self._new.text, quote), _places(self._old.text, quote)
        if not places:
            return self._changed(stretch)
        if len(places) > 1 or len(origins) > 1:
            place = self._only_one_between(stretch, quote)
            if place is not None:
                return self._found(stretch, place, exact, self._fit(stretch, place))
            if len(places) < len(origins):
                return self._changed(stretch)
        if max(len(places), len(origins)) > MOST_PLACES:
            return LOST
        ranked = sorted(((self._fit(stretch, place), place) for place in places), reverse=True)
        fit, place = ranked[0]
        rivals = [other for other, _ in ranked[1:]]
        rivals += [self._fit(origin, place) for origin in origins if origin != stretch]
        if len(places) > len(origins) and any(self._is_copy(stretch, other) for _, other in ranked[1:]):
            return LOST
        is_plain = not rivals and len(quote) >= ENOUGH_ALONE
        if not is_plain and (fit < LEAST or fit - max(rivals, default=0.0) < MARGIN):
            return LOST
        return self._found(stretch, place, exact, fit)

    def _only_one_between(self, stretch: Span, quote: str) -> Span | None:
        """The only place of words between what stands around them, if they stood there once before too."""
        gap = self._anchors.gap(*stretch)
        if gap is None or len(quote) < ENOUGH_ALONE:
            return None
        old, new = self._old.text[slice(*gap.old)], self._new.text[slice(*gap.new)]
        places = _places(new, quote)
        if len(places) != 1 or len(_places(old, quote)) != 1:
            return None
        return gap.new[0] + places[0][0], gap.new[0] + places[0][1]

    def _between(self, stretch: Span) -> Span | None:
        gap = self._anchors.gap(*stretch)
        return gap.new if gap is not None else None

    @cached_property
    def _anchors(self) -> Anchors:
        return Anchors(self._old.text, self._new.text, self._heed)

    def _changed(self, stretch: Span) -> Found:
        near = nearest(self._old.text, stretch, self._new.text, self._seeds, lambda: self._between(stretch))
        if near is None:
            return LOST
        start, end = self._new.start_in_original(near.start), self._new.end_in_original(near.end)
        if self._seeds.is_spaced:
            start, end = whole_words(self._new_text, start, end, self._old.text[slice(*stretch)])
        return Found(PassageState.CHANGED, start, end, near.score)

    def _fit(self, stretch: Span, place: Span) -> float:
        return agreement(self._old.text, stretch, self._new.text, place)

    def _is_copy(self, stretch: Span, place: Span) -> bool:
        """Whether a whole side of the context was copied along, so that either place may be the one that was there."""
        return has_a_whole_side(self._old.text, stretch, self._new.text, place)

    def _is_amid_the_same(self, stretch: Span, place: Span) -> bool:
        return is_same(self._old.text, stretch, self._new.text, place)

    def _found(self, stretch: Span, place: Span, exact: str, fit: float) -> Found:
        start, end = self._new.start_in_original(place[0]), self._new.end_in_original(place[1])
        is_exact = self._new_text[start:end] == exact
        state = PassageState.EXACT if is_exact and self._is_amid_the_same(stretch, place) else PassageState.MOVED
        return Found(state, start, end, (1 + fit) / 2)


def _within(folded: Folded, start: int, end: int) -> Span:
    """A stretch of the original in the folded text, without spaces at its ends."""
    first, last = folded.offset_of(start), folded.offset_of(end)
    words = folded.text[first:last]
    return first + len(words) - len(words.lstrip()), first + len(words.rstrip())


def _places(text: str, words: str) -> list[Span]:
    """Where words stand in a text, overlaps included; no more than tell that they are too many."""
    places: list[Span] = []
    at = text.find(words)
    while at >= 0 and len(places) <= MOST_PLACES:
        places.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return places
