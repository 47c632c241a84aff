"""The note over the foot of the map: what waits is said in turn."""

from functools import partial

from PySide6.QtCore import Qt

from argmap.ui.window import Window
from tests.ui.conftest import Person


def test_what_waits_is_said_in_turn_after_what_an_answer_says(window: Window) -> None:
    bar = window.messages
    bar.say("First", "Answer", partial(bar.say, "What the answer says"))
    for words in ("Second", "Third"):
        bar.say_next(partial(bar.say, words))
    bar._button.click()
    assert bar.text == "What the answer says"
    for words in ("Second", "Third", ""):
        bar._close.click()
        assert bar.text == words


def test_who_waits_and_has_nothing_to_say_any_more_holds_up_nobody(window: Window) -> None:
    bar = window.messages
    bar.say("First")
    bar.say_next(lambda: None)
    bar.say_next(partial(bar.say, "Second"))
    bar._close.click()
    assert bar.text == "Second"


def test_what_waits_is_given_up_where_somebody_else_hides_the_bar(window: Window) -> None:
    bar = window.messages
    bar.say("First")
    bar.say_next(partial(bar.say, "Second"))
    bar.hide()
    bar.say("Third")
    bar._close.click()
    assert bar.text == ""


def test_buttons_that_leave_the_words_little_room_stand_below_them(window: Window) -> None:
    bar = window.messages
    told = "Two cards came to the tray; the text that their passages are taken from is not in this map."
    bar.say(told, "Seek it")
    beside = bar.height()
    assert bar._button.y() < bar._label.geometry().bottom()
    bar.say(
        told, "Seek it in “Complement or duplicate? A briefing”", other=("Leave it as it is for now, and go on", None)
    )
    window.resize(window.minimumSize())
    assert bar._button.y() >= bar._label.geometry().bottom()
    assert bar._label.height() >= bar._label.heightForWidth(bar._label.width())
    window.resize(1600, 900)
    bar.say(told, "Seek it")
    assert bar.height() == beside


def test_no_button_is_cut_off_beside_the_inspector_of_the_narrowest_window(person: Person) -> None:
    person.open_sample()
    window, bar = person.window, person.window.messages
    window.resize(window.minimumSizeHint())
    person.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    bar.say("The map was given another name by another program.", "Go on there", other=("Keep it as a copy…", None))
    assert window.workspace.middle.free_width() < bar.width()
    for button in (bar._button, bar._other_button, bar._close):
        assert bar.rect().contains(button.geometry())
        assert button.width() >= button.sizeHint().width()
