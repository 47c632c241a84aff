"""One look at an attempt, for a thread: each answer that is checked takes some twenty milliseconds on purpose."""

from collections.abc import Mapping
from typing import NamedTuple

from argmap.core.document import Document
from argmap.core.records import Exercise, ExerciseKind, RecordId
from argmap.core.stopping import Check
from argmap.formats.packed import unpack
from argmap.reasoning.exercises import Finding, grade
from argmap.reasoning.exercises.progress import Progress, progress_of
from argmap.reasoning.exercises.proofs import Hash, from_text
from argmap.reasoning.exercises.stages import Stage, stage_of
from argmap.reasoning.exercises.tries import Tries, answers_in, tries_in, with_asked


class Told(NamedTuple):
    """What is right in an attempt, once a student asked, and the answers that this was said of."""

    findings: tuple[Finding, ...]
    answers: Mapping[RecordId, str]


class Looked(NamedTuple):
    """How far the attempt is, the tries so far, what was told if that was asked for, and which stage is open."""

    progress: Progress
    tries: Tries
    told: Told | None = None
    stage: Stage | None = None  # once all cards of a revealed map stand


def look_at_attempt(
    exercise: Exercise,
    begun: Document,
    attempt: Document,
    is_asked: bool,
    check: Check,
    known: dict[str, Hash] | None = None,
) -> Looked:
    """What there is to say. `known` keeps which answers were hashed, for the next time.

    Raises `BrokenExercise`, or what `check` does, which is called before each answer.
    """
    progress, tries = progress_of(exercise.kind, begun, attempt, check), tries_in(attempt, exercise.id)
    if exercise.kind is ExerciseKind.REVEAL:
        return Looked(progress, tries, stage=_stage(exercise, attempt, check) if progress.is_whole else None)
    if not is_asked:
        return Looked(progress, tries)
    findings = grade(begun, attempt, check, known)
    answers = answers_in(attempt, exercise.kind, findings)
    return Looked(progress, with_asked(tries, answers), Told(findings, answers))


def _stage(exercise: Exercise, attempt: Document, check: Check) -> Stage | None:
    proofs = from_text(exercise.proofs)
    return stage_of(attempt, proofs, exercise.id, unpack, check) if proofs is not None and proofs.stages else None
