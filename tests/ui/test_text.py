import pytest
from pytestqt.qtbot import QtBot

from argmap.ui.text import LINE, isolated, menu_words, plain_label, set_tooltip, shortened, shown

HOSTILE = "<table>" * 60 + '<img src="file:///dev/zero">'


def test_a_label_shows_markup_as_the_characters_it_is(qtbot: QtBot) -> None:
    label = plain_label(HOSTILE)
    qtbot.addWidget(label)
    assert label.text() == HOSTILE
    label.resize(400, 100)
    assert not label.grab().isNull()


def test_a_tooltip_never_reads_a_foreign_text_as_markup(qtbot: QtBot) -> None:
    label = plain_label()
    qtbot.addWidget(label)
    set_tooltip(label, HOSTILE + "\nsecond & last")
    assert "<table>" not in label.toolTip()
    assert "<img" not in label.toolTip()
    assert label.toolTip().endswith("<br>second &amp; last</qt>")


def test_no_line_is_longer_than_qt_bears() -> None:
    assert max(map(len, shown("x" * 12_345).split("\n"))) == LINE
    assert shown("x" * 12_345).replace("\n", "") == "x" * 12_345


def test_what_would_reorder_a_sentence_is_shown_as_a_mark() -> None:
    assert "\u202e" not in shown("ab\u202ecd")


def test_an_isolated_text_stays_isolated_in_a_message() -> None:
    sentence = f"The card “{isolated('שלום')}” is gone."
    assert shown(sentence) == sentence


def test_a_foreign_text_cannot_close_its_own_isolate() -> None:
    assert isolated("a\u2069b\u202ec").count("\u2069") == 1


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("short", 10, "short"),
        ("several words in a row", 14, "several words…"),
        ("unbrokenwordthatislong", 10, "unbrokenw…"),
        ("line\nbreaks  go", 20, "line breaks go"),
    ],
)
def test_a_text_is_shortened_between_words(text: str, length: int, expected: str) -> None:
    assert shortened(text, length) == expected


def test_an_ampersand_in_a_menu_is_a_character() -> None:
    assert menu_words("R&D") == "R&&D"
