"""What a teacher asks for, what comes of it, and what is refused."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from argmap.core.errors import MapError
from argmap.core.records import ExerciseKind, Feedback, JsonText, Record, RecordId

Pack = Callable[[Sequence[Record]], bytes]
"""From records to bytes; how is the business of who can write files."""
Unpack = Callable[[bytes], Sequence[Record]]


class NoExercise(MapError):
    """A map of which no such exercise can be made, with the reason in one sentence."""


class By(StrEnum):
    """What one stage of a revealed map is."""

    LEVEL = "level"
    BRANCH = "branch"


class Fault(StrEnum):
    """A mistake that is planted."""

    POLARITY = "polarity"
    PARENT = "parent"
    EVIDENCE = "evidence"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class Options:
    """What kind of exercise. `count` is how many cards, gaps or mistakes; None is as many as the kind has by itself."""

    kind: ExerciseKind
    seed: int = 0
    count: int | None = None
    feedback: Feedback = Feedback.RELEASED
    task: str = ""
    whole_sources: bool = True
    by: By = By.LEVEL
    rubric: JsonText = "{}"
    hints: Mapping[RecordId, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Planted:
    """A mistake, with the cards that it is about, as they are in the key: a teacher is told."""

    fault: Fault
    node_ids: tuple[RecordId, ...]


@dataclass(frozen=True, slots=True)
class Starter:
    """What a student begins with. `gaps` says which empty card stands for which; `later` are the stages to come."""

    records: tuple[Record, ...]
    planted: tuple[Planted, ...] = ()
    gaps: Mapping[RecordId, RecordId] = field(default_factory=dict)
    later: tuple[tuple[Record, ...], ...] = ()
