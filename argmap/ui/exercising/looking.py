"""One look at an attempt, for a thread: each answer that is checked takes some twenty milliseconds on purpose."""

from typing import NamedTuple

from argmap.core.document import Document
from argmap.core.records import Exercise, ExerciseKind
from argmap.formats.packed import unpack
from argmap.reasoning.exercises import Finding, grade
from argmap.reasoning.exercises.progress import Progress, progress_of
from argmap.reasoning.exercises.proofs import from_text
from argmap.reasoning.exercises.stages import Stage, stage_of


class Looked(NamedTuple):
    """How far the attempt is; what is right in it, if that was wanted; which stage is open, once all cards stand."""

    progress: Progress
    findings: tuple[Finding, ...] | None = None
    stage: Stage | None = None


def look_at_attempt(exercise: Exercise, begun: Document, attempt: Document, wants_findings: bool) -> Looked:
    """What there is to say. Raises `BrokenExercise`."""
    progress = progress_of(exercise.kind, begun, attempt)
    if exercise.kind is ExerciseKind.REVEAL:
        return Looked(progress, stage=_stage(exercise, attempt) if progress.is_whole else None)
    return Looked(progress, grade(begun, attempt) if wants_findings else None)


def _stage(exercise: Exercise, attempt: Document) -> Stage | None:
    proofs = from_text(exercise.proofs)
    return stage_of(attempt, proofs, exercise.id, unpack) if proofs is not None and proofs.stages else None
