"""One window: menu bar, slim bar, and below them the start page or an open map, with messages over its foot.

What reads maps is imported when a map is opened: the start page is painted without it.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from argmap.core.errors import MapError
from argmap.ui.action import Action, Menu
from argmap.ui.desk import Desk
from argmap.ui.menus import WindowActions
from argmap.ui.message_bar import MessageBar
from argmap.ui.palette import command_hits
from argmap.ui.panes import Pane, Subject
from argmap.ui.performing import function_of, takes_map
from argmap.ui.recent_menu import RecentMenu
from argmap.ui.search_field import Hit, SearchField
from argmap.ui.situation import Situation
from argmap.ui.slim_bar import SlimBar
from argmap.ui.start_page import StartPage
from argmap.ui.status_line import StatusLine
from argmap.ui.task_strip import TaskStrip
from argmap.ui.tasks import Tasks
from argmap.ui.text import plain_label, shortened

FIRST_SIZE = (1366, 768)  # pixels, where no size is remembered
NAME = 80  # characters of what is being opened


class Window(QMainWindow):
    """Holds the parts together; what an action does stands in `ui/commands/`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._application = desk.appearance.application
        self.context: Any = None  # the MapContext of the open map, or None
        self.workspace: Any = None  # its Workspace
        self.finder: Any = None  # its Finder
        self._reports: Any = None
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
        self.start_page = StartPage(desk.preferences.recent())
        self._stack = QStackedWidget()
        self._waiting = plain_label(look="hint", wraps=True)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for page in (self.start_page, self._waiting):
            self._stack.addWidget(page)
        self._lay_out()
        self._connect()
        self._dress()
        self._show_chrome()

    def perform(self, action: Action) -> None:
        """Do what a row of the table says, if it can be done now."""
        if takes_map(action):
            if self.context is not None:
                self.workspace.end_editing()
                function_of(action)(self.context)
        else:
            function_of(action)(self)

    def say(self, message: str, words: str = "", act: Callable[[], None] | None = None, stays: bool = False) -> None:
        """Show a message in place, with at most one thing to do about it."""
        self.messages.say(message, words, act, stays)

    def say_error(self, error: MapError) -> None:
        """Show what went wrong; it stays until it is closed or another message comes."""
        self.messages.say(str(error), stays=True)

    def say_fault(self, kind: str) -> None:
        """Say that something went wrong that should not have."""
        words = self.tr("Something went wrong in argmap ({0}). Your map is kept as it was.").format(kind)
        self.messages.say(words, self.tr("Show log"), self.by_name["window.help.show_log"].trigger, stays=True)

    def say_crash(self) -> None:
        """Offer what the last run left when it crashed."""
        words = self.tr("argmap ended unexpectedly last time. A report without any text of yours was kept.")
        self.messages.say(words, self.tr("Show log"), self.by_name["window.help.show_log"].trigger, stays=True)

    def open_path(self, path: Path) -> None:
        """Open a map, or bring in another file."""
        from argmap.ui.opening import open_file

        open_file(self, path)
        self._end_waiting()

    def wait_for(self, name: str) -> None:
        """Say that a map is being opened, instead of the start page, until it is there or cannot be opened."""
        self._waiting.setText(self.tr("Opening {0}…").format(shortened(name, NAME)))
        self._stack.setCurrentWidget(self._waiting)

    def open_sample(self, name: str) -> None:
        """Open a copy of a sample."""
        from argmap.ui.opening import open_sample

        open_sample(self, name)

    def situation(self) -> Situation:
        """The facts of the moment, by which the actions are enabled."""
        theme = self.desk.preferences.theme
        if self.context is None:
            return Situation(theme=theme)
        from argmap.ui.facts import situation_of

        return situation_of(self.context)

    def refresh(self) -> None:
        """Enable the actions anew."""
        self.by_name.update(self.situation())

    def show_map(self, context: Any, workspace: Any) -> None:  # noqa: ANN401  # a MapContext and its Workspace
        """Take up an open map; the one that was shown must be closed before."""
        from argmap.ui.finder import Finder
        from argmap.ui.reporting import Reporting

        self.context, self.workspace = context, workspace
        self._stack.addWidget(workspace)
        self._stack.setCurrentWidget(workspace)
        self.messages.float_over(workspace.middle, workspace.middle.free_width)
        workspace.focus(context.active_pane)
        self._reports = Reporting(self, context)
        context.searching.start(self.tasks)
        context.searching.changed.connect(self.search.ask_again)
        self.finder = Finder(context, workspace.search_for)
        self._show_chrome()
        workspace.focus(Pane.MAP)

    def take_down_map(self) -> None:
        """Forget the map and show the start page; the session is the caller's to release."""
        if self.context is None:
            return
        self.messages.hide()
        self.messages.float_over(self._stack)
        context, workspace = self.context, self.workspace
        self._reports.stop()
        self.context = self.workspace = self.finder = self._reports = None
        context.close()
        self._stack.removeWidget(workspace)
        workspace.deleteLater()
        context.deleteLater()
        self.start_page.show_recent(self.desk.preferences.recent())
        self._show_chrome()

    def pop_up_menu(self, subject: Subject, at: QPoint) -> None:
        """Show the context menu of what is selected."""
        menu = self.by_name.menu_for(subject, self)
        if not menu.isEmpty():
            menu.popup(at)

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
        self.desk.preferences.keep_state("window", self.saveGeometry())
        if self.context is not None:
            from argmap.ui.opening import let_go

            let_go(self)
        self.tasks.stop()
        self._application.focusChanged.disconnect(self._note_pane)
        self.desk.forget(self)
        self.desk.preferences.save()
        event.accept()

    def _find(self, text: str) -> Iterable[Hit]:
        if text.startswith(">"):
            return command_hits(self.by_name, text[1:])
        return self.finder.hits(text) if self.finder is not None and text else ()

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.slim_bar, self.task_strip):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        self.messages.setParent(whole)
        self.messages.float_over(self._stack)
        self.resize(*FIRST_SIZE)
        self.restoreGeometry(self.desk.preferences.state("window"))
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.start_page.new_wanted.connect(self.by_name["window.files.new"].trigger)
        self.start_page.open_wanted.connect(self.by_name["window.files.open"].trigger)
        self.start_page.map_wanted.connect(self.open_path)
        self.start_page.sample_wanted.connect(self.open_sample)
        self.desk.appearance.changed.connect(self._dress)
        self.search.left.connect(self._give_keyboard_back)
        self._application.focusChanged.connect(self._note_pane)
        self.tasks.changed.connect(self._end_waiting)

    def _end_waiting(self) -> None:
        if self.tasks.current is None and self._stack.currentWidget() is self._waiting:
            self._stack.setCurrentWidget(self.start_page)

    def _dress(self) -> None:
        self.slim_bar.dress(self.desk.appearance.chrome)
        self.refresh()

    def _show_chrome(self) -> None:
        """What surrounds the map is there only with a map."""
        has_map = self.context is not None
        self.slim_bar.show_map(has_map)
        self.status.setVisible(has_map)
        if not has_map:
            self.start_page.new_button.setFocus()
            self._stack.setCurrentWidget(self.start_page)
            self.task_strip.show_task("")
            self.setWindowTitle("argmap")
        self.refresh()

    def _note_pane(self, _before: QWidget | None, now: QWidget | None) -> None:
        pane = self.workspace.pane_of(now) if self.workspace is not None else None
        if pane is not None:
            self.context.set_active_pane(pane)

    def _give_keyboard_back(self) -> None:
        if self.context is not None:
            self.workspace.focus(self.context.active_pane)


def local_files(data: QMimeData) -> list[Path]:
    """The files that are dragged or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
