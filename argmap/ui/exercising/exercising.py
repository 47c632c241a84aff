"""An exercise at work: looks at the attempt on a thread, a moment after each change. What is right it says only when
asked, and then brings the cards that come next."""

from collections import Counter

from PySide6.QtCore import QObject, Signal

from argmap.core import edits
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.graph import passages_of
from argmap.core.moments import beginning_of
from argmap.core.records import Exercise, ExerciseKind, Feedback, Foreign, RecordId
from argmap.core.tree import Touched
from argmap.reasoning.exercises import Finding, Verdict
from argmap.reasoning.exercises.hints import hints_of
from argmap.reasoning.exercises.progress import Progress
from argmap.reasoning.exercises.stages import Stage, coming
from argmap.reasoning.exercises.tries import Tries, answer, asked_of, note_tries
from argmap.reasoning.exercises.words import stage_words
from argmap.ui.canvas.standing_sign import ShownStanding
from argmap.ui.context import MapContext
from argmap.ui.exercising.looking import Looked, Looks, Told
from argmap.ui.exercising.verdict_words import say, sign_of
from argmap.ui.one_look import OneLook
from argmap.ui.tasks import Progress as Line
from argmap.ui.tasks import Tasks

SOON_MS = 250  # after the last change: what moved has arrived


class Exercising(QObject):
    """One per open map that is an exercise. Of what it learns of what is right, only the tries are kept in the file."""

    changed = Signal()  # there is something else to say

    def __init__(self, context: MapContext, exercise: Exercise, tasks: Tasks) -> None:
        super().__init__(context)
        self.exercise = exercise
        self._context = context
        self._begun: Document | None = None
        self._looks = Looks(exercise)
        self._looked: Looked | None = None
        self._is_asked = False  # what is right is to be told of what stands now
        self._told: Told | None = None
        self._standing: tuple[Finding, ...] = ()  # what was told, of answers that are the same still
        self._hinted: Counter[RecordId] = Counter()
        self.has_hints = exercise.hints != "{}"
        self._look = OneLook(tasks, self._look_now, self)
        context.changed.connect(self._take_change)
        context.closed.connect(self._look.stop)
        self._look.begin(SOON_MS)

    # -- what is known

    @property
    def progress(self) -> Progress | None:
        """How far the attempt is; None until it was looked at."""
        return self._looked.progress if self._looked is not None else None

    @property
    def findings(self) -> tuple[Finding, ...] | None:
        """What was told of cards that stand as they did then; None before somebody asked."""
        return self._standing if self._told is not None else None

    @property
    def asked_count(self) -> int:
        """Of how many cards and passages it was told last, whether they stand as they did or not."""
        return len(self._told.findings) if self._told is not None else 0

    @property
    def tries(self) -> Tries:
        """How often each card was asked about."""
        return self._looked.tries if self._looked is not None else {}

    @property
    def stage(self) -> Stage | None:
        """How far a map is revealed, where that is to be said of what stands now."""
        return self._looked.stage if self._looked is not None else None

    @property
    def can_come(self) -> bool:
        """Whether next cards can come that are not in the map."""
        return self.stage is not None and bool(self.stage.records) and self._context.is_editable

    @property
    def can_ask(self) -> bool:
        """Whether the student can ask what is right; of a revealed map, once all cards of a stage are placed."""
        if self.exercise.kind is ExerciseKind.REVEAL:
            is_done = self.stage is not None and self.stage.is_done
            return self._tells and self._is_placed and not is_done
        return self._tells

    @property
    def waits_for_cards(self) -> bool:
        """Whether nothing can be asked of a revealed map before its cards are placed."""
        return self.exercise.kind is ExerciseKind.REVEAL and not self._is_placed

    @property
    def is_for_the_end(self) -> bool:
        """Whether asking says that this is it: what was told goes with the next change."""
        return self.can_ask and self.exercise.feedback is Feedback.AFTER

    @property
    def is_released_later(self) -> bool:
        """Whether the teacher has the feedback."""
        return not self._tells

    @property
    def _tells(self) -> bool:
        """A map made to be revealed by what stands right tells it, whatever else the teacher wanted."""
        return self._looked.tells if self._looked is not None else self.exercise.feedback is not Feedback.RELEASED

    @property
    def _is_placed(self) -> bool:
        return self.progress is not None and self.progress.is_whole

    def of_card(self, node_id: RecordId) -> list[Finding]:
        """What is said of a card and of the passages it rests on."""
        passages = {passage.id for _, passage in passages_of(self._context.document, node_id)}
        return [one for one in self.findings or () if one.node_id == node_id or one.passage_id in passages]

    def shown(self, node_id: RecordId) -> ShownStanding | None:
        """What the sign on a card says."""
        verdicts = [one.verdict for one in self.of_card(node_id) if one.verdict is not Verdict.OPEN]
        return sign_of(verdicts, self.tries_of(node_id))

    def tries_of(self, asked_id: RecordId) -> int:
        """How often a card or a passage was asked about."""
        return self.tries.get(asked_id, (0, ""))[0]

    # -- what is asked

    def ask(self) -> None:
        """Tell what is right of what stands now: a try of each card that stands otherwise than when it was asked last.

        What was told of a card goes with its next move, so that moving it about tells nothing.
        """
        self._is_asked = True
        self._look.begin(0)

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
        """Put the next cards into the tray, as one step, which is made on a thread where they are many."""
        stage = self.stage
        if stage is None or not self.can_come:
            return
        self._forget_stage()

        def bring_in(document: Document) -> Change:
            return edits.bring_in(document, coming(stage, document), Label.REVEAL)

        def tell(_: Change) -> None:
            self._context.message.emit(stage_words(stage, has_come=True, say=say))

        self._context.stepping.perform(bring_in, len(stage.records), self.tr("Bringing the next cards…"), tell)

    # -- looking

    def _take_change(self, change: Change, _touched: Touched) -> None:
        is_work = bool(change.record_types - {Foreign})
        self._is_asked = self._is_asked and self._look.is_at_work  # else somebody has cancelled it
        if is_work:
            self._forget_what_was_told()
        self._look.begin(0 if self._is_asked else SOON_MS)

    def _forget_what_was_told(self) -> None:
        """What was told of answers that are others now goes; what tells nothing of right stays until the next look."""
        tells_of_stage = self.stage is not None and not self.stage.is_blind
        if self._told is None and not tells_of_stage:
            return
        if self.is_for_the_end:
            self._told = None
        if tells_of_stage:
            self._forget_stage()
        self._find_standing()
        self._say()

    def _forget_stage(self) -> None:
        self._looked = self._looked._replace(stage=None) if self._looked is not None else None

    def _find_standing(self) -> None:
        """Let go of what was told of cards that stand otherwise now."""
        told, document = self._told or Told((), {}), self._context.document
        kept = ((one, told.answers.get(asked_of(one) or "")) for one in told.findings)
        now = ((one, said) for one, said in kept if said is not None)
        self._standing = tuple(one for one, said in now if answer(document, self.exercise.kind, one) == said)

    def _look_now(self) -> None:
        begun, is_asked, looks = self._begun, self._is_asked, self._looks
        records = list(self._context.document.records())
        entries = self._context.session.history.entries() if begun is None else []

        def look(line: Line) -> tuple[Document, Looked]:
            first = begun if begun is not None else beginning_of(records, entries)
            line.check()
            return first, looks.look(first, Document(records), is_asked, line.check)

        def take(found: tuple[Document, Looked]) -> None:
            self._take(found, is_asked)

        self._look.on_thread(self.tr("Looking at the exercise…"), look, take)

    def _take(self, found: tuple[Document, Looked], was_asked: bool) -> None:
        self._begun, self._looked = found
        self._is_asked = False
        if self._looked.told is not None:
            self._told = self._looked.told
            self._find_standing()
        if was_asked:
            self._note_tries(self._looked.tries)
            if self.exercise.kind is ExerciseKind.REVEAL and self._tells:
                self.bring()
        self._say()

    def _say(self) -> None:
        self.changed.emit()
        self._context.standings_changed.emit()

    def _note_tries(self, tries: Tries) -> None:
        """Keep them in the map, as something that undo does not take back."""
        if self._context.is_editable:
            self._context.session.receive(note_tries(self._context.document, self.exercise, tries))
