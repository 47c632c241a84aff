"""An exercise at work: looks at the attempt on a thread, a moment after each change, and brings the next cards."""

from collections import Counter

from PySide6.QtCore import QObject, QTimer, Signal

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.graph import passages_of
from argmap.core.moments import first_number, records_at
from argmap.core.records import Exercise, ExerciseKind, Feedback, RecordId
from argmap.core.tree import Touched
from argmap.reasoning.exercises import Finding, Verdict
from argmap.reasoning.exercises.hints import hints_of
from argmap.reasoning.exercises.progress import Progress
from argmap.reasoning.exercises.stages import Stage, coming
from argmap.reasoning.exercises.words import stage_words
from argmap.ui.canvas.standing_sign import ShownStanding
from argmap.ui.context import MapContext
from argmap.ui.exercising.looking import Looked, look_at_attempt
from argmap.ui.exercising.verdict_words import say, sign_of
from argmap.ui.tasks import Task, Tasks

SOON_MS = 250  # after the last change: what moved has arrived


class Exercising(QObject):
    """One per open map that is an exercise. Nothing that it learns of what is right is kept in the file."""

    changed = Signal()  # there is something else to say

    def __init__(self, context: MapContext, exercise: Exercise, tasks: Tasks) -> None:
        super().__init__(context)
        self.exercise = exercise
        self._context = context
        self._tasks = tasks
        self._task: Task | None = None
        self._begun: Document | None = None
        self._looked: Looked | None = None
        self._is_done = False  # the student said so, and changed nothing since
        self._brought: set[int] = set()  # stages: one that was taken back comes again on wish only
        self._hinted: Counter[RecordId] = Counter()
        self.has_hints = exercise.hints != "{}"
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._look)
        context.changed.connect(self._take_change)
        context.closed.connect(self._stop)
        self._soon.start()

    # -- what is known

    @property
    def progress(self) -> Progress | None:
        """How far the attempt is; None until it was looked at."""
        return self._looked.progress if self._looked is not None else None

    @property
    def findings(self) -> tuple[Finding, ...] | None:
        """What is right so far; None while feedback is not due."""
        return self._looked.findings if self._looked is not None and self._tells else None

    @property
    def stage(self) -> Stage | None:
        """How far a map is revealed; None before all its cards are placed."""
        return self._looked.stage if self._looked is not None else None

    @property
    def can_come(self) -> bool:
        """Whether next cards are earned and not in the map."""
        return self.stage is not None and bool(self.stage.records) and self._context.is_editable

    @property
    def waits_for_done(self) -> bool:
        """Whether feedback comes once the student says that this is it."""
        return self.exercise.feedback is Feedback.AFTER and self.exercise.kind is not ExerciseKind.REVEAL

    @property
    def is_released_later(self) -> bool:
        """Whether the teacher has the feedback; a revealed map tells by what comes."""
        return self.exercise.feedback is Feedback.RELEASED and self.exercise.kind is not ExerciseKind.REVEAL

    @property
    def _tells(self) -> bool:
        return self.exercise.feedback is Feedback.DURING or (self.waits_for_done and self._is_done)

    def of_card(self, node_id: RecordId) -> list[Finding]:
        """What is said of a card and of the passages it rests on."""
        passages = {passage.id for _, passage in passages_of(self._context.document, node_id)}
        return [one for one in self.findings or () if one.node_id == node_id or one.passage_id in passages]

    def shown(self, node_id: RecordId) -> ShownStanding | None:
        """What the sign on a card says."""
        return sign_of([one.verdict for one in self.of_card(node_id) if one.verdict is not Verdict.OPEN])

    # -- what is asked

    def say_done(self) -> None:
        """Show what is right, if that is to be said once the student is done."""
        self._is_done = True
        self._begin(0)

    def next_hint(self, node_id: RecordId) -> tuple[int, int, str] | None:
        """The next hint of a card as its number, their number and its words, round in a circle; None if it has none.

        Raises `BrokenExercise`.
        """
        said = hints_of(self.exercise).get(node_id, ())
        if not said:
            return None
        at = self._hinted[node_id] % len(said)
        self._hinted[node_id] += 1
        return at + 1, len(said), said[at]

    def bring(self) -> None:
        """Put the next cards into the tray, as one step."""
        stage = self.stage
        if stage is not None and self.can_come:
            self._brought.add(stage.number)
            records = coming(stage, self._context.document)
            self._looked = self._looked._replace(stage=None) if self._looked is not None else None
            if self._context.perform(lambda document: edits.bring_in(document, records)) is not None:
                self._context.message.emit(stage_words(stage, has_come=True, say=say))

    # -- looking

    def _take_change(self, _change: Change, _touched: Touched) -> None:
        if self._is_done:
            self._is_done = False
            self._say()
        self._begin(SOON_MS)

    def _begin(self, delay_ms: int) -> None:
        self._stop()
        self._soon.start(delay_ms)

    def _look(self) -> None:
        exercise, begun, tells = self.exercise, self._begun, self._tells
        records = list(self._context.document.records())
        entries = self._context.session.history.entries() if begun is None else []

        def look() -> tuple[Document, Looked]:
            first = begun if begun is not None else Document(records_at(records, entries, first_number(entries)))
            return first, look_at_attempt(exercise, first, Document(records), tells)

        self._task = self._tasks.start(self.tr("Looking at the exercise…"), lambda _: look(), self._take)
        self._task.ended.connect(self._forget)

    def _take(self, found: tuple[Document, Looked]) -> None:
        self._task = None
        self._begun, self._looked = found
        if self.can_come and self.stage is not None and self.stage.number not in self._brought:
            self.bring()
        self._say()

    def _say(self) -> None:
        self.changed.emit()
        self._context.standings_changed.emit()

    def _forget(self, ended: Task) -> None:
        if ended is self._task:
            self._task = None

    def _stop(self) -> None:
        """What is being looked at is not wanted any more."""
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
