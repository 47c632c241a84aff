"""Ratings in the inspector: what is rated, by whom, and of which words."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from argmap.core import edits
from argmap.core.change import Label
from argmap.core.records import Dimension, Rating, RecordId
from argmap.ui.panels.ratings import Ratings
from tests.ui.panels.conftest import Panels


@pytest.fixture
def ratings(panels: Panels, qtbot: QtBot) -> Ratings:
    widget = Ratings(panels.context)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def show(ratings: Ratings, target_id: RecordId) -> bool:
    """Layouts show their widgets with the next events."""
    has_some = ratings.show_target(target_id)
    QApplication.sendPostedEvents()
    return has_some


def words(ratings: Ratings) -> list[str]:
    return [label.text() for label in ratings.findChildren(QLabel) if label.isVisible()]


def answers(ratings: Ratings) -> list[str]:
    return [one.text() for one in ratings.findChildren(QToolButton) if one.isVisible()]


def choose(ratings: Ratings, answer: str, digit: Qt.Key) -> None:
    (button,) = (one for one in ratings.findChildren(QToolButton) if one.text() == answer and one.isVisible())
    button.click()
    menu = QApplication.activePopupWidget()
    QTest.keyClick(menu, digit)
    assert QApplication.activePopupWidget() is None


def rate(panels: Panels, text: str, value: float, rater: str = "") -> None:
    change = edits.rate(panels.build.document, panels.build.id(text), Dimension.ACCEPTABILITY, value, rater)
    panels.session.commit(change)


def test_a_card_is_accepted_or_not_and_what_bears_on_it_enough_or_not(panels: Panels, ratings: Ratings) -> None:
    assert show(ratings, panels.build.id("claim"))
    assert words(ratings) == ["Do you accept this?", "Is what is said enough to carry it?"]
    assert answers(ratings) == ["Not rated", "Not rated"]


def test_of_a_card_on_which_nothing_bears_only_itself_is_rated(panels: Panels, ratings: Ratings) -> None:
    show(ratings, panels.build.id("evidence"))
    assert words(ratings) == ["Do you accept this?"]


def test_of_a_step_it_is_rated_whether_it_bears_on_its_target(panels: Panels, ratings: Ratings) -> None:
    show(ratings, panels.build.step("evidence").id)
    assert words(ratings) == ["Does this bear on it?"]


def test_a_question_is_not_rated(panels: Panels, ratings: Ratings) -> None:
    panels.session.commit(edits.add_question(panels.build.document, text="Why?"))
    assert not show(ratings, panels.build.id("Why?"))
    assert answers(ratings) == []


def test_a_menu_stays_where_its_button_is_made_anew_below_it(panels: Panels, ratings: Ratings) -> None:
    show(ratings, panels.build.id("claim"))
    button = next(one for one in ratings.findChildren(QToolButton) if one.isVisible())
    gone: list[bool] = []
    button.destroyed.connect(lambda _: gone.append(True))
    button.click()
    show(ratings, panels.build.id("claim"))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert gone == [True]
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_5)
    assert [one.value for one in panels.build.document.all(Rating)] == [1.0]


def test_a_digit_rates_in_one_change_and_another_rates_anew(panels: Panels, ratings: Ratings) -> None:
    show(ratings, panels.build.id("evidence"))
    choose(ratings, "Not rated", Qt.Key.Key_4)
    (rating,) = panels.build.document.all(Rating)
    assert (rating.value, rating.rater, panels.session.undo_label) == (0.75, "", Label.RATE)
    show(ratings, panels.build.id("evidence"))
    choose(ratings, "Plausible", Qt.Key.Key_1)
    assert [one.value for one in panels.build.document.all(Rating)] == [0.0]
    panels.session.undo()
    assert [one.value for one in panels.build.document.all(Rating)] == [0.75]


def test_a_rating_can_be_taken_back(panels: Panels, ratings: Ratings) -> None:
    rate(panels, "evidence", 1.0)
    show(ratings, panels.build.id("evidence"))
    choose(ratings, "Accept", Qt.Key.Key_0)
    assert list(panels.build.document.all(Rating)) == []


def test_the_menu_marks_what_was_chosen_and_asks_the_question(panels: Panels, ratings: Ratings) -> None:
    rate(panels, "evidence", 0.25)
    show(ratings, panels.build.id("evidence"))
    next(one for one in ratings.findChildren(QToolButton) if one.isVisible()).click()
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Doubtful\t2"]
    assert menu.actions()[0].text() == "Do you accept this?"
    menu.close()


def test_a_rating_of_other_words_says_so_until_it_is_said_again(panels: Panels, ratings: Ratings) -> None:
    rate(panels, "evidence", 0.75)
    panels.session.commit(edits.edit_text(panels.build.document, panels.build.id("evidence"), "other words"))
    show(ratings, panels.build.id("other words"))
    assert "Rated before the words changed." in words(ratings)
    (again,) = (one for one in ratings.findChildren(QToolButton) if one.text() == "Say it again")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    show(ratings, panels.build.id("other words"))
    assert words(ratings) == ["Do you accept this?"]
    assert answers(ratings) == ["Plausible"]


def test_what_others_said_is_listed_by_name(panels: Panels, ratings: Ratings) -> None:
    rate(panels, "evidence", 0.0, "Ben")
    panels.session.commit(edits.edit_text(panels.build.document, panels.build.id("evidence"), "other words"))
    rate(panels, "other words", 1.0, "Ann")
    show(ratings, panels.build.id("other words"))
    assert answers(ratings) == ["Not rated"]
    (line,) = words(ratings)[1:]
    assert line.replace("\u2068", "").replace("\u2069", "") == "Ann: Accept · Ben: Reject, before the words changed"


def test_a_map_for_reading_cannot_be_rated(panels: Panels, ratings: Ratings) -> None:
    panels.session.is_read_only = True
    show(ratings, panels.build.id("claim"))
    assert not any(one.isEnabled() for one in ratings.findChildren(QToolButton))
