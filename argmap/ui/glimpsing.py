"""The main claim of a large map, to be read and looked around in while the map itself is still being read."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt

from argmap.layout.direction import Direction
from argmap.session.session import Session
from argmap.storage.glimpse import glimpse
from argmap.ui.context import MapContext
from argmap.ui.panes import Pane
from argmap.ui.soon import soon
from argmap.ui.still_there import does_answer
from argmap.ui.title import title_of
from argmap.ui.view_state import view_state_of
from argmap.ui.window import Window
from argmap.ui.workspace import Workspace

PATIENCE_MS = 300  # until the map is read though nothing was painted, as in a window that is minimised


class Glimpse:
    """What a window shows until the map is there: the same view of it, with nothing in it but the main claim."""

    def __init__(self, window: Window, path: Path, context: MapContext) -> None:
        self._window = window
        self.path = path
        self.context = context
        self.workspace = Workspace(context, window.by_name)
        self.is_begun = False  # the map is being read; before, whatever else ends means nothing to it

    def show(self) -> None:
        """Show it in the window, with the bars that the map will have."""
        window, context = self._window, self.context
        window.glimpse = self
        window.task_strip.show_task(context.document.info.task)
        window.show_chrome()
        window.stage.show_map(self.workspace)
        window.slim_bar.title.show_title(title_of(context.tree))
        window.slim_bar.say_saved(QCoreApplication.translate("Opening", "Opening…"))
        context.situation_changed.connect(window.refresh)
        context.look_changed.connect(window.status.show_report)
        self.workspace.focus(Pane.MAP)

    def close(self) -> None:
        """Let go of it: the map is there, or cannot be opened."""
        self._window.glimpse = None
        self.context.close()
        self._window.stage.let_go(self.workspace)
        self.context.deleteLater()


class _Begin(QObject):
    """Has the map read once: when its main claim was painted, or after a while."""

    def __init__(self, glimpse: Glimpse, then: Callable[[], None]) -> None:
        super().__init__(glimpse.workspace)
        self._glimpse, self._then = glimpse, then
        glimpse.workspace.part(Pane.MAP).sight.painted_first.connect(self._begin, Qt.ConnectionType.QueuedConnection)
        soon(self, self._begin, PATIENCE_MS)

    def _begin(self) -> None:
        if not self._glimpse.is_begun:
            self._glimpse.is_begun = True
            self._then()


def glimpse_first(window: Window, path: Path, then: Callable[[], None]) -> None:
    """Do `then`; first show the main claim of the map at `path`, if that can be told."""
    if not show_glimpse(window, path, then):
        then()


def show_glimpse(window: Window, path: Path, then: Callable[[], None]) -> bool:
    """Show the main claim of the map at `path` where the opened map will show it, and do `then` once it is painted.

    Says False, and does nothing, if that cannot be told so early or the window shows something else.
    """
    is_shown = window.context is not None or window.glimpse is not None
    if is_shown or not does_answer(path) or window.desk.holds(path):
        return False
    found = _glimpse_of(window, path)
    if found is None:
        return False
    found.show()
    _Begin(found, then)
    return True


def _glimpse_of(window: Window, path: Path) -> Glimpse | None:
    records = glimpse(path)
    if not records:
        return None
    session = Session(records)
    session.is_read_only = True
    view = view_state_of(session.document.info.id)
    if Direction(view.layout) is Direction.PAGE:
        return None
    context = MapContext(session, window.desk.appearance, view, window, is_glimpse=True)
    claim = context.tree.main_claim()
    if claim is not None:
        context.selection.select_card(claim.id)
    return Glimpse(window, path, context)
