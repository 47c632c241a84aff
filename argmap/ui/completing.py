"""Makes what nobody waits for, once a map is to be seen: search, standings, panels, overview."""

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
    workspace.overview.keep_clear_of(window.messages.place)
    window.messages.lies_at.connect(workspace.overview.keep_clear_of)
    context.searching.changed.connect(window.search.ask_again)
    window.finder = Finder(context, workspace.search_for)
