"""A long text comes into the reader slice by slice."""

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from argmap.ui.panels.reader_filling import SLICE, Filling
from argmap.ui.panels.reader_text import ShownText


def test_a_short_text_takes_the_place_of_a_long_one_that_is_not_whole_yet(qtbot: QtBot) -> None:
    document = QTextDocument()
    filling = Filling(document)
    filling.start(ShownText("A long text.\n" * SLICE), {})
    assert not filling.is_full
    document.clear()
    filling.start(ShownText("A short one."), {})
    qtbot.wait(20)  # an exception in a slot fails the test

    assert filling.is_full
    assert document.toRawText() == "A short one."
