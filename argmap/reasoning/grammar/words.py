"""What the structure coach knows of a language: how its verbs, clauses and pronouns look; read from data.

A language is one file `coach.CODE.toml` in `resources/words/`. Where there is none, nothing is said about wording.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from argmap.core.errors import MapError
from argmap.resources import resource_path

CONFIG = ConfigDict(extra="forbid")
ENGLISH = "en"

Some = frozenset[str]
Listed = tuple[str, ...]


class BrokenGrammar(MapError):
    """A file of a language that cannot be used, with its name and the reason in one sentence."""


@dataclass(frozen=True, slots=True, config=CONFIG)
class VerbWords:
    """By what a finite verb is told from other words.

    Where `capital_nouns`, a word with a capital inside a sentence is none, and the shape of others says much.
    """

    always: Some
    always_ends: Listed
    slips: Some
    behind_slips: Some
    regular: Some
    irregular: tuple[Listed, ...]
    endings: Listed
    past: Listed
    nouns_too: Some
    not_behind: Some
    plural: Some
    no_verbs: Some
    articles: Some
    infinitive: Some
    joining: Some
    prepositions: Some
    behind_nouns: Some = frozenset()
    names: Some = frozenset()
    capital_nouns: bool = False
    shapes: Listed = ()
    inverting: Some = frozenset()


@dataclass(frozen=True, slots=True, config=CONFIG)
class ClauseWords:
    """How clauses hang on one another.

    Where `splicing`, a comma alone may stand between two main clauses; the verb of those that tell more of a noun, and
    begin with one of `relatives`, is their last word. Behind a verb of `reporting` stands what somebody says.
    """

    subordinators: Some
    fragments: Some
    telling_which: Some
    joining: Some
    subjects: Some
    adverbs: Some
    infinitive_last: bool = False
    splicing: bool = False
    relatives: Some = frozenset()
    reporting: Some = frozenset()
    infinitive: Some = frozenset()


@dataclass(frozen=True, slots=True, config=CONFIG)
class ReasonWords:
    """Words between a reason and what it is a reason for, and where they are nothing of the kind."""

    between: Listed
    behind_comma: Listed
    opening: Listed
    reason_behind: Listed
    reason_before: Listed
    joining: Some
    not_before: Listed
    not_behind: Some
    times: Some
    perfect: Some
    reporting: Some
    as_reported: Some


@dataclass(frozen=True, slots=True, config=CONFIG)
class PointingWords:
    """Words that point to something: pronouns by number, demonstratives, and with what they say what is meant."""

    one: Some
    several: Some
    objects: Some
    own: Some
    persons: Some
    plural_ends: Listed
    unbound: Some
    unbound_ends: Listed
    infinitive: Some
    it: Some
    it_alone: Some
    it_is_to: Some
    of_itself: Some
    demonstratives: Some
    with_verb: Some
    opens_clause: Some
    deictic: Some
    fixed_before: Some
    compared: Some
    told_behind: Some
    told_ends: Listed
    opening: Some


@dataclass(frozen=True, slots=True, config=CONFIG)
class TermWords:
    """Which words carry what a claim is about, and which of them mean the same.

    By so many letters terms are compared: measurable and measurably. Where words grow together, a part of so many
    letters is known in them: Straße, Dorfstraße. The forms of a strong verb are rows, the plain one first.
    Behind a word of `placing` at its beginning a sentence names its subject only behind the verb; one of `ruling` there
    makes it a rule.
    """

    longest_key: int
    small: Some
    within_noun: Some
    endings: Listed
    prefixes: Listed
    participle: Listed
    same: tuple[Listed, ...]
    bridging: Listed
    offering: Listed
    pointing_back: Some
    shortest_part: int = 0
    strong: tuple[Listed, ...] = ()
    verb_prefixes: Listed = ()
    placing: Some = frozenset()
    ruling: Some = frozenset()


@dataclass(frozen=True, slots=True, config=CONFIG)
class GistWords:
    """What beside its terms makes a text another claim, and how it is told who does something.

    Where not `acting`, the order of the words does not tell. A pair of `converse` words says the same of two things the
    other way round: less than, more than.
    """

    denying: Some
    denying_ends: Listed
    demanding: Listed
    marks: tuple[Listed, ...]
    faint: Some
    comparing: Some
    acting: bool
    placing: Some
    passive: Some
    agents: Some
    before_verb: Some
    converse: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, config=CONFIG)
class CoachWords:
    """The word lists of one language, lower case and with straight apostrophes."""

    abbreviations: Some
    verbs: VerbWords
    clauses: ClauseWords
    reasoning: ReasonWords
    pointing: PointingWords
    terms: TermWords
    gist: GistWords


def load_coach_words(language: str) -> CoachWords | None:
    """The lists of a language code such as "de" or "en-GB", English where none is given; None if there are none.

    Raises `BrokenGrammar`.
    """
    code = language.replace("_", "-").split("-")[0].lower() or ENGLISH
    path = resource_path(f"words/coach.{code}.toml")
    return read_coach_words(path) if code.isalpha() and path.is_file() else None


@lru_cache(maxsize=4)
def read_coach_words(path: Path) -> CoachWords:
    """The lists in a TOML file. Raises `BrokenGrammar` if a list is missing or unknown, or holds something else."""
    try:
        return TypeAdapter(CoachWords).validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BrokenGrammar(f"The word list {path.name} has no good value for {where}: {first['msg']}.") from error
    except (OSError, ValueError) as error:
        raise BrokenGrammar(f"The word list {path.name} cannot be read: {error}.") from error
