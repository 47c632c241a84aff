"""A button that gives way instead of making the window wider than the screen."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from argmap.ui.elided_button import ElidedButton
from argmap.ui.panes import Pane
from tests.ui.conftest import Person

LONG = "Open:  7 reasons & evidence without support  ·  4 objections unanswered"


def test_words_give_way_to_an_ellipsis_and_come_back(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    button = ElidedButton("quiet", holder)
    button.show_words(LONG)
    holder.show()
    button.resize(150, 24)
    assert button.text().endswith("…")
    button.resize(button.sizeHint())
    assert button.text() == LONG.replace("&", "&&")


def test_what_is_open_does_not_make_the_window_wider(person: Person) -> None:
    person.open_sample()
    person.go_to(Pane.MAP)
    narrow = person.window.minimumSizeHint().width()
    person.window.status.say_open(" · ".join([LONG] * 5))
    assert person.window.status.minimumSizeHint().width() < 800
    assert person.window.minimumSizeHint().width() == narrow
