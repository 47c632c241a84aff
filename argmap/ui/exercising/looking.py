"""One look at an attempt, for a thread: each answer that is checked takes some twenty milliseconds on purpose."""

from collections.abc import Mapping
from typing import NamedTuple

from argmap.core.document import Document
from argmap.core.records import Exercise, ExerciseKind, Feedback, RecordId
from argmap.core.stopping import Check
from argmap.formats.packed import unpack
from argmap.reasoning.exercises import Finding, grade
from argmap.reasoning.exercises.progress import Progress, progress_of
from argmap.reasoning.exercises.proofs import Hash, from_text
from argmap.reasoning.exercises.stages import Stage, Stages
from argmap.reasoning.exercises.tries import Tries, answers_in, tries_in, with_asked


class Told(NamedTuple):
    """What is right in an attempt, once a student asked, and the answers that this was said of."""

    findings: tuple[Finding, ...]
    answers: Mapping[RecordId, str]


class Looked(NamedTuple):
    """How far the attempt is, the tries so far, what was told if that was asked for, and which stage is open.

    `tells`: whether what is right is told by the file when somebody asks.
    """

    progress: Progress
    tries: Tries
    tells: bool
    told: Told | None = None
    stage: Stage | None = None  # of a revealed map: if it was asked for, or is to be known unasked


class Looks:
    """Looks at one exercise, one after the other; what one finds out the next need not find out again."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._hashed: dict[str, Hash] = {}  # answers that were asked about
        self._stages: Stages | None = None

    def look(self, begun: Document, attempt: Document, is_asked: bool, check: Check) -> Looked:
        """What there is to say. Raises `BrokenExercise`, or what `check` does, which is called before each answer."""
        exercise = self._exercise
        tells = exercise.feedback is not Feedback.RELEASED
        progress, tries = progress_of(exercise.kind, begun, attempt, check), tries_in(attempt, exercise.id)
        if exercise.kind is ExerciseKind.REVEAL:
            return self._look_at_stages(attempt, Looked(progress, tries, tells), is_asked, check)
        if not is_asked:
            return Looked(progress, tries, tells)
        findings = grade(begun, attempt, check, self._hashed)
        answers = answers_in(attempt, exercise.kind, findings)
        return Looked(progress, with_asked(tries, answers), tells, Told(findings, answers))

    def _look_at_stages(self, attempt: Document, looked: Looked, is_asked: bool, check: Check) -> Looked:
        """A stage is looked at as one, once all its cards are placed. What tells nothing of right needs no asking."""
        stages = self._stages_of_exercise()
        if stages is None:
            return looked
        looked = looked._replace(tells=not stages.is_blind)
        if not looked.progress.is_whole:
            return looked
        if stages.is_blind:
            return looked._replace(stage=stages.of(attempt, check))
        if not is_asked:
            comes_back = self._exercise.feedback is not Feedback.AFTER
            return looked._replace(stage=stages.known(attempt, check) if comes_back else None)
        stage = stages.of(attempt, check)
        return looked._replace(stage=stage, tries=with_asked(looked.tries, {self._exercise.id: stage.answer}))

    def _stages_of_exercise(self) -> Stages | None:
        if self._stages is None:
            proofs = from_text(self._exercise.proofs)
            if proofs is not None and proofs.stages:
                self._stages = Stages(proofs, self._exercise.id, unpack)
        return self._stages
