"""Forms of words by their endings."""

from collections.abc import Iterator
from functools import lru_cache

SHORTEST = 2  # letters of the first form of a verb
FIELDS = ("physics", "politics", "nomics", "ethics", "matics", "netics")
PLURAL, NOT_PLURAL = "s", ("ss", "us", "is", *FIELDS)


@lru_cache(maxsize=8_192)  # it is asked of every word, and the same words come again and again
def looks_plural(word: str) -> bool:
    """Whether a word ends as plurals do in English, and not as gas, crisis and physics do."""
    return len(word) > SHORTEST and word.endswith(PLURAL) and not word.endswith(NOT_PLURAL)


def first_forms(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    """What a form may be a form of: tries, tried: try; stopped: stop; uses, used: use."""
    for ending in endings:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST:
            yield stem
            if stem.endswith("i"):
                yield stem[:-1] + "y"
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]
            yield stem + "e"
