"""A text as what its numbers are made of: words, figures with all they can mean, percent signs and slashes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

GROUPED = r"\d{1,3}(?:[,.' \u00a0\u2009\u202f’]\d{3})+(?!\d)(?:[.,]\d+)?"
ITEM = re.compile(rf"(?<![^\W_])(?P<figure>{GROUPED}|\d+(?:[.,]\d+)?)(?=[^\W\d_]{{0,2}}(?![^\W_]))|[^\W_]+|[%/]")
YEAR_BEFORE = re.compile(r"\b(\d\d)\d\d[-–/]$")
THOUSANDS_ONLY = re.compile(r"\d{1,3}(?:[,.]\d{3})")
DECIMALS = re.compile(r"[.,](\d{1,2}|\d{4,})$")
BEFORE = 6  # characters in which the year of "2018/19" is looked for


@dataclass(frozen=True, slots=True)
class Item:
    """A word or figure where it lies, as it is compared, and what it can mean as a figure."""

    start: int
    end: int
    key: str
    figures: frozenset[Fraction]


def items_of(text: str) -> Iterator[Item]:
    """The words and figures of a text in its order."""
    for one in ITEM.finditer(text):
        figures = _figures(one["figure"], text[max(0, one.start() - BEFORE) : one.start()])
        yield Item(one.start(), one.end(), one.group().casefold(), figures)


def _figures(figure: str | None, before: str) -> frozenset[Fraction]:
    """What figures can mean: 1.250 is a thousand and more, or one and a quarter; the 19 of 2018/19 is 2019."""
    if figure is None:
        return frozenset()
    century = YEAR_BEFORE.search(before)
    if century is not None and len(figure) == 2:
        return frozenset({Fraction(century[1] + figure)})
    bare = re.sub(r"[' \u00a0\u2009\u202f’]", "", figure)
    if THOUSANDS_ONLY.fullmatch(bare):
        joined, decimal = re.sub(r"[.,]", "", bare), bare.replace(",", ".")
        return frozenset({Fraction(joined)} | ({Fraction(decimal)} if "." in bare else set()))
    places = DECIMALS.search(bare)
    whole = re.sub(r"[.,]", "", bare[: places.start()] if places else bare)
    return frozenset({Fraction(f"{whole}.{places[1]}" if places else whole)})
