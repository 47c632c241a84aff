"""What the words of a language do in an argument: hedges, negations, amounts, numbers, names; read from data.

A language is one file in `resources/words/`, named by its code. Where there is none, nothing is said about wording.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from argmap.core.errors import MapError
from argmap.resources import resource_path

CONFIG = ConfigDict(extra="forbid")
ENGLISH = "en"

Phrases = tuple[str, ...]
Rung = Literal["none", "few", "some", "many", "most", "nearly_all", "all"]
Ladder = dict[Rung, Phrases]
IndicatorKind = Literal["reason", "conclusion", "contrast", "example", "hedge"]


class BrokenWords(MapError):
    """A word list that cannot be used, with the file and the reason in one sentence."""


@dataclass(frozen=True, slots=True, config=CONFIG)
class Period:
    """What things are counted by, and how many of it make a year."""

    phrases: Phrases
    in_year: int


@dataclass(frozen=True, slots=True, config=CONFIG)
class NumberWords:
    """How numbers are written in words, and the words that stand around them."""

    percent: Phrases
    of: Phrases
    ratio: Phrases
    small_ratio: Phrases
    joining: Phrases
    one: Phrases
    hundred: Phrases
    every: Phrases
    about: Phrases
    pointing: Phrases
    unsaid: Phrases
    bounding: Phrases
    at_least: Phrases
    at_most: Phrases
    nearly: Phrases
    least_behind: Phrases
    most_behind: Phrases
    limits: Phrases
    rests: Phrases
    periods: tuple[Period, ...]
    currencies: tuple[Phrases, ...]
    measures: dict[str, dict[str, float]]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    scales: dict[str, int]
    short_scales: dict[str, int]
    fractions: dict[str, int]


@dataclass(frozen=True, slots=True, config=CONFIG)
class NameWords:
    """What tells names from other words, and names from each other."""

    not_names: Phrases
    articles: Phrases
    endings: Phrases
    same: tuple[Phrases, ...]
    general: Phrases
    places: Phrases


@dataclass(frozen=True, slots=True, config=CONFIG)
class ClauseWords:
    """Where clauses part, which words carry no content, what ends words, and which dots end no sentence.

    The words of a family are forms of its first one that do not show by their ending.
    """

    breaks: Phrases
    small_words: Phrases
    endings: Phrases
    families: tuple[Phrases, ...]
    abbreviations: Phrases


@dataclass(frozen=True, slots=True, config=CONFIG)
class Hedging:
    """Words that make a statement careful in one way, and what else keeps it so."""

    words: Phrases
    kept_by: Phrases


@dataclass(frozen=True, slots=True, config=CONFIG)
class Weakened:
    """Hedges that are none beside certain words of their clause: "he said that it would", "whether it can"."""

    words: Phrases
    beside: Phrases


@dataclass(frozen=True, slots=True, config=CONFIG)
class Contraries:
    """Words that say one thing, and those that say it is not so; whether the latter answer for any other "not"."""

    yes: Phrases
    no: Phrases
    answers: bool = True


@dataclass(frozen=True, slots=True, config=CONFIG)
class Words:
    """The word lists of one language, lower case and with straight apostrophes."""

    hedges: tuple[Hedging, ...]
    not_hedges: Phrases
    weakened: tuple[Weakened, ...]
    keeps_frequency: Phrases
    certainties: Phrases
    not_certainties: Phrases
    negators: Phrases
    negators_of_things: Phrases
    deed_shapes: Phrases
    negators_of_objects: Phrases
    neither_nor: tuple[str, str]
    lifted_by: Phrases
    excepting: Phrases
    particles: Phrases
    turning_words: Phrases
    denying_words: Phrases
    lessening: Phrases
    lessening_behind: Phrases
    keeps_negation: Phrases
    not_negators: Phrases
    negative_endings: Phrases
    negative_prefixes: Phrases
    negative_shapes: Phrases
    comparatives: Phrases
    superlatives: Phrases
    not_contraries: Phrases
    contraries: tuple[Contraries, ...]
    not_quantifiers: Phrases
    any_of: Phrases
    some_at_least: Phrases
    amounts: Ladder
    frequencies: Ladder
    degrees: Ladder
    numbers: NumberWords
    names: NameWords
    clauses: ClauseWords
    indicators: dict[IndicatorKind, Phrases]


def load_words(language: str = ENGLISH) -> Words | None:
    """The word lists of a language code such as "en" or "en-GB", English where none is given; None if there are none.

    Raises `BrokenWords`.
    """
    code = language.replace("_", "-").split("-")[0].lower() or ENGLISH
    path = resource_path(f"words/{code}.toml")
    return read_words(path) if code.isalpha() and path.is_file() else None


def read_words(path: Path) -> Words:
    """The word lists in a TOML file. Raises `BrokenWords` if a list is missing or unknown, or holds something else.

    In a phrase `<large>` stands for each word of the list of that name in `classes`.
    """
    try:
        lists = tomllib.loads(path.read_text(encoding="utf-8"))
        return TypeAdapter(Words).validate_python(_expanded(lists, lists.pop("classes", {})))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BrokenWords(f"The word list {path.name} has no good value for {where}: {first['msg']}.") from error
    except KeyError as error:
        raise BrokenWords(f"The word list {path.name} names a class that it does not have: {error}.") from error
    except (OSError, ValueError) as error:
        raise BrokenWords(f"The word list {path.name} cannot be read: {error}.") from error


def _expanded(value: object, classes: Mapping[str, Sequence[str]]) -> object:
    """What a file holds, with each phrase as many times as the classes in it have words."""
    match value:
        case dict():
            return {key: _expanded(one, classes) for key, one in value.items()}
        case list():
            return [
                one
                for part in value
                for one in (_variants(part, classes) if isinstance(part, str) else [_expanded(part, classes)])
            ]
        case _:
            return value


def _variants(phrase: str, classes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    words = [classes[word[1:-1]] if word[0] == "<" else [word] for word in phrase.split()]
    return map(" ".join, product(*words))
