"""Indicator words are marked on wish, and a sentence becomes the card they suggest by one key, never by itself."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from argmap.core import edits
from argmap.core.graph import passages_of
from argmap.core.records import SourceText
from argmap.core.roles import Role, role_at
from argmap.ui.panels.reader import Reader
from argmap.ui.panes import Pane
from tests.ui.conftest import Person

SHIFT = Qt.KeyboardModifier.ShiftModifier


def text_of(reader: Reader) -> str:
    text = reader.context.document.find(SourceText, reader.context.source_text_id or "")
    assert text is not None
    return text.text


def marked(reader: Reader) -> set[str]:
    text = text_of(reader)
    washes = reader.tools.indicating.decor(0, len(text)).washes
    return {text[one.start : one.end].lower() for one in washes}


def stand_at(reader: Reader, words: str) -> None:
    reader.view.setTextCursor(reader.view.cursor_at(text_of(reader).index(words)))


def test_words_are_marked_only_when_that_is_wished_for(person: Person, reader: Reader) -> None:
    assert marked(reader) == set()
    person.key(Qt.Key.Key_S, SHIFT)
    assert {"but", "may", "on the other hand"} <= marked(reader)
    person.key(Qt.Key.Key_S, SHIFT)
    assert marked(reader) == set()


def test_the_wish_is_remembered_and_the_menu_shows_it(person: Person, reader: Reader) -> None:
    person.key(Qt.Key.Key_S, SHIFT)
    assert person.window.by_name["map.indicating.mark"].isChecked()
    assert reader.context.preferences.marks_indicators


def test_hovering_over_a_marked_word_says_what_it_points_to(person: Person, reader: Reader) -> None:
    person.key(Qt.Key.Key_S, SHIFT)
    stand_at(reader, "could change if")
    reader.view.ensureCursorVisible()
    point = reader.view.cursorRect().center() + QPoint(6, 0)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, point, reader.view.viewport().mapToGlobal(point))
    QApplication.sendEvent(reader.view.viewport(), event)
    assert "said with reserve" in QToolTip.text()
    assert "Click here, and S makes the sentence a card: Reason" in QToolTip.text()


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Budgets, on the other hand", Role.OBJECTION),
        ("The Union can do both, since", Role.REASON),
        ("It is, for the time being, a small staff", Role.EVIDENCE),
    ],
)
def test_s_begins_the_card_that_the_sentence_suggests(person: Person, reader: Reader, words: str, role: Role) -> None:
    stand_at(reader, words)
    before = person.texts()
    person.key(Qt.Key.Key_S)
    assert person.texts() == before  # an editor is open, and nothing is in the map
    person.key(Qt.Key.Key_Return)
    (made,) = person.texts() - before
    context = reader.context
    place = next(
        one
        for root in context.tree.roots()
        for one, _ in context.tree.walk(root)
        if context.tree.node(one.node_id).text == made
    )
    assert role_at(context.tree, place) is role
    ((_, passage),) = passages_of(context.document, place.node_id)
    assert passage.exact == made
    assert words in made


def test_escape_takes_the_suggestion_back(person: Person, reader: Reader) -> None:
    stand_at(reader, "The Union can do both, since")
    before = person.texts()
    person.key(Qt.Key.Key_S)
    person.key(Qt.Key.Key_Escape)
    assert person.texts() == before


def test_a_sentence_that_suggests_nothing_makes_no_card_and_says_what_to_do(person: Person, reader: Reader) -> None:
    stand_at(reader, "A briefing for seminars")
    person.key(Qt.Key.Key_S)
    assert QApplication.focusWidget() is reader.view
    assert "press C, E or O" in person.window.messages.text


def test_in_a_language_without_word_lists_it_is_said_that_nothing_is_known(person: Person, reader: Reader) -> None:
    info = reader.context.document.info
    reader.context.perform(edits.edit_field, info, language="xx")
    person.key(Qt.Key.Key_S, SHIFT)
    assert marked(reader) == set()
    assert "knows no indicator words" in person.window.messages.text
    stand_at(reader, "The Union can do both, since")
    person.key(Qt.Key.Key_S)
    assert QApplication.focusWidget() is reader.view


def test_with_words_selected_it_is_their_sentence_that_is_taken(person: Person, reader: Reader) -> None:
    start = text_of(reader).index("have grown")
    reader.view.select(start, start + 4)
    before = person.texts()
    person.key(Qt.Key.Key_S)
    person.key(Qt.Key.Key_Return)
    assert person.texts() - before == {"Budgets, on the other hand, have grown."}


def test_where_nobody_reads_it_is_said_what_to_do(person: Person, reader: Reader) -> None:
    person.window.workspace.show_tab(Pane.OUTLINE)
    person.window.by_name["map.indicating.take"].trigger()
    assert "Click into a sentence" in person.window.messages.text
