"""Texts of many megabytes in the reader: there at once, laid out where they are looked at, steady while scrolled."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from argmap.core.anchoring import Quote
from argmap.ui.panels.reader_filling import NEAR, SLICE, Filling
from argmap.ui.panels.reader_layout import KEPT
from argmap.ui.panels.reader_text import ShownText
from argmap.ui.panels.reader_view import ReaderView

PARAGRAPH = "Paragraph {} says that a text is long, and that its lines are laid out when somebody looks at them. " * 4
LONG = "\n\n".join(PARAGRAPH.format(*[number] * 4) for number in range(20_000))  # some 8 MB
TEXT_ID = "1" * 32


@pytest.fixture
def view(qtbot: QtBot) -> ReaderView:
    shown = ReaderView()
    qtbot.addWidget(shown)
    shown.resize(480, 600)
    shown.show()
    qtbot.waitExposed(shown)
    shown.show_text(TEXT_ID, LONG, ())
    return shown


def wait_until_full(view: ReaderView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.is_full, timeout=60_000)


def words_at_top(view: ReaderView) -> str:
    return LONG[view.first_offset :][:60]


def test_the_beginning_is_there_at_once_and_the_rest_follows(view: ReaderView, qtbot: QtBot) -> None:
    assert not view.is_full
    assert view.document().firstBlock().text().startswith("Paragraph 0 says")
    high = view.verticalScrollBar().maximum()
    wait_until_full(view, qtbot)
    assert view.document().lastBlock().text().startswith("Paragraph 19999 says")
    assert abs(view.verticalScrollBar().maximum() / high - 1) < 0.01


def test_a_text_is_not_broken_into_single_letters_before_the_view_has_a_size(qtbot: QtBot) -> None:
    view = ReaderView()
    qtbot.addWidget(view)
    view.show_text(TEXT_ID, LONG, ())
    rows = view.document().firstBlock().layout().lineCount()
    assert rows < view.document().firstBlock().length() / 10


def test_a_passage_that_is_not_there_yet_is_shown_as_soon_as_it_is(view: ReaderView, qtbot: QtBot) -> None:
    start = LONG.index("Paragraph 15000 ")
    view.reveal(start, start + 15)
    assert view.first_offset == 0
    qtbot.waitUntil(lambda: view.first_offset > 0, timeout=60_000)
    cursor = view.cursorRect()
    assert view.viewport().rect().contains(cursor)
    assert view.offset_at(cursor.center()) == start


def test_a_place_that_is_near_is_shown_before_anything_else(view: ReaderView) -> None:
    start = LONG.index("Paragraph 900 ")
    assert SLICE < start < NEAR
    view.scroll_to(start)
    assert abs(view.first_offset - start) < 100


def test_another_text_is_not_scrolled_to_where_the_one_before_was_to_be_shown(view: ReaderView, qtbot: QtBot) -> None:
    view.scroll_to(LONG.index("Paragraph 15000 "))
    view.show_text("2" * 32, LONG, ())
    wait_until_full(view, qtbot)
    assert view.first_offset == 0


def test_the_end_is_reached_by_key_and_nothing_in_between_is_laid_out(view: ReaderView, qtbot: QtBot) -> None:
    wait_until_full(view, qtbot)
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.textCursor().atEnd()
    assert view.viewport().rect().intersects(view.cursorRect())
    assert laid_out(view) < 200


def test_the_end_that_was_asked_for_too_early_is_shown_when_it_is_there(view: ReaderView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    wait_until_full(view, qtbot)
    assert view.place == len(LONG)
    assert view.viewport().rect().intersects(view.cursorRect())


def test_lines_that_were_left_long_ago_are_let_go(view: ReaderView, qtbot: QtBot) -> None:
    wait_until_full(view, qtbot)
    bar = view.verticalScrollBar()
    for step in range(400):
        bar.setValue(bar.maximum() * step // 400)
    assert laid_out(view) <= KEPT


def test_turning_the_wheel_upwards_moves_the_words_by_as_much_as_the_wheel_says(view: ReaderView, qtbot: QtBot) -> None:
    wait_until_full(view, qtbot)
    view.scroll_to(LONG.index("Paragraph 12000 "))
    for _ in range(40):
        offset = view.offset_at(QPoint(20, 100))
        before = row_of(view, offset)
        turn_wheel(view, 120)
        moved = row_of(view, offset) - before
        assert moved == view.verticalScrollBar().singleStep() * QApplication.wheelScrollLines()


def test_all_of_a_long_text_can_be_selected_and_is_one_quote(view: ReaderView, qtbot: QtBot) -> None:
    wait_until_full(view, qtbot)
    with qtbot.waitSignal(view.quote_selected) as said:
        view.selectAll()
    assert said.args == [Quote(TEXT_ID, 0, len(LONG.rstrip()))]


def test_a_text_of_one_long_line_opens_and_is_scrolled_to_its_end(qtbot: QtBot) -> None:
    view = ReaderView()
    qtbot.addWidget(view)
    view.resize(480, 600)
    view.show()
    text = "x" * 20_000_000
    view.show_text(TEXT_ID, text, ())
    wait_until_full(view, qtbot)
    view.scroll_to(len(text) - 1)
    assert view.first_offset > len(text) - 5_000


def test_the_first_line_is_seen_where_the_view_was_painted_before_it_had_a_text(qtbot: QtBot) -> None:
    view = ReaderView()
    qtbot.addWidget(view)
    view.resize(480, 600)
    view.show()
    view.grab()
    view.show_text(TEXT_ID, "A heading\nand some words", ((0, "heading1", "A heading"),))
    view.grab()
    heading, words = (view.document().findBlockByNumber(number).layout().lineAt(0) for number in (0, 1))
    assert heading.naturalTextWidth() > 50
    assert heading.height() > words.height()


def test_the_document_has_a_block_for_each_line_with_what_the_line_shows(qtbot: QtBot) -> None:
    text = "One\r\ntwo\u2028\tthree\ufdd0four\ufdd1\n\n" + "five\x1c" * (SLICE // 2) + "\u202eend"
    shown, document = ShownText(text), QTextDocument()
    filling = Filling(document)
    filling.start(shown, {0: 1})
    qtbot.waitUntil(lambda: filling.is_full, timeout=10_000)
    assert document.blockCount() == len(shown)
    assert document.toRawText().split("\u2029") == [shown.line(number).shown for number in range(len(shown))]


def test_a_screen_reader_reads_the_words_and_where_they_are(view: ReaderView, qtbot: QtBot) -> None:
    wait_until_full(view, qtbot)
    view.reveal(LONG.index("Paragraph 15000 "), LONG.index("Paragraph 15000 ") + 15)
    text = QAccessible.queryAccessibleInterface(view).textInterface()
    assert text.characterCount() == len(LONG)
    at = text.cursorPosition()
    assert text.text(at, at + 15) == "Paragraph 15000"
    place = view.viewport().mapToGlobal(view.cursorRect().topLeft())
    assert (text.characterRect(at).topLeft() - place).manhattanLength() < 4
    assert text.offsetAtPoint(text.characterRect(at + 3).center()) in (at + 3, at + 4)


def laid_out(view: ReaderView) -> int:
    """How many blocks are laid out."""
    block, count = view.document().begin(), 0
    while block.isValid():
        count += block.layout().lineCount() > 0
        block = block.next()
    return count


def row_of(view: ReaderView, offset: int) -> int:
    """Where the row of an offset begins in the view, in pixels."""
    return view.cursorRect(view.cursor_at(offset)).top()


def turn_wheel(view: ReaderView, angle: int) -> None:
    place = QPointF(view.viewport().rect().center())
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(),
        QPoint(0, angle),
        no_button,
        no_key,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
