from pathlib import Path

from PySide6.QtCore import QByteArray
from pytestqt.qtbot import QtBot

from argmap.reasoning.checks import Check
from argmap.reasoning.checks.rules import Switch, rules_from
from argmap.ui.preferences import RECENT, Connecting, Preferences, ThemeChoice
from argmap.ui.view_state import ViewState


def test_what_was_chosen_is_there_at_the_next_start(tmp_path: Path, qtbot: QtBot) -> None:
    first = Preferences(tmp_path / "window.ini")
    first.set_theme(ThemeChoice.DARK)
    first.set_connecting(Connecting.BECAUSE_HOWEVER)
    first.set_reduce_motion(True)
    first.set_name("  Ada ")
    first.set_coach('{"two_claims":{"is_locked":false,"is_on":false}}')
    first.keep_state("window", QByteArray(b"\x00\x01geometry"))
    first.save()
    again = Preferences(tmp_path / "window.ini")
    assert (again.theme, again.connecting) == (ThemeChoice.DARK, Connecting.BECAUSE_HOWEVER)
    assert (again.reduce_motion, again.name) == (True, "Ada")
    assert rules_from(again.coach) == {Check.TWO_CLAIMS: Switch(is_on=False)}
    assert again.state("window") == QByteArray(b"\x00\x01geometry")


def test_a_file_with_nonsense_gives_the_defaults(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "window.ini"
    path.write_text("[General]\ntheme=purple\nrecent=@Invalid()\nreduce_motion=7\n")
    read = Preferences(path)
    assert (read.theme, read.recent(), read.reduce_motion) == (ThemeChoice.SYSTEM, [], False)


def test_the_newest_map_comes_first_and_few_are_kept(tmp_path: Path, qtbot: QtBot) -> None:
    kept = Preferences(tmp_path / "window.ini")
    for number in range(RECENT + 3):
        kept.add_recent(tmp_path / f"{number}.argmap")
    kept.add_recent(tmp_path / "5.argmap")
    assert kept.recent()[0] == tmp_path / "5.argmap"
    assert len(kept.recent()) == RECENT
    kept.replace_path(tmp_path / "5.argmap", tmp_path / "new.argmap")
    assert kept.recent()[0] == tmp_path / "new.argmap"


def test_the_same_choice_again_says_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    kept = Preferences(tmp_path / "window.ini")
    kept.set_theme(ThemeChoice.DARK)
    with qtbot.assertNotEmitted(kept.changed):
        kept.set_theme(ThemeChoice.DARK)


def test_how_a_map_is_looked_at_is_kept(tmp_path: Path, qtbot: QtBot) -> None:
    first = ViewState(tmp_path / "views" / "map.json")
    first.fold(["a", "b"])
    first.fold(["b"], folded=False)
    first.set_layout("right")
    first.keep("zoom", 0.5)
    first.save()
    again = ViewState(tmp_path / "views" / "map.json")
    assert (again.folded, again.layout, again.get("zoom")) == (frozenset({"a"}), "right", 0.5)


def test_a_broken_view_file_is_a_fresh_view(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "map.json"
    path.write_text('{"folded": 3, "layout": "sideways"')
    assert (ViewState(path).folded, ViewState(path).layout) == (frozenset(), "down")
