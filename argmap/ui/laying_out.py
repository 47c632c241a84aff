"""Laying maps out on the threads of tasks: the window would stand still for that."""

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.session import Session
from argmap.ui.canvas.scene import Scene, laid_out
from argmap.ui.open_maps import OpenMap
from argmap.ui.tasks import Cancelled, Progress
from argmap.ui.view_state import kept_view_of


def lay_out(opened: OpenMap, progress: Progress) -> OpenMap:
    """Lay a map out as it was looked at last, on the thread that has read it.

    The map is closed if it is not wanted any more.
    """
    session = opened.session
    try:
        opened.scene = laid_out(session.tree, kept_view_of(session.document.info.id), progress.go_on)
    except Cancelled:
        session.close()
        raise
    return opened


class Copy:
    """What an open map says now, to be laid out while the map itself may be changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._records = list(session.document.records())
        self._view = kept_view_of(session.document.info.id)

    def lay_out(self, progress: Progress) -> Scene:
        """Lay it out; on a thread."""
        return laid_out(Tree(Document(self._records)), self._view, progress.go_on)

    def hand_over(self, scene: Scene) -> Scene | None:
        """What was laid out, as the drawing of the map itself; None if the map says something else by now."""
        if list(self._session.document.records()) != self._records:
            return None
        scene.stand_on(self._session.tree)
        return scene
