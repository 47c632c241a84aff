"""Two maps made ready on a thread to be shown beside each other: both laid out, and what differs."""

from argmap.core.document import Document
from argmap.core.sharing import shared
from argmap.reasoning.comparing import Comparison, compare
from argmap.reasoning.comparing.marks import Marks, marks_of
from argmap.reasoning.matching import are_related
from argmap.ui.canvas.sizes import KnownSizes, known_after
from argmap.ui.comparing.reading import ReadMap
from argmap.ui.tasks import Progress
from argmap.ui.versions.preview import LaidOut
from argmap.ui.view_state import ViewState

DONE = (0.2, 0.4, 0.6, 0.95)  # of the work, after it was seen what both have, after each map and after the comparison


class Compared:
    """To be made on a thread, with views that were made for it; what `progress` is told to cancel stops it.

    Of copies, records that are alike are held once, and cards that are drawn alike are measured once.
    """

    def __init__(self, one: ReadMap, other: ReadMap, views: tuple[ViewState, ViewState], progress: Progress) -> None:
        self.names = (one.name, other.name)
        records, change = shared(one.records, other.records, progress.go_on)
        progress.reach(DONE[0])
        self.first = LaidOut(one.records, views[0], progress.go_on, lambda _: KnownSizes(one.sizes()))
        progress.reach(DONE[1])

        def known(document: Document) -> KnownSizes:
            return known_after(self.first.scene.sizes(), document, change)

        self.second = LaidOut(records, views[1], progress.go_on, known)
        progress.reach(DONE[2])
        unlike = [one for pair in change.pairs for one in pair if one is not None]
        trees = (self.first.session.tree, self.second.session.tree)
        self.comparison: Comparison = compare(*trees, progress.go_on, unlike)
        self.marks: tuple[Marks, Marks] = marks_of(self.comparison)
        self.are_related = are_related(*trees)
        progress.reach(DONE[3])

    def take_apart(self) -> None:
        """Let both maps go at once, where they are not to be shown any more."""
        self.first.take_apart()
        self.second.take_apart()
