"""Underlines lie below the very words of their passages, in lanes, whatever way the words run."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from argmap.render.fonts import register_fonts
from argmap.render.theme import Tone
from argmap.ui.panels.reader_marks import Mark
from argmap.ui.panels.reader_view import ReaderView

COLOURS = {Tone.SUPPORTS: "#0000FF", Tone.OPPOSES: "#FF0000", Tone.EVIDENCE: "#00FF00", Tone.NEUTRAL: "#888888"}
ENGLISH = "The Union pays for arms that NATO needs, so it complements NATO."
HEBREW = "שלום עולם זה טקסט לבדיקה של הקורא"
MIXED = "English with שלום עולם in it"


@pytest.fixture
def view(qtbot: QtBot) -> ReaderView:
    register_fonts()
    shown = ReaderView()
    qtbot.addWidget(shown)
    shown.resize(700, 200)
    shown.show()
    return shown


def mark(text: str, words: str, tone: Tone) -> Mark:
    start = text.index(words)
    return Mark(words, start, start + len(words), tone, (), ())


def painted(view: ReaderView, text: str, *marks: Mark) -> QImage:
    view.show_text("1" * 32, text, ())
    view.mark(sorted(marks, key=lambda one: one.start), set(), COLOURS)
    return view.viewport().grab().toImage()


def where(picture: QImage, colour: str) -> QRect:
    """The smallest rectangle that holds all pixels of a colour."""
    wanted = QColor(colour).rgb()
    size = picture.size()
    found = [(x, y) for y in range(size.height()) for x in range(size.width()) if picture.pixel(x, y) == wanted]
    assert found
    left, right = min(x for x, _ in found), max(x for x, _ in found)
    return QRect(left, min(y for _, y in found), right - left + 1, len({y for _, y in found}))


def extent(view: ReaderView, one: Mark) -> tuple[int, int]:
    """From where to where the cursor says that the words of a mark reach."""
    ends = [view.cursorRect(view.cursor_at(offset)).left() for offset in (one.start, one.end)]
    return min(ends), max(ends)


@pytest.mark.parametrize(
    ("text", "words"),
    [(ENGLISH, "pays for arms"), (HEBREW, "עולם זה טקסט"), (MIXED, "English with"), (MIXED, "שלום עולם")],
)
def test_an_underline_reaches_as_far_as_its_words(view: ReaderView, text: str, words: str) -> None:
    one = mark(text, words, Tone.SUPPORTS)
    line = where(painted(view, text, one), COLOURS[Tone.SUPPORTS])
    left, right = extent(view, one)
    assert abs(line.left() - left) <= 4
    assert abs(line.right() - right) <= 4


def test_underlines_that_overlap_are_both_seen_one_below_the_other(view: ReaderView) -> None:
    first, second = mark(ENGLISH, "pays for arms that", Tone.SUPPORTS), mark(ENGLISH, "arms that NATO", Tone.OPPOSES)
    picture = painted(view, ENGLISH, first, second)
    upper, lower = where(picture, COLOURS[Tone.SUPPORTS]), where(picture, COLOURS[Tone.OPPOSES])
    assert upper.bottom() < lower.top()
    assert upper.left() < lower.left() < upper.right() < lower.right()


def test_an_underline_ends_with_the_words_of_a_row_and_goes_on_in_the_next(view: ReaderView) -> None:
    view.resize(260, 200)
    line = where(painted(view, ENGLISH, mark(ENGLISH, ENGLISH, Tone.OPPOSES)), COLOURS[Tone.OPPOSES])
    assert line.height() >= 3  # rows of pixels, one or two for each row of words
    assert line.right() < view.viewport().width() - 4


def test_a_strip_that_is_painted_by_itself_is_what_the_whole_view_shows_there(view: ReaderView) -> None:
    words = [f"word{number}" for number in range(400)]
    marks = [mark(" ".join(words), words[at], Tone.OPPOSES) for at in range(0, 400, 3)]
    painted(view, " ".join(words), *marks)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    whole = view.viewport().grab().toImage()
    for top in range(0, view.viewport().height() - 7, 5):
        strip = QRect(0, top, view.viewport().width(), 7)
        assert view.viewport().grab(strip).toImage() == whole.copy(strip)
