from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from argmap.ui.action import Action
from argmap.ui.actions import ACTIONS, TABLE
from argmap.ui.conditions import always
from argmap.ui.keys import sequences, texts
from argmap.ui.keys_page import keys_page
from argmap.ui.panes import Pane, Subject
from argmap.ui.performing import function_of
from argmap.ui.situation import NO_MAP, Situation

pytestmark = pytest.mark.usefixtures("qapp")  # keys are spelt by the platform

HANDS = {
    "map.adding.reason": "C; Tab",
    "map.adding.evidence": "E",
    "map.adding.objection": "O",
    "map.adding.counter_evidence": "Shift+E",
    "map.adding.joint": "P",
    "map.adding.doubt": "U",
    "map.adding.sibling_after": "Return",
    "map.adding.sibling_before": "Shift+Return",
    "map.adding.between": "Ctrl+Shift+Return",
    "map.cards.turn": "T",
    "map.cards.join": "J",
    "map.cards.split_out": "Shift+J",
    "map.cards.edit_text": "F2; Ctrl+Return",
    "map.looking.walk_up": "Up",
    "map.arrange.left": "Ctrl+Left",
    "map.looking.fold": "Space",
    "map.cards.delete_branch": "Del",
    "map.cards.remove_card": "Shift+Del",
    "map.cards.duplicate": "Ctrl+D",
    "map.looking.actual_size": "Ctrl+0",
    "map.looking.fit": "Ctrl+1",
    "map.looking.fit_selection": "Ctrl+2",
    "map.looking.main_claim": "Home",
    "window.finding.search": "Ctrl+K; Ctrl+F",
    "window.finding.next_hit": "F3",
    "map.passages.link": "L",
    "map.passages.go_to": "Ctrl+Shift+L",
    "map.checking.next_open": "F8",
    "map.checking.mend": "Shift+F8",
    "map.history.undo": "Ctrl+Z",
    "map.history.redo": "Ctrl+Shift+Z; Ctrl+Y",
    "window.copying.copy": "Ctrl+C",
    "window.copying.cut": "Ctrl+X",
    "window.copying.paste": "Ctrl+V",
    "window.panes.next_pane": "F6",
    "window.panes.previous_pane": "Shift+F6",
    "window.panes.full_screen": "F11",
    "window.files.new": "Ctrl+N",
    "window.files.open": "Ctrl+O",
    "window.sharing.export": "Ctrl+E",
    "window.files.show_preferences": "Ctrl+,",
}
"""The table "Hands" of the look."""


@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda action: action.does)
def test_every_row_names_a_function_with_a_docstring_or_a_telling_name(action: Action) -> None:
    assert callable(function_of(action))


@pytest.mark.parametrize(("does", "keys"), HANDS.items())
def test_the_hands_find_their_keys(does: str, keys: str) -> None:
    action = ACTIONS[does]
    assert texts(action.keys) + texts(action.map_keys) == texts(keys)


@pytest.mark.parametrize("pane", Pane)
def test_no_key_means_two_things_in_one_pane(pane: Pane) -> None:
    meant: dict[str, str] = {}
    for action in ACTIONS.values():
        here = sequences(action.keys) if pane in (action.panes or Pane) else []
        here += sequences(action.map_keys) if pane in (Pane.MAP, Pane.OUTLINE) else []
        for key in here:
            text = key.toString(QKeySequence.SequenceFormat.PortableText)
            assert text not in meant, f"{text} means {meant[text]} and {action.does}"
            meant[text] = action.does


def test_every_key_is_one_that_qt_knows() -> None:
    for action in ACTIONS.values():
        for key in texts(action.keys) + texts(action.map_keys):
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) == key


def test_plain_letters_never_act_everywhere() -> None:
    for action in ACTIONS.values():
        for key in texts(action.keys):
            if len(key.removeprefix("Shift+")) == 1:
                assert action.panes, f"{action.does} would take {key} from text fields"


def test_without_a_map_only_what_needs_none_is_enabled() -> None:
    enabled = [does for does, action in ACTIONS.items() if action.when(NO_MAP)]
    assert all(does.startswith("window.") for does in enabled)
    assert "window.files.new" in enabled


def test_what_changes_a_map_is_off_for_reading_only() -> None:
    reading = Situation(has_map=True, cards=1, is_placed=True, is_premise=True, has_quote=True, undo="Add reason")
    on = {does for does, action in ACTIONS.items() if action.when(reading) and action.when is not always}
    changes = {"adding", "cards", "arrange", "history", "placing"}
    assert not {does for does in on if does.split(".")[1] in changes}


@pytest.mark.parametrize("subject", Subject)
def test_every_context_menu_has_something_to_offer(subject: Subject) -> None:
    assert any(subject in action.subjects for action in ACTIONS.values())


def test_every_row_has_its_own_words_within_its_menu() -> None:
    for menu, rows in TABLE.items():
        words = [row.words for row in rows]
        assert len(words) == len(set(words)), menu


def test_the_page_of_keys_is_current() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "keys.md"
    assert page.read_text(encoding="utf-8") == keys_page(), "run: python -m argmap.ui.keys_page > docs/keys.md"
