"""Rating by keys: a letter opens the words, a digit chooses one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.core import edits
from argmap.core.records import Dimension, Rating
from argmap.reasoning.status.scales import load_scales
from argmap.ui.judging.rated import rated
from argmap.ui.judging.rating_menu import RatingMenu
from argmap.ui.panes import Pane
from tests.ui.conftest import Person

SHIFT = Qt.KeyboardModifier.ShiftModifier


def ratings(person: Person) -> list[tuple[Dimension, float]]:
    return [(one.dimension, one.value) for one in person.window.context.document.all(Rating)]


def press_in_menu(person: Person, key: Qt.Key) -> None:
    """Keys go to an open menu before whatever has the keyboard."""
    person.until(lambda: isinstance(QApplication.activePopupWidget(), RatingMenu))
    QTest.keyClick(QApplication.activePopupWidget(), key)


def test_a_card_a_step_and_what_bears_on_it_are_rated_by_keys(person: Person) -> None:
    person.open_sample()
    person.go_to(Pane.MAP)
    person.key(Qt.Key.Key_Home)
    person.key(Qt.Key.Key_R)
    press_in_menu(person, Qt.Key.Key_2)
    person.key(Qt.Key.Key_R, SHIFT)
    press_in_menu(person, Qt.Key.Key_4)
    person.key(Qt.Key.Key_Down)
    person.key(Qt.Key.Key_Up)
    assert person.window.context.selection.step is not None
    person.key(Qt.Key.Key_R)
    press_in_menu(person, Qt.Key.Key_5)
    assert ratings(person) == [
        (Dimension.ACCEPTABILITY, 0.25),
        (Dimension.SUFFICIENCY, 0.75),
        (Dimension.RELEVANCE, 1.0),
    ]


def test_escape_rates_nothing(person: Person) -> None:
    person.open_sample()
    person.go_to(Pane.MAP)
    person.key(Qt.Key.Key_Home)
    person.key(Qt.Key.Key_R)
    press_in_menu(person, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert ratings(person) == []


def test_y_says_once_more_what_was_said_of_other_words(person: Person) -> None:
    person.open_sample()
    person.go_to(Pane.MAP)
    person.key(Qt.Key.Key_Home)
    person.key(Qt.Key.Key_R)
    press_in_menu(person, Qt.Key.Key_5)
    person.key(Qt.Key.Key_F2)
    person.type("Still so: ")
    person.key(Qt.Key.Key_Return)
    person.key(Qt.Key.Key_Y)
    (rating,) = person.window.context.document.all(Rating)
    assert rating.text_at_rating == person.current_text()
    person.key(Qt.Key.Key_Y)
    assert "no rating here" in person.window.messages.text


def test_ratings_and_comments_bear_the_users_name_from_when_it_is_given(person: Person) -> None:
    person.open_sample()
    context = person.window.context
    claim = context.tree.main_claim()
    assert context.session.author == ""
    context.preferences.set_name("Ada Lovelace")
    context.perform(edits.rate, claim.node_id, Dimension.ACCEPTABILITY, 0.5, context.session.author)
    context.preferences.set_name("Ada King")

    assert [one.rater for one in context.document.all(Rating)] == ["Ada Lovelace"]
    assert context.session.author == "Ada King"


def test_what_was_rated_without_a_name_stays_the_users_own_once_there_is_one(person: Person) -> None:
    person.open_sample()
    context = person.window.context
    claim = context.tree.main_claim()
    context.perform(edits.rate, claim.node_id, Dimension.ACCEPTABILITY, 0.5, context.session.author)
    context.preferences.set_name("Ada Lovelace")

    assert rated(context.document, claim.node_id, Dimension.ACCEPTABILITY, context.session.author).own is not None


def test_a_german_map_is_rated_in_german_words(person: Person) -> None:
    person.open_sample()
    person.window.context.perform(edits.edit_map, language="de")
    person.go_to(Pane.MAP)
    person.key(Qt.Key.Key_Home)
    person.key(Qt.Key.Key_R)
    person.until(lambda: isinstance(QApplication.activePopupWidget(), RatingMenu))
    said = {action.text().split("\t")[0] for action in QApplication.activePopupWidget().actions()}
    press_in_menu(person, Qt.Key.Key_Escape)

    assert set(load_scales("de")[Dimension.ACCEPTABILITY].steps) <= said
