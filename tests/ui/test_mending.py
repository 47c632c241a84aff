"""One key mends what is open about the selected card, and the inspector says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from argmap.core.edits import edit_text
from argmap.core.records import Node
from argmap.reasoning.fixes import FIXES
from argmap.ui.mending import HINTS
from argmap.ui.panes import Pane
from argmap.ui.window import Window
from tests.ui.conftest import Person

Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


def said(window: Window) -> list[str]:
    """The words in the inspector."""
    return [label.text() for label in window.workspace.part(Pane.INSPECTOR).findChildren(QLabel)]


def first_reason(person: Person, window: Window, text: str) -> str:
    """Select the first card below the main claim, and let it say something."""
    window.resize(1680, 980)
    person.open_sample()
    tree = window.context.tree
    place = tree.children(tree.main_claim())[0]
    window.context.show(place.id)
    person.go_to(Pane.MAP)
    window.context.perform(edit_text, place.node_id, text)
    return place.node_id


def test_every_fix_has_its_hint() -> None:
    assert HINTS.keys() == FIXES.keys()


def test_shift_f8_parts_two_claims_and_undo_joins_them(person: Person, window: Window) -> None:
    node_id = first_reason(person, window, "Trams are quiet, and buses are cheap.")
    person.until(lambda: any("gives the second claim a card of its own" in words for words in said(window)), 5_000)
    before = window.context.document.count(Node)
    person.key(Key.Key_F8, Shift)
    assert window.context.document.find(Node, node_id).text == "Trams are quiet."
    assert person.current_text() == "Buses are cheap."
    window.by_name["map.history.undo"].trigger()
    assert window.context.document.find(Node, node_id).text == "Trams are quiet, and buses are cheap."
    assert window.context.document.count(Node) == before


def test_where_one_key_can_mend_nothing_it_says_so(person: Person, window: Window) -> None:
    first_reason(person, window, "Trams are quiet.")
    before = window.context.document.count(Node)
    person.key(Key.Key_F8, Shift)
    assert window.messages.text == "Nothing is open here that one key can mend."
    assert window.context.document.count(Node) == before
