"""One window: its bars, and the start page or an open map. What reads maps is imported once one is opened."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from argmap.core.errors import MapError
from argmap.ui.action import Action, Menu
from argmap.ui.desk import Desk
from argmap.ui.hit import Hit
from argmap.ui.menus import WindowActions
from argmap.ui.message_bar import MessageBar
from argmap.ui.panes import Pane
from argmap.ui.performing import function_of, takes_map
from argmap.ui.recent_menu import RecentMenu
from argmap.ui.search_field import SearchField
from argmap.ui.situation import Situation
from argmap.ui.slim_bar import SlimBar
from argmap.ui.soon import soon
from argmap.ui.stage import Stage
from argmap.ui.start_page import StartPage
from argmap.ui.status_line import StatusLine
from argmap.ui.task_strip import TaskStrip
from argmap.ui.tasks import Tasks
from argmap.ui.text import shortened

FIRST_SIZE = (1366, 768)  # pixels, where no size is remembered
NAME = 80  # characters of what is being opened
PATIENCE_MS = 2_000  # until a map has its panels though it was not painted, as in a window that is minimised


class Window(QMainWindow):
    """Holds the parts together; what an action does stands in `ui/commands/`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._application = desk.appearance.application
        self.context: Any = None  # the MapContext of the open map, or None
        self.workspace: Any = None  # its Workspace
        self.finder: Any = None  # its Finder
        self.glimpse: Any = None  # the Glimpse of a map that is being read
        self._reports: Any = None
        self._completing: Any = None  # the Completing of the open map, once that is to be seen
        self.tasks = Tasks(self.say_error, self)
        self.by_name = WindowActions(self, self.perform)
        menus = self.by_name.fill(self.menuBar())
        self.recent_menu = RecentMenu(desk.preferences, self.open_path, self)
        menus[Menu.FILE].insertMenu(self.by_name["window.files.import_map"], self.recent_menu)
        self.search = SearchField(self._find, self)
        self.slim_bar = SlimBar(self.by_name, self.search)
        self.messages = MessageBar()
        self.task_strip = TaskStrip()
        self.status = StatusLine(self.by_name, self.tasks)
        self.stage = Stage(self._make_start_page)
        self._lay_out()
        self._connect()
        self._dress()

    @property
    def start_page(self) -> StartPage:
        return self.stage.start_page

    def perform(self, action: Action) -> None:
        """Do what a row of the table says, if it can be done now."""
        self.tasks.rest_until_shown()
        self._complete_map()
        if takes_map(action):
            if self.workspace is not None:
                self.workspace.end_editing()
            seen = self._seen
            if seen is not None:
                with seen.situation.one_act():
                    function_of(action)(seen)
        else:
            function_of(action)(self)

    def say(self, message: str, words: str = "", act: Callable[[], None] | None = None, stays: bool = False) -> None:
        """Show a message in place, with at most one thing to do about it."""
        self.messages.say(message, words, act, stays)

    def say_error(self, error: MapError) -> None:
        """Show what went wrong; it stays until it is closed or another message comes."""
        from argmap.ui.keeping import say_error

        say_error(self, error)

    def open_path(self, path: Path) -> None:
        """Open a map, or bring in another file. Of a large map the main claim is shown first."""
        from argmap.ui.glimpsing import glimpse_first

        glimpse_first(self, path, lambda: self._open(path))

    def open_first(self, path: Path) -> None:
        """Open what a window is made for that is not shown yet; where nothing of it is seen at once, its name is."""
        from argmap.ui.glimpsing import show_glimpse

        if not show_glimpse(self, path, lambda: self._open(path)):
            self.stage.show_words(self.tr("Opening {0}…").format(shortened(path.stem, NAME)))
            self.show_chrome()
            soon(self, lambda: self._open(path))

    def _open(self, path: Path) -> None:
        if self not in self.desk.windows:  # it was closed before it came to that
            return
        from argmap.ui.opening import open_file

        open_file(self, path)
        self._end_waiting()

    def show_start_page(self) -> None:
        """Show what to begin with, where no map is."""
        if self.glimpse is not None:
            self.glimpse.close()
        self.stage.show_start_page()
        self.start_page.show_recent(self.desk.preferences.recent())
        self.show_chrome()

    def _make_start_page(self) -> StartPage:
        page = StartPage()
        page.new_wanted.connect(self.by_name["window.files.new"].trigger)
        page.open_wanted.connect(self.by_name["window.files.open"].trigger)
        page.map_wanted.connect(self.open_path)
        page.sample_wanted.connect(self.open_sample)
        return page

    def open_sample(self, name: str) -> None:
        """Open a copy of a sample."""
        from argmap.ui.opening import open_sample

        open_sample(self, name)

    def situation(self) -> Situation:
        """The facts of the moment, by which the actions are enabled."""
        if self._seen is None:
            return Situation(theme=self.desk.preferences.theme)
        from argmap.ui.facts import situation_of

        return situation_of(self._seen)

    @property
    def _seen(self) -> Any:  # noqa: ANN401  # see above
        """The MapContext of the map to be seen, which may not be open yet; or None."""
        return self.glimpse.context if self.context is None and self.glimpse is not None else self.context

    def refresh(self) -> None:
        """Enable the actions anew."""
        self.by_name.update(self.situation())

    def show_map(self, context: Any, workspace: Any) -> None:  # noqa: ANN401  # a MapContext and its Workspace
        """Take up an open map, once none is shown. Where its main claim is to be seen, it comes with its panels."""
        from argmap.ui.reporting import Reporting

        self.context, self.workspace = context, workspace
        self._reports = Reporting(self, context)
        self.stage.addWidget(workspace)
        self.show_chrome()
        if self.glimpse is not None:
            self._begin_completing()
        else:
            self.show_workspace()

    def show_workspace(self) -> None:
        """Let the map be seen that was taken up."""
        workspace = self.workspace
        self.stage.show_map(workspace)
        if self.glimpse is not None:
            self.glimpse.close()
        self.messages.float_over(workspace.middle, workspace.middle.free_width)
        workspace.part(Pane.MAP).sight.painted_first.connect(self._begin_completing, Qt.ConnectionType.QueuedConnection)
        soon(self.context, self._begin_completing, PATIENCE_MS)
        workspace.focus(Pane.MAP)

    def _begin_completing(self) -> None:
        """Make the rest bit by bit, once the map is to be seen or before it is shown."""
        if self.context is not None and self._completing is None:
            from argmap.ui.completing import Completing

            self._completing = Completing(self)

    def _complete_map(self) -> None:
        """Make at once what is not there yet: something is done to the map."""
        if self.context is not None and self.finder is None:
            self._begin_completing()
            self._completing.finish()

    def take_down_map(self) -> None:
        """Forget the map and show the start page; the session is the caller's to release."""
        if self.context is None:
            return
        self.messages.hide()
        self.messages.float_over(self.stage)
        self.search.leave()
        context, workspace = self.context, self.workspace
        self._reports.stop()
        self.context = self.workspace = self.finder = self._reports = self._completing = None
        context.close()
        self.stage.let_go(workspace)
        context.deleteLater()
        self.show_start_page()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if local_files(event.mimeData()):  # else Qt takes it that the part below, which wanted none, refuses
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files dropped on the window open or become sources."""
        from argmap.ui.taking_in import take_in

        event.acceptProposedAction()
        take_in(self, local_files(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """The work is stopped, the map let go of, the size remembered; nothing has to be asked."""
        for one in self.children():
            if isinstance(one, QWidget) and one.isWindow():
                one.close()  # a dialog, which would go on looking into the map
        self.desk.preferences.keep_state("window", self.saveGeometry())
        if self.context is not None:
            from argmap.ui.opening import let_go

            let_go(self)
        if self.glimpse is not None:
            self.glimpse.close()
        self.hide()  # before it waits for a file that somebody asked for
        undone = self.tasks.stop(ends_owed=self.desk.windows == [self])
        self._application.focusChanged.disconnect(self._note_pane)
        self.desk.forget(self, undone)
        self.desk.preferences.save()
        self.deleteLater()

    def _find(self, text: str) -> Iterable[Hit]:
        if text.startswith(">"):
            from argmap.ui.palette import command_hits

            return command_hits(self.by_name, text[1:])
        return self.finder.hits(text) if self.finder is not None and text else ()

    def _lay_out(self) -> None:
        whole = QWidget()
        self._column = column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, share in ((self.slim_bar, 0), (self.task_strip, 0), (self.stage, 1), (self.status, 0)):
            column.addWidget(part, share)
        self.setCentralWidget(whole)
        self.messages.setParent(whole)
        self.messages.float_over(self.stage)
        self.resize(*FIRST_SIZE)
        self.restoreGeometry(self.desk.preferences.state("window"))
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.desk.appearance.changed.connect(self._dress)
        self.search.left.connect(self._give_keyboard_back)
        self._application.focusChanged.connect(self._note_pane)
        self.tasks.changed.connect(self._end_waiting, Qt.ConnectionType.QueuedConnection)  # a map may come of it first

    def _end_waiting(self) -> None:
        """Show the start page where nothing is being opened any more and no map has come."""
        is_begun = self.glimpse is not None and self.glimpse.is_begun
        if self.tasks.current is None and self.context is None and (is_begun or self.stage.is_waiting):
            self.show_start_page()

    def _dress(self) -> None:
        self.slim_bar.dress(self.desk.appearance.chrome)
        self.refresh()

    def show_chrome(self) -> None:
        """What surrounds the map is there only with a map, and takes its room before the map does."""
        has_map = self._seen is not None
        self.slim_bar.show_map(has_map)
        self.status.setVisible(has_map)
        if not has_map:
            self.task_strip.show_task("")
            self.setWindowTitle("argmap")
        self.refresh()
        self._column.activate()

    def _note_pane(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.workspace is not None and (pane := self.workspace.pane_of(now)) is not None:
            self.context.set_active_pane(pane)

    def _give_keyboard_back(self) -> None:
        if self.context is not None:
            self.workspace.focus(self.context.active_pane)


def local_files(data: QMimeData) -> list[Path]:
    """The files that are dragged or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
