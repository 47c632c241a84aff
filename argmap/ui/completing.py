"""Makes what nobody waits for, once a map is to be seen: search, standings, panels, overview."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from argmap.core.records import Exercise
from argmap.reasoning.exercises import exercise_of
from argmap.ui.finder import Finder
from argmap.ui.idling import Idling
from argmap.ui.judging.judging import Judging
from argmap.ui.searching import Searching
from argmap.ui.window import Window


class Completing(QObject):
    """Gives the map of a window its panels, and what they need, while the window rests.

    Where its main claim is to be seen, the map takes its place after that.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window.context)
        self._parts = _parts(window)
        self._idling = Idling(self)
        window.context.closed.connect(self._idling.stop)
        self._idling.start(self._parts)

    def finish(self) -> None:
        """Make what is not there yet."""
        for _ in self._parts:
            pass


def _parts(window: Window) -> Iterator[None]:
    """Make one with each step; all of them together would hold a key up."""
    context, workspace = window.context, window.workspace
    context.searching = Searching(context, window.tasks)
    context.judging = Judging(context, window.tasks)
    yield
    yield from workspace.panels()
    exercise = exercise_of(context.document)
    if exercise is not None:
        _begin_exercise(window, exercise)
        yield
    workspace.overview.keep_clear_of(window.messages.place)
    window.messages.lies_at.connect(workspace.overview.keep_clear_of)
    context.searching.changed.connect(window.search.ask_again)
    window.finder = Finder(context, workspace.search_for)
    if window.glimpse is not None:
        window.show_workspace()


def _begin_exercise(window: Window, exercise: Exercise) -> None:
    from argmap.ui.exercising.exercise_bar import ExerciseBar  # late: most maps are none
    from argmap.ui.exercising.exercising import Exercising

    window.context.exercising = Exercising(window.context, exercise, window.tasks)
    bar = ExerciseBar(window.context)
    window.workspace.middle.put_above(bar)
    bar.show()
    window.context.situation.say()
