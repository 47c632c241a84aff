"""The rules of the coach in the window: switched for oneself, decided and locked for a map, and effective at once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from argmap.core.edits import edit_text
from argmap.reasoning.checks import Check
from argmap.reasoning.checks.rules import Switch, readable_rules, rules_of
from argmap.ui.panels.open_row import OpenRow
from argmap.ui.panes import Pane
from argmap.ui.teaching.rule_words import NAMES
from argmap.ui.teaching.rules_dialog import RulesDialog
from argmap.ui.window import Window
from tests.ui.conftest import Person, by_palette, tab_to

TWO = Check.TWO_CLAIMS


def asked(window: Window) -> RulesDialog:
    window.by_name["window.rules.show"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RulesDialog)
    return dialog


def two_claims_shown(person: Person, window: Window) -> None:
    """The first card below the main claim says two things, and is looked at."""
    window.resize(1680, 980)
    person.open_sample()
    tree = window.context.tree
    place = tree.children(tree.main_claim())[0]
    window.context.show(place.id)
    person.go_to(Pane.MAP)
    window.context.perform(edit_text, place.node_id, "Trams are quiet, and buses are cheap.")
    person.until(lambda: says_two(window), 5_000)


def says_two(window: Window) -> bool:
    labels = window.workspace.part(Pane.INSPECTOR).findChildren(QLabel)
    return any("this one says two things" in one.text() for one in labels if not one.isHidden())


def decide(dialog: RulesDialog, switch: Switch) -> None:
    """Choose what the map says of the rule of two claims."""
    box = dialog.rows[TWO].of_map
    box.setCurrentIndex([box.itemData(at) for at in range(box.count())].index(switch))
    box.activated.emit(box.currentIndex())


def test_every_check_stands_among_the_rules() -> None:
    assert NAMES.keys() == set(Check)


def test_what_is_switched_off_in_the_dialog_is_no_longer_said(person: Person, window: Window) -> None:
    two_claims_shown(person, window)
    dialog = asked(window)
    dialog.rows[TWO].own.click()
    person.until(lambda: not says_two(window), 5_000)
    assert readable_rules(window.desk.preferences.coach) == {TWO: Switch(is_on=False)}
    dialog.rows[TWO].own.click()
    person.until(lambda: says_two(window), 5_000)
    assert window.desk.preferences.coach == "{}"
    dialog.accept()


def test_a_teacher_locks_a_rule_of_the_map_and_undo_frees_it(person: Person, window: Window) -> None:
    two_claims_shown(person, window)
    dialog = asked(window)
    decide(dialog, Switch(is_on=False, is_locked=True))
    person.until(lambda: not says_two(window), 5_000)
    assert not dialog.rows[TWO].own.isEnabled()
    dialog.accept()
    window.by_name["map.history.undo"].trigger()
    assert rules_of(window.context.document) == {}
    person.until(lambda: says_two(window), 5_000)


def test_a_map_that_begins_without_a_rule_lets_the_reader_have_it(person: Person, window: Window) -> None:
    two_claims_shown(person, window)
    dialog = asked(window)
    decide(dialog, Switch(is_on=False))
    assert not dialog.rows[TWO].own.isChecked()
    dialog.rows[TWO].own.click()
    person.until(lambda: says_two(window), 5_000)
    assert readable_rules(window.desk.preferences.coach) == {TWO: Switch(is_on=True)}
    dialog.accept()


def test_beside_a_point_its_rule_is_switched_off_and_a_locked_one_stays(person: Person, window: Window) -> None:
    two_claims_shown(person, window)
    person.key(Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    person.until(lambda: not says_two(window), 5_000)
    assert "“One claim in each card” is switched off." in window.messages.text
    dialog = asked(window)
    decide(dialog, Switch(is_locked=True))
    dialog.accept()
    person.until(lambda: says_two(window), 5_000)
    window.by_name["map.checking.silence"].trigger()
    assert says_two(window)
    assert "locked in this map" in window.messages.text
    person.until(lambda: any("Locked" in words for words, _ in offered(window)))
    assert [(words, is_on) for words, is_on in offered(window) if "again" in words or "Locked" in words] == [
        ("Locked in this map", False)
    ]


def test_the_menu_of_a_point_is_reached_by_keys_and_switches_its_rule_off(person: Person, window: Window) -> None:
    two_claims_shown(person, window)
    person.until(lambda: two_things(window) is not None, 5_000)
    row = two_things(window)
    person.go_to(Pane.INSPECTOR)
    tab_to(person, row.button)
    person.key(Qt.Key.Key_Space)
    assert row.menu.isVisible()
    assert [act.text() for act in row.menu.actions()] == [
        "Mend it\tShift+F8",
        "Do not say this again\tCtrl+F8",
        "Rules of the coach…",
    ]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(row.menu, key)
    person.until(lambda: not says_two(window), 5_000)
    assert readable_rules(window.desk.preferences.coach) == {TWO: Switch(is_on=False)}


def test_the_rules_are_switched_decided_and_left_by_keys_alone(person: Person, window: Window) -> None:
    two_claims_shown(person, window)
    dialog = by_palette(person, "rules of the")
    assert isinstance(dialog, RulesDialog)
    assert person.focus() is next(iter(dialog.rows.values())).own
    row = dialog.rows[TWO]
    tab_to(person, row.own)
    person.key(Qt.Key.Key_Space)
    person.until(lambda: not says_two(window), 5_000)
    person.key(Qt.Key.Key_Tab)
    assert person.focus() is row.of_map
    person.key(Qt.Key.Key_Down)
    person.key(Qt.Key.Key_Down)
    assert rules_of(window.context.document) == {TWO: Switch(is_locked=True)}
    assert not row.own.isEnabled()
    person.until(lambda: says_two(window), 5_000)
    person.key(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    window.activateWindow()
    person.until(window.isActiveWindow)
    person.go_to(Pane.MAP)
    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert rules_of(window.context.document) == {TWO: Switch(is_on=False)}


def rows_of(window: Window) -> list[OpenRow]:
    return [one for one in window.workspace.part(Pane.INSPECTOR).findChildren(OpenRow) if one.isVisible()]


def two_things(window: Window) -> OpenRow | None:
    """The row of the point of two claims, once it is to be seen."""
    said = [one for one in rows_of(window) if "this one says two things" in one.button.accessibleDescription()]
    return said[0] if said else None


def offered(window: Window) -> list[tuple[str, bool]]:
    """What the menus of the open points offer, and whether it can be done."""
    acts = [act for row in rows_of(window) for act in row.menu.actions()]
    return [(act.text(), act.isEnabled()) for act in acts]
