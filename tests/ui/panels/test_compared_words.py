"""The words of a passage, with what differs set off."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from argmap.core.records import Passage
from argmap.ui.panels.compared_words import MOST, ComparedWords


def test_what_differs_is_set_off_though_it_reaches_beyond_what_is_shown(qtbot: QtBot) -> None:
    shown = ComparedWords("The old words")
    qtbot.addWidget(shown)
    passage = Passage("1" * 32, "2" * 32, exact="word " * MOST)

    shown.show_words(passage, [(10, 2 * MOST)], QColor("red"))

    cursor = shown.textCursor()
    cursor.setPosition(15)
    assert cursor.charFormat().background().color() == QColor("red")
    assert len(shown.toPlainText()) == MOST + 1
