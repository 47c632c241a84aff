"""From the table to what is clicked and typed: the menu bar, the keys of each pane, the context menus."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from argmap.ui.action import Action, Menu
from argmap.ui.actions import ACTIONS, TABLE
from argmap.ui.hearing import hear
from argmap.ui.keys import sequences
from argmap.ui.panes import TREES, Pane, Subject
from argmap.ui.situation import NO_MAP, Situation
from argmap.ui.text import menu_words
from argmap.ui.translating import N

TITLES = {
    Menu.FILE: N("Menu", "File"),
    Menu.EDIT: N("Menu", "Edit"),
    Menu.ARRANGE: N("Menu", "Arrange"),
    Menu.RATING: N("Menu", "Comment, rate, mend"),
    Menu.SCHEME: N("Menu", "Scheme"),
    Menu.EXERCISE: N("Menu", "Exercise"),
    Menu.INSERT: N("Menu", "Insert"),
    Menu.VIEW: N("Menu", "View"),
    Menu.LEVELS: N("Menu", "Levels of the map"),
    Menu.LEVELS_BELOW: N("Menu", "Levels below the card"),
    Menu.STANDING: N("Menu", "What stands"),
    Menu.GO: N("Menu", "Go"),
    Menu.LAYOUT: N("Menu", "Layout"),
    Menu.THEME: N("Menu", "Theme"),
    Menu.SOURCE: N("Menu", "Source"),
    Menu.REVIEW: N("Menu", "Passages in doubt"),
    Menu.HELP: N("Menu", "Help"),
}


def title_of(menu: Menu) -> str:
    """The menu's title in the user's language."""
    return QCoreApplication.translate("Menu", TITLES[menu])


def words_of(action: Action) -> str:
    """The action's words in the user's language."""
    return QCoreApplication.translate("Action", action.words)


def outer_of(menu: Menu) -> Menu | None:
    """The menu in which this one stands; None for one of the bar."""
    outer, _, inner = menu.value.partition("/")
    return Menu(outer) if inner else None


class WindowActions(QObject):
    """The QActions of one window, each made from its row, enabled as the situation says."""

    def __init__(self, window: QWidget, perform: Callable[[Action], None]) -> None:
        super().__init__(window)
        self._window = window
        self._perform = perform
        self._made = {action.does: self._make(action) for action in ACTIONS.values()}
        self._now: Situation | None = None
        self._enabled = dict.fromkeys(ACTIONS, True)
        self.update(NO_MAP)

    def __getitem__(self, does: str) -> QAction:
        return self._made[does]

    def fill(self, bar: QMenuBar) -> dict[Menu, QMenu]:
        """Put every menu into the bar; returns them for what else belongs there."""
        menus: dict[Menu, QMenu] = {}
        for menu, rows in TABLE.items():
            outer = outer_of(menu)
            title = title_of(menu)
            menus[menu] = bar.addMenu(f"&{title}") if outer is None else menus[outer].addMenu(title)
            self._put(menus[menu], rows)
        return menus

    def give_keys(self, pane: Pane, widgets: Iterable[QWidget]) -> None:
        """Make the keys that act in a pane act while one of its widgets has the keyboard, and not in fields inside."""
        for widget in widgets:
            for action in ACTIONS.values():
                keys = sequences(action.keys) if pane in action.panes else []
                keys += sequences(action.map_keys) if pane in TREES else []
                for key in keys:
                    shortcut = QShortcut(key, widget, context=Qt.ShortcutContext.WidgetShortcut)
                    hear(shortcut, "activated()", self._made[action.does], "trigger()")

    def pop_up(self, subject: Subject, at: QPoint) -> None:
        """Show the context menu of what is selected."""
        menu = self.menu_for(subject, self._window)
        if not menu.isEmpty():
            menu.popup(at)

    def menu_for(self, subject: Subject, parent: QWidget) -> QMenu:
        """A context menu with all that can be done to the subject now; rows of an inner menu stay together in one."""
        offered = QMenu(parent)
        offered.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for menu, rows in TABLE.items():
            wanted = [row for row in rows if subject in row.subjects and self._made[row.does].isEnabled()]
            is_inner = outer_of(menu) is not None and len(wanted) > 1
            if wanted and not offered.isEmpty() and not is_inner:
                offered.addSeparator()
            self._put(offered.addMenu(title_of(menu)) if is_inner else offered, wanted)
        return offered

    def update(self, now: Situation) -> None:
        """Enable and check the actions as the situation has it, and name what undo and redo would do."""
        if now != self._now:
            self._now = now
            self._enable(now)
        for row in ACTIONS.values():
            if row.is_on is not None:  # a click has checked it already, whatever comes of it
                self._made[row.does].setChecked(row.is_on(now))

    def _enable(self, now: Situation) -> None:
        for does, row in ACTIONS.items():
            is_enabled = row.when(now)
            if is_enabled != self._enabled[does]:  # few are: to tell Qt of all of them is a part of each key's way
                self._enabled[does] = is_enabled
                self._made[does].setEnabled(is_enabled)
        for does, what in (("map.history.undo", now.undo), ("map.history.redo", now.redo)):
            self._made[does].setText(f"{words_of(ACTIONS[does])} {menu_words(what)}".rstrip())

    def _make(self, row: Action) -> QAction:
        made = QAction(words_of(row), self._window)
        made.setShortcuts(sequences(row.keys) + sequences(row.map_keys))
        if row.panes:
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown in menus; `give_keys` makes them act
        self._window.addAction(made)
        made.setCheckable(row.is_on is not None)
        made.triggered.connect(lambda: self._perform(row))
        return made

    def _put(self, menu: QMenu, rows: Iterable[Action]) -> None:
        for row in rows:
            if row.line and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(self._made[row.does])
