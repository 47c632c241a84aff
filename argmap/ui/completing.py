"""Makes what nobody waits for, once a map is to be seen: search, standings, panels, overview."""

from argmap.core.records import Exercise
from argmap.reasoning.exercises import exercise_of
from argmap.ui.finder import Finder
from argmap.ui.judging.judging import Judging
from argmap.ui.searching import Searching
from argmap.ui.window import Window


def complete(window: Window) -> None:
    """Give the map of a window its panels, and what they need."""
    context, workspace = window.context, window.workspace
    context.searching = Searching(context, window.tasks)
    context.judging = Judging(context, window.tasks)
    workspace.fill()
    exercise = exercise_of(context.document)
    if exercise is not None:
        _begin_exercise(window, exercise)
    workspace.overview.keep_clear_of(window.messages.place)
    window.messages.lies_at.connect(workspace.overview.keep_clear_of)
    context.searching.changed.connect(window.search.ask_again)
    window.finder = Finder(context, workspace.search_for)


def _begin_exercise(window: Window, exercise: Exercise) -> None:
    from argmap.ui.exercising.exercise_bar import ExerciseBar  # late: most maps are none
    from argmap.ui.exercising.exercising import Exercising

    window.context.exercising = Exercising(window.context, exercise, window.tasks)
    bar = ExerciseBar(window.context)
    window.workspace.middle.put_above(bar)
    bar.show()
    window.context.situation.say()
