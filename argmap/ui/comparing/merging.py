"""A merge on its way: what was chosen so far, and what would come of it, made anew on a thread after each choice."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from argmap.core.errors import MapError
from argmap.core.merging import Choice, Conflict, Edited
from argmap.ui.comparing.ingredients import Ingredients
from argmap.ui.comparing.outcome import Choices, ConflictKey, Outcome, Outcomes
from argmap.ui.comparing.reading import ReadMap
from argmap.ui.tasks import Progress, Task, Tasks
from argmap.ui.versions.preview import LaidOut, unfolded_view


class Merging(QObject):
    """Pure until somebody applies the outcome. `made` has an Outcome, `failed` a MapError, `begun` nothing."""

    begun = Signal()
    made = Signal(object)
    failed = Signal(object)
    progressed = Signal(float)  # from 0 to 1

    def __init__(self, ingredients: Ingredients, layout: str, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.ingredients = ingredients
        self.outcome: Outcome | None = None  # of the choices as they are; None while it is being made
        self.shown: LaidOut | None = None  # what was made last, and is shown
        self.base = ingredients.base
        self._layout, self._tasks = layout, tasks
        self._choices: dict[ConflictKey, Choice] = {}
        self._task: Task | None = None
        self._outcomes: Outcomes | None = None  # of these maps, once they were made ready
        self._edited: Edited | None = None  # what is shown has otherwise than the base
        self._is_over = False

    @property
    def choices(self) -> Choices:
        return dict(self._choices)

    @property
    def is_over(self) -> bool:
        """Whether nobody asks any more."""
        return self._is_over

    def choice(self, conflict: Conflict) -> Choice | None:
        """What was chosen at a conflict; None where nothing was yet."""
        return self._choices.get(conflict.key)

    def choose(self, conflict: Conflict, choice: Choice) -> None:
        """Settle a conflict, and merge again."""
        if self._choices.get(conflict.key) is not choice:
            self._choices[conflict.key] = choice
            self.begin()

    def choose_as(self, before: "Merging") -> None:
        """Take over what was chosen in an earlier one, which the open map has outrun; to be asked before `begin`."""
        self._choices = dict(before.choices)
        self.base = self.base if before.base is before.ingredients.base else before.base

    def take_base(self, base: ReadMap) -> None:
        """Merge from another map that both are said to come from; what was chosen was about others."""
        self.base = base
        self._choices.clear()
        self._outcomes = self._edited = None
        self.begin()

    def begin(self) -> None:
        """Merge with the choices as they are."""
        self.stop()
        ingredients, base, choices = self.ingredients, self.base, self.choices
        if base is None or self._is_over:
            return
        view, known, shown = unfolded_view(self._layout), self._outcomes, self._edited

        def work(progress: Progress) -> Made:
            outcomes = known if known is not None else Outcomes(ingredients, base, progress)
            return Made(outcomes, outcomes.of(choices, shown, view, progress))

        self._task = self._tasks.start(self.tr("Merging…"), work, self._take, self.fail, Made.take_apart)
        self._task.progressed.connect(self.progressed)
        self.begun.emit()

    def stop(self) -> None:
        """Wait for nothing any more."""
        self.outcome = None
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def end(self) -> None:
        """Nobody asks any more; a base that was being read may come all the same."""
        self.stop()
        self._is_over = True

    def fail(self, error: MapError) -> None:
        """There is nothing to merge, or no base to merge from."""
        self.stop()
        self._edited = self.shown = None
        if not self._is_over:
            self.failed.emit(error)

    def _take(self, made: "Made") -> None:
        self._task, self._outcomes, self.outcome = None, made.outcomes, made.outcome
        self._edited = made.outcome.edited
        self.shown = made.outcome.laid or self.shown
        self.made.emit(made.outcome)


class Made(NamedTuple):
    """What comes of the choices, and what others can be asked of then."""

    outcomes: Outcomes
    outcome: Outcome

    def take_apart(self) -> None:
        self.outcome.take_apart()
