"""Reading, selecting words, and going from words to cards and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from argmap.core import edits
from argmap.core.records import PassageLink, Source, SourceText
from argmap.ui.mime import quote_in
from argmap.ui.panels.reader import Reader
from argmap.ui.panes import Pane
from tests.ui.panels.conftest import Panels


@pytest.fixture
def reader(panels: Panels, qtbot: QtBot) -> Reader:
    build = panels.build
    build_edit = edits.link_passage(build.document, build.id("objection"), build.quote("duplicate what NATO does"))
    panels.session.commit(build_edit)
    widget = Reader(panels.context)
    qtbot.addWidget(widget)
    widget.resize(480, 600)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def select(reader: Reader, words: str) -> None:
    """Select words as a person does with the keyboard's help."""
    found = reader.view.document().find(words)
    assert not found.isNull()
    reader.view.setTextCursor(found)


def test_selected_words_are_the_words_of_the_source_to_the_code_point(panels: Panels, reader: Reader) -> None:
    select(reader, "may save money")
    assert panels.context.reader_quote == panels.build.quote("may save money")


def test_white_space_around_a_selection_does_not_count(panels: Panels, reader: Reader) -> None:
    select(reader, " may save money. ")
    assert panels.context.reader_quote == panels.build.quote("may save money.")


def test_copied_words_keep_the_spaces_that_do_not_break(reader: Reader) -> None:
    reader.view.show_text("1" * 32, "It costs 10\u00a0000 euros.\nNot more.", ())
    reader.view.selectAll()
    assert reader.view.createMimeDataFromSelection().text() == "It costs 10\u00a0000 euros.\nNot more."


def test_a_text_is_shown_whatever_a_map_from_elsewhere_calls_a_heading(reader: Reader) -> None:
    reader.view.show_text("1" * 32, "Aims\nWords.", ((0, "heading", ""), (5, "headingx", ""), (10**30, "heading²", "")))
    assert reader.view.toPlainText() == "Aims\nWords."


def test_a_selection_of_nothing_is_none(panels: Panels, reader: Reader) -> None:
    select(reader, "money")
    reader.view.moveCursor(QTextCursor.MoveOperation.End)
    assert panels.context.reader_quote is None


def test_the_reader_says_how_much_of_the_text_is_mapped(panels: Panels, reader: Reader) -> None:
    assert reader.facts.text().startswith("1 passage  ·  26 % of the text mapped")


def test_clicking_a_passage_selects_its_card(panels: Panels, reader: Reader, qtbot: QtBot) -> None:
    start = panels.build.quote("duplicate what NATO does").start
    cursor = reader.view.document().find("duplicate")
    cursor.setPosition(cursor.selectionStart() + 3)
    point = reader.view.cursorRect(cursor).center()
    assert reader.view.offset_at(point) == start + 3
    qtbot.mouseClick(reader.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert panels.context.selection.current == panels.build.place_id("objection")
    assert panels.context.active_pane is Pane.READER


def test_only_the_selected_card_s_passages_are_tinted(panels: Panels, reader: Reader) -> None:
    def tinted_and_underlined() -> tuple[int, int]:
        decor = reader.view.decor(0, 10_000)
        return len(decor.washes), len(decor.underlines)

    assert tinted_and_underlined() == (0, 1)
    panels.context.selection.select_card(panels.build.place_id("objection"))
    assert tinted_and_underlined() == (1, 1)


def test_after_use_the_cursor_stands_behind_the_words(panels: Panels, reader: Reader) -> None:
    select(reader, "may save money")
    quote = panels.context.reader_quote
    panels.context.quote_used.emit(quote)
    assert panels.context.reader_quote is None
    assert reader.view.textCursor().position() == reader.view.document().find("may save money").selectionEnd()


def test_dragged_words_say_where_they_stand(panels: Panels, reader: Reader) -> None:
    select(reader, "Nobody counted it")
    mime = reader.view.createMimeDataFromSelection()
    assert quote_in(mime) == panels.build.quote("Nobody counted it")
    assert mime.text() == "Nobody counted it"


def test_a_passage_that_goes_leaves_no_mark(panels: Panels, reader: Reader) -> None:
    (link,) = panels.session.document.all(PassageLink)
    panels.session.commit(edits.unlink_passage(panels.session.document, link.id))
    assert reader.view.decor(0, 10_000).underlines == ()


def test_the_passages_that_come_with_their_text_are_marked_by_and_by(
    panels: Panels, reader: Reader, qtbot: QtBot
) -> None:
    (source,) = panels.session.document.all(Source)
    panels.session.commit(edits.remove_source(panels.session.document, source.id))
    panels.session.undo()
    assert reader.view.decor(0, 10_000).underlines == ()
    qtbot.waitUntil(lambda: len(reader.view.decor(0, 10_000).underlines) == 1)
    assert reader.facts.text().startswith("1 passage")


def test_a_passage_that_came_with_its_text_can_be_shown_at_once(panels: Panels, reader: Reader) -> None:
    (source,), (link,) = panels.session.document.all(Source), panels.session.document.all(PassageLink)
    panels.session.commit(edits.remove_source(panels.session.document, source.id))
    panels.session.undo()
    panels.context.show_passage(link.passage_id)
    assert len(reader.view.decor(0, 10_000).underlines) == 1


def test_a_second_source_can_be_chosen(panels: Panels, reader: Reader, qtbot: QtBot) -> None:
    text = edits.source_text("6" * 32, "Another text.")
    panels.session.commit(edits.add_source(panels.session.document, Source(id="6" * 32, title="Second"), text))
    reader.sources.setFocus()
    qtbot.keyClick(reader.sources, Qt.Key.Key_Down)
    reader.sources.activated.emit(reader.sources.currentIndex())
    assert reader.view.toPlainText() == "Another text."


def test_a_long_text_opens_at_its_beginning(panels: Panels, reader: Reader, qtbot: QtBot) -> None:
    text = edits.source_text("7" * 32, "\n".join(f"Line {number}." for number in range(400)))
    panels.session.commit(edits.add_source(panels.session.document, Source(id="7" * 32), text))
    panels.context.show_source(text.id)
    assert reader.view.first_offset == 0


def test_without_a_source_the_reader_says_what_to_do(panels: Panels, reader: Reader) -> None:
    (source,) = panels.session.document.all(Source)
    panels.session.commit(edits.remove_source(panels.session.document, source.id))
    assert not reader.view.isVisible()
    assert any("Add source" in label.text() for label in reader.findChildren(QLabel) if label.isVisible())


def test_the_words_at_the_top_stay_there_while_the_reader_is_made_wider_and_narrower(
    panels: Panels, reader: Reader
) -> None:
    text = " ".join(f"Sentence number {number} of a long text." for number in range(900))
    source = Source(id="7" * 32, title="A long report")
    panels.session.commit(edits.add_source(panels.build.document, source, edits.source_text(source.id, text)))
    panels.context.show_source(next(one.id for one in panels.build.document.all(SourceText) if one.text == text))
    reader.view.scroll_to(text.index("number 500 "))
    for width in range(480, 1100, 20):
        reader.resize(width, 600)
    words = text[reader.view.first_offset :][:120]
    assert "number 500 " in words or "number 499 " in words
    reader.resize(480, 600)
    assert "number 500 " in text[reader.view.first_offset :][:60]


def test_a_passage_that_was_seen_stays_in_sight_when_the_reader_becomes_lower(panels: Panels, reader: Reader) -> None:
    text = "\n".join(f"Line {number} of a long text." for number in range(900))
    source = Source(id="7" * 32, title="A long report")
    panels.session.commit(edits.add_source(panels.build.document, source, edits.source_text(source.id, text)))
    panels.context.show_source(next(one.id for one in panels.build.document.all(SourceText) if one.text == text))
    reader.view.scroll_to(text.index("Line 100 "))
    last = reader.view.offset_at(reader.view.viewport().rect().bottomLeft())
    reader.view.reveal(last, last + 4)
    reader.resize(480, 420)
    assert reader.view.viewport().rect().contains(reader.view.cursorRect())


def test_the_beginning_of_a_text_keeps_the_margin_above_it(reader: Reader) -> None:
    reader.view.scroll_to(1)
    reader.resize(700, 600)
    assert reader.view.verticalScrollBar().value() == 0


def test_a_reader_that_is_made_anew_stands_where_the_last_one_stood(
    panels: Panels, reader: Reader, qtbot: QtBot
) -> None:
    text = "\n\n".join(f"Paragraph {number} of a long report." for number in range(60_000))
    source = Source(id="7" * 32, title="A long report")
    panels.session.commit(edits.add_source(panels.build.document, source, edits.source_text(source.id, text)))
    panels.context.show_source(next(one.id for one in panels.build.document.all(SourceText) if one.text == text))
    place = text.index("Paragraph 50000 ")
    reader.view.scroll_to(place)
    qtbot.waitUntil(lambda: reader.view.first_offset >= place, timeout=30_000)
    anew = Reader(panels.context)
    qtbot.addWidget(anew)
    anew.resize(480, 600)
    anew.show()
    qtbot.waitUntil(lambda: anew.view.is_full, timeout=30_000)
    assert abs(anew.view.first_offset - place) < 40


def test_a_right_click_puts_the_cursor_there_unless_words_are_selected(panels: Panels, reader: Reader) -> None:
    there = panels.build.quote("Nobody counted it")
    point = reader.view.cursorRect(reader.view.cursor_at(there.start + 2)).center()
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, reader.view.mapToGlobal(point))
    QApplication.sendEvent(reader.view.viewport(), menu)
    assert there.start < reader.view.place < there.end
    select(reader, "may save money")
    QApplication.sendEvent(reader.view.viewport(), menu)
    assert panels.context.reader_quote == panels.build.quote("may save money")
