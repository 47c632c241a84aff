"""Two maps made ready on a thread to be shown beside each other: both laid out, and what differs."""

from argmap.reasoning.comparing import Comparison, compare
from argmap.reasoning.comparing.marks import Marks, marks_of
from argmap.reasoning.matching import are_related
from argmap.ui.comparing.reading import ReadMap
from argmap.ui.tasks import Progress
from argmap.ui.versions.preview import LaidOut
from argmap.ui.view_state import ViewState

DONE = (0.3, 0.6, 0.95)  # of the work, after each map and after the comparison


class Compared:
    """To be made on a thread, with views that were made for it; what `progress` is told to cancel stops it."""

    def __init__(self, one: ReadMap, other: ReadMap, views: tuple[ViewState, ViewState], progress: Progress) -> None:
        self.names = (one.name, other.name)
        self.first = LaidOut(one.records, views[0], progress.go_on)
        progress.reach(DONE[0])
        self.second = LaidOut(other.records, views[1], progress.go_on)
        progress.reach(DONE[1])
        self.comparison: Comparison = compare(self.first.session.tree, self.second.session.tree, progress.go_on)
        self.marks: tuple[Marks, Marks] = marks_of(self.comparison)
        self.are_related = are_related(self.first.session.tree, self.second.session.tree)
        progress.reach(DONE[2])

    def take_apart(self) -> None:
        """Let both maps go at once, where they are not to be shown any more."""
        self.first.take_apart()
        self.second.take_apart()
