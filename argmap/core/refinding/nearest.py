"""The place in a text that is nearest to a changed passage, if one is near enough and clearly nearer than the next."""

from collections.abc import Callable
from dataclasses import dataclass

from argmap.core.refinding.bitvector import nearest_stretch
from argmap.core.refinding.context import likeness
from argmap.core.refinding.seeds import Seeds

LEAST_LENGTH = 12  # folded characters; shorter words are near to anything
LEAST_WORDS = 0.6  # of the quote's characters
LEAST_SCORE = 0.6
MARGIN = 0.1
WORDS_WEIGHT, CONTEXT_WEIGHT = 0.7, 0.3
MOST_LOOKED_AT = 4


@dataclass(frozen=True, slots=True, order=True)
class Near:
    """A place and how near it is, from 0 to 1."""

    score: float
    words: float
    start: int
    end: int


Where = Callable[[], tuple[int, int] | None]
"""Asked only if it matters: between which places of the new text the stretch must stand, if that can be told."""


def nearest(old: str, stretch: tuple[int, int], new: str, seeds: Seeds, where: Where) -> Near | None:
    """The place for a changed stretch of the old text, or None where there is none or no telling which."""
    quote = old[slice(*stretch)]
    if len(quote) < LEAST_LENGTH:
        return None
    begins = seeds.beginnings(quote, MOST_LOOKED_AT)
    places = sorted({_near(old, stretch, new, begin) for begin in begins}, reverse=True)
    is_clear = bool(places) and _is_enough(places[0]) and _is_clear(places)
    if is_clear and not _is_of_another(old, stretch, new, places[0]):
        return places[0]
    return _nearest_between(old, stretch, new, where(), places)


def _nearest_between(
    old: str, stretch: tuple[int, int], new: str, between: tuple[int, int] | None, places: list[Near]
) -> Near | None:
    """The place between what stands around the stretch, unless another place in the text is clearly nearer."""
    if between is None:
        return None
    near = _near_within(old, stretch, new, *between)
    if near.start >= near.end or near.words < LEAST_WORDS or _stands_twice(old, stretch, new, between, near):
        return None
    is_beaten = bool(places) and places[0].score - near.score >= MARGIN
    return None if is_beaten or _is_of_another(old, stretch, new, near) else near


def _stands_twice(old: str, stretch: tuple[int, int], new: str, between: tuple[int, int], near: Near) -> bool:
    """Whether beside the place found there is another one about as near in what lies between."""
    start, end = between
    rest = new[start : near.start] + "\n" * (near.end - near.start) + new[near.end : end]
    quote = old[slice(*stretch)]
    errors, _, _ = nearest_stretch(quote, rest)
    return near.words - (1 - errors / len(quote)) < MARGIN


def _near(old: str, stretch: tuple[int, int], new: str, begin: int) -> Near:
    quote = old[slice(*stretch)]
    slack = 16 + len(quote) // 3
    return _near_within(old, stretch, new, max(0, begin - slack), begin + len(quote) + slack)


def _near_within(old: str, stretch: tuple[int, int], new: str, first: int, last: int) -> Near:
    quote = old[slice(*stretch)]
    errors, start, end = nearest_stretch(quote, new[first:last])
    words = 1 - errors / len(quote)
    context = likeness(old, stretch, new, (first + start, first + end))
    return Near(WORDS_WEIGHT * words + CONTEXT_WEIGHT * context, words, first + start, first + end)


def _is_enough(near: Near) -> bool:
    return near.start < near.end and near.words >= LEAST_WORDS and near.score >= LEAST_SCORE


def _is_clear(places: list[Near]) -> bool:
    """Whether the first is nearer by the margin than every other that does not overlap it."""
    best = places[0]
    rivals = (place.score for place in places[1:] if place.end <= best.start or best.end <= place.start)
    return best.score - max(rivals, default=0.0) >= MARGIN


def _is_of_another(old: str, stretch: tuple[int, int], new: str, near: Near) -> bool:
    """Whether the words found stood in the old text already, elsewhere: then they are not the passage, changed."""
    words = new[near.start : near.end]
    at = old.find(words)
    while at >= 0:
        if at >= stretch[1] or at + len(words) <= stretch[0]:
            return True
        at = old.find(words, at + 1)
    return False
