"""The teacher's hints of an exercise, by card."""

from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

from argmap.core.records import Exercise, RecordId
from argmap.reasoning.exercises.proofs import BrokenExercise

Hints = Mapping[RecordId, tuple[str, ...]]


def hints_of(exercise: Exercise) -> Hints:
    """The sentences of each card that has some. Raises `BrokenExercise`."""
    try:
        return TypeAdapter(dict[RecordId, tuple[str, ...]]).validate_json(exercise.hints)
    except ValidationError as error:
        raise BrokenExercise("The hints of the exercise cannot be read.") from error
