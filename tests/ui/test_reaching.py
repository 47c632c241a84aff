"""Every action of the table is within reach: by its keys where they act, in the menus of what it is about."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from argmap.ui.action import Action
from argmap.ui.actions import ACTIONS, TREES
from argmap.ui.keys import texts
from argmap.ui.menus import WindowActions
from argmap.ui.palette import command_hits
from argmap.ui.panes import Pane, Subject
from argmap.ui.situation import Situation

EVERYTHING = Situation(
    has_map=True,
    is_editable=True,
    is_empty=True,
    cards=1,
    has_step=True,
    is_placed=True,
    is_premise=True,
    is_joint=True,
    is_question=True,
    has_below=True,
    is_narrowed=True,
    is_top=True,
    is_filtered=True,
    has_matches=True,
    has_passages=True,
    has_quote=True,
    has_sources=True,
    has_pages=True,
    doubts=1,
    moved=1,
    is_found=True,
    has_older=True,
    is_walked=True,
    is_exercise=True,
    undo="this",
    redo="that",
)
"""A moment in which every action can be done."""

NOTHING_SELECTED = Situation(
    has_map=True,
    is_editable=True,
    is_narrowed=True,
    is_filtered=True,
    has_matches=True,
    undo="this",
    redo="that",
    has_sources=True,
    has_pages=True,
    doubts=1,
    moved=1,
    is_walked=True,
    is_exercise=True,
)


class Desk(QMainWindow):
    """A window of bare panes, which notes what its actions are asked to do."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.by_name = WindowActions(self, lambda action: self.done.append(action.does))
        self.by_name.fill(self.menuBar())
        self.by_name.update(EVERYTHING)
        self.panes = {pane: QWidget(self) for pane in Pane}
        for pane, widget in self.panes.items():
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.by_name.give_keys(pane, [widget])


@pytest.fixture
def bare(qtbot: QtBot) -> Desk:
    shown = Desk()
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitActive(shown)
    return shown


def keys_in(action: Action, pane: Pane) -> list[str]:
    """The keys by which the action is done while that pane has the keyboard."""
    keys = texts(action.keys) if pane in (action.panes or Pane) else []
    return keys + (texts(action.map_keys) if pane in TREES else [])


@pytest.mark.parametrize("pane", Pane)
def test_every_key_does_its_action_in_each_of_its_panes_and_nothing_else(bare: Desk, pane: Pane) -> None:
    pressed = [(key, action.does) for action in ACTIONS.values() for key in keys_in(action, pane)]
    bare.panes[pane].setFocus()
    for key, _ in pressed:
        QTest.keySequence(bare.panes[pane], QKeySequence(key))
    assert bare.done == [does for _, does in pressed]


def rows_of(menu: QMenu) -> list[QAction]:
    """What a menu and the menus within it do."""
    rows: list[QAction] = []
    for one in menu.actions():
        inner = one.menu()
        rows += rows_of(inner) if isinstance(inner, QMenu) else [one] * (not one.isSeparator())
    return rows


@pytest.mark.parametrize("subject", Subject)
def test_a_context_menu_holds_every_action_about_its_subject(bare: Desk, subject: Subject) -> None:
    menu = bare.by_name.menu_for(subject, bare)
    assert rows_of(menu) == [bare.by_name[does] for does, action in ACTIONS.items() if subject in action.subjects]
    menu.close()


def test_what_is_done_to_a_selection_stands_in_a_context_menu() -> None:
    done_to_it = [one for one in ACTIONS.values() if one.when(EVERYTHING) and not one.when(NOTHING_SELECTED)]
    assert [one.does for one in done_to_it if not one.subjects] == []


def test_a_command_that_begins_with_what_was_typed_comes_before_those_that_hold_it(bare: Desk) -> None:
    first, *others = command_hits(bare.by_name, "hand in")
    assert first.words == "Hand in…"
    assert "Open a folder of hand-ins…" in [one.words for one in others]
