"""What lets a student's copy say "right" without holding the answer: a slow, salted hash of each accepted answer.

They hide an answer from reading, not from trying: who tries every place of a card will find the right one.
"""

import os
from collections.abc import Iterable
from dataclasses import asdict, field
from hashlib import scrypt
from typing import Annotated

from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from argmap.core.errors import MapError
from argmap.core.limits import SEALED_TEXT
from argmap.core.records import RecordId, SealedText, canonical_json
from argmap.core.stopping import Check, unchecked

COST, BLOCKS = 1 << 13, 8  # scrypt: 8 MiB and some twenty milliseconds for each try
HASH_BYTES = 16
MOST = 500  # answers: to ask for all of them takes some seconds then
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
CONFIG = ConfigDict(extra="forbid", hide_input_in_errors=True)


class BrokenExercise(MapError):
    """An exercise that says something no argmap wrote."""


class TooManyAnswers(MapError):
    """An exercise with more answers than can be asked for in a moment."""


@dataclass(frozen=True, slots=True, config=CONFIG)
class Proofs:
    """Hashes of accepted answers under one salt.

    `places` and `targets` are by card, with and without its joint reasons; `words` by empty card; `sentences` are those
    of the sources that the key rests on. `given` are the cards that a revealed map begins with, and `stages` what comes
    later, each sealed with the answer to all before it; with which cards are to be placed, if it `is_blind`: then
    nothing in the file knows where.
    """

    salt: Hash
    places: dict[RecordId, tuple[Hash, ...]] = field(default_factory=dict)
    targets: dict[RecordId, tuple[Hash, ...]] = field(default_factory=dict)
    words: dict[RecordId, tuple[Hash, ...]] = field(default_factory=dict)
    sentences: tuple[Hash, ...] = ()
    given: tuple[RecordId, ...] = ()
    stages: tuple[SealedText, ...] = ()
    is_blind: bool = False


def new_salt() -> Hash:
    """A salt that no other exercise has."""
    return os.urandom(HASH_BYTES).hex()


def hashes_of(answers: Iterable[str], salt: Hash) -> tuple[Hash, ...]:
    """The hashes of answers, sorted."""
    return Hashes(salt).of(answers)


class Hashes:
    """Hashes of answers under one salt: each takes its time on purpose, and is found once.

    `known` are those found before under this salt; what is found is added to them.
    """

    def __init__(self, salt: Hash, known: dict[str, Hash] | None = None, check: Check = unchecked) -> None:
        self._salt = salt
        self._known = known if known is not None else {}
        self._check = check

    def of(self, answers: Iterable[str]) -> tuple[Hash, ...]:
        """The hashes, sorted."""
        return tuple(sorted(map(self._hash, answers)))

    def _hash(self, answer: str) -> Hash:
        if answer not in self._known:
            self._check()
            self._known[answer] = _hash(answer, self._salt)
        return self._known[answer]


def refuse_many(count: int) -> None:
    """Raises `TooManyAnswers`."""
    if count > MOST:
        raise TooManyAnswers(
            f"The exercise would have {count:,} answers; feedback before release is for at most {MOST:,}."
        )


def to_text(proofs: Proofs) -> str:
    """The proofs as the exercise keeps them: what is empty is left out. Raises `TooManyAnswers`."""
    text = canonical_json({name: value for name, value in asdict(proofs).items() if value})
    refuse_large(len(text))
    return text


def refuse_large(characters: int) -> None:
    """Raises `TooManyAnswers` for more than a file may hold: none could be opened in which that was written."""
    if characters > SEALED_TEXT:
        raise TooManyAnswers(
            f"What the exercise is checked by would take {characters:,} characters, of which at most {SEALED_TEXT:,} "
            "fit into it; make it of fewer cards, such as one branch."
        )


def from_text(text: str) -> Proofs | None:
    """The proofs of an exercise; None if it has none. Raises `BrokenExercise`."""
    if text == "{}":
        return None
    try:
        return TypeAdapter(Proofs).validate_json(text)
    except ValidationError as error:
        raise BrokenExercise("What the exercise would be checked by cannot be read.") from error


def _hash(answer: str, salt: Hash) -> Hash:
    found = scrypt(answer.encode(), salt=bytes.fromhex(salt), n=COST, r=BLOCKS, p=1, dklen=HASH_BYTES)
    return found.hex()
