"""A merge on its way: what was chosen so far, and what would come of it, made anew on a thread after each choice."""

from PySide6.QtCore import QObject, Signal

from argmap.core.errors import MapError
from argmap.core.merging import Choice, Conflict
from argmap.ui.comparing.ingredients import Ingredients
from argmap.ui.comparing.outcome import Choices, ConflictKey, Outcome, outcome_of
from argmap.ui.comparing.reading import ReadMap
from argmap.ui.tasks import Progress, Task, Tasks
from argmap.ui.versions.preview import unfolded_view


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
        self.base = ingredients.base
        self._layout, self._tasks = layout, tasks
        self._choices: dict[ConflictKey, Choice] = {}
        self._task: Task | None = None

    @property
    def choices(self) -> Choices:
        return dict(self._choices)

    def choice(self, conflict: Conflict) -> Choice | None:
        """What was chosen at a conflict; None where nothing was yet."""
        return self._choices.get(conflict.key)

    def choose(self, conflict: Conflict, choice: Choice) -> None:
        """Settle a conflict, and merge again."""
        if self._choices.get(conflict.key) is not choice:
            self._choices[conflict.key] = choice
            self.begin()

    def take_base(self, base: ReadMap) -> None:
        """Merge from another map that both are said to come from; what was chosen was about others."""
        self.base = base
        self._choices.clear()
        self.begin()

    def begin(self) -> None:
        """Merge with the choices as they are."""
        self.stop()
        ingredients, base, choices = self.ingredients, self.base, self.choices
        if base is None:
            return
        view = unfolded_view(self._layout)

        def work(progress: Progress) -> Outcome:
            return outcome_of(ingredients, base, choices, view, progress)

        self._task = self._tasks.start(self.tr("Merging…"), work, self._take, self._fail, Outcome.take_apart)
        self._task.progressed.connect(self.progressed)
        self.begun.emit()

    def stop(self) -> None:
        """Wait for nothing any more."""
        self.outcome = None
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _take(self, outcome: Outcome) -> None:
        self._task, self.outcome = None, outcome
        self.made.emit(outcome)

    def _fail(self, error: MapError) -> None:
        self._task = None
        self.failed.emit(error)
