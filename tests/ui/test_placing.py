"""A card is moved, or used a second time, below one that is found in the search field."""

from PySide6.QtCore import Qt

from argmap.core.graph import targets_of
from argmap.core.records import Node
from argmap.ui.window import Window
from tests.ui.conftest import Person

Key = Qt.Key
EIGHTY, INTELLIGENCE = "Eighty per cent of NATO’s defence", "Even on a narrower count"


def card(window: Window, beginning: str) -> Node:
    nodes: list[Node] = list(window.context.document.all(Node))
    return next(node for node in nodes if node.text.startswith(beginning))


def choose(person: Person, action: str, words: str) -> None:
    person.window.by_name[f"window.placing.{action}"].trigger()
    person.type(words)


def select(window: Window, beginning: str) -> Node:
    node = card(window, beginning)
    window.context.show(window.context.tree.full_place(node.id).id)
    return node


def test_a_card_is_moved_below_one_that_is_found_in_the_search_field(person: Person, window: Window) -> None:
    person.open_sample()
    moved, target = select(window, INTELLIGENCE), card(window, EIGHTY)
    choose(person, "move_to", "EIGHTY cent")
    hit = window.search.hits[0]
    assert [hit.words[start:end] for start, end in hit.marks] == ["Eighty", "cent"]
    person.key(Key.Key_Return)
    assert targets_of(window.context.document, moved.id) == {target.id}


def test_a_card_is_used_a_second_time_below_the_selected_one(person: Person, window: Window) -> None:
    person.open_sample()
    target, used = select(window, EIGHTY), card(window, "The PESCO project on military")
    above = targets_of(window.context.document, used.id)
    choose(person, "use_here_too", "pesco mobility")
    person.key(Key.Key_Return)
    assert targets_of(window.context.document, used.id) == above | {target.id}


def test_before_a_word_is_typed_the_first_cards_are_offered(person: Person, window: Window) -> None:
    person.open_sample()
    select(window, INTELLIGENCE)
    choose(person, "move_to", "")
    assert len(window.search.hits) == len(list(window.context.document.all(Node)))


def test_where_no_card_has_the_words_it_says_so_and_nothing_can_be_chosen(person: Person, window: Window) -> None:
    person.open_sample()
    moved = select(window, INTELLIGENCE)
    above = targets_of(window.context.document, moved.id)
    choose(person, "move_to", "xyzzy")
    person.key(Key.Key_Return)
    assert [hit.words for hit in window.search.hits] == ["No card, note, quote or source has all these words."]
    assert targets_of(window.context.document, moved.id) == above


def test_what_was_asked_of_a_map_is_asked_no_more_when_it_is_closed(person: Person, window: Window) -> None:
    person.open_sample()
    select(window, EIGHTY)
    choose(person, "use_here_too", "EIGHTY cent")
    window.by_name["window.files.close"].trigger()
    assert window.search.hits == []
    assert window.search.placeholderText().startswith("Search map and sources")
