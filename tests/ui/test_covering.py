"""What of a source is mapped, in a strip, and what was missed, in a list that is walked by keys."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.core import edits
from argmap.core.anchoring import Quote
from argmap.core.records import Source, SourceText
from argmap.reasoning.coverage import Side, coverage
from argmap.reasoning.word_lists import load_words
from argmap.ui.panels.coverage_strip import LEAST
from argmap.ui.panels.covering import MOST
from argmap.ui.panels.reader import Reader
from argmap.ui.panes import Pane
from tests.ui.conftest import Person

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def text_of(reader: Reader) -> SourceText:
    text = reader.context.document.find(SourceText, reader.context.source_text_id or "")
    assert text is not None
    return text


def open_list(person: Person, reader: Reader) -> list[str]:
    """The lines of the list once all of the text is read."""
    person.key(Qt.Key.Key_M, CTRL_SHIFT)
    person.until(lambda: reader.tools.covering.is_read)
    return reader.tools.covering.list.lines()


def show_text(reader: Reader, words: str) -> None:
    text = edits.source_text("6" * 32, words)
    reader.context.perform(edits.add_source, Source(id="6" * 32, title="Second"), text)
    reader.context.show_source(text.id)


def test_the_list_holds_what_the_command_line_tells(person: Person, reader: Reader) -> None:
    found = coverage(reader.context.tree, text_of(reader), load_words("en"))
    lines = open_list(person, reader)
    assert found.unmapped is not None
    assert len([line for line in lines if line.startswith("  ")]) == len(found.unmapped)
    assert len([line for line in lines if not line.startswith("  ")]) == len(found.sections)
    assert reader.tools.covering.list.said.startswith(f"{len(found.unmapped)} sentences")


def test_the_sections_say_how_much_each_side_rests_on(person: Person, reader: Reader) -> None:
    lines = open_list(person, reader)
    assert any(line.startswith("13 %") and line.endswith("(supports 13, opposes 0)") for line in lines)


def test_enter_selects_the_sentence_in_the_text_and_a_key_makes_a_card_of_it(person: Person, reader: Reader) -> None:
    open_list(person, reader)
    first = reader.tools.covering.list.place
    assert first is not None
    person.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is reader.view
    quote = reader.context.reader_quote
    assert quote is not None and (quote.start, quote.end) == first
    person.key(Qt.Key.Key_O)
    person.key(Qt.Key.Key_Return)
    assert text_of(reader).text[first[0] : first[1]] in person.texts()


def test_what_is_mapped_leaves_the_list_and_the_next_sentence_is_there(person: Person, reader: Reader) -> None:
    lines = open_list(person, reader)
    person.key(Qt.Key.Key_Return)
    person.key(Qt.Key.Key_O)
    person.key(Qt.Key.Key_Return)
    person.until(lambda: reader.tools.covering.is_read)
    assert len(reader.tools.covering.list.lines()) == len(lines) - 1
    place = reader.tools.covering.list.place
    assert place is not None
    assert reader.context.reader_offset is not None and place[0] >= reader.context.reader_offset


def test_arrows_walk_the_list_and_escape_closes_it(person: Person, reader: Reader) -> None:
    open_list(person, reader)
    first = reader.tools.covering.list.place
    person.key(Qt.Key.Key_Down)
    second = reader.tools.covering.list.place
    assert first is not None and second is not None and second[0] > first[0]
    person.key(Qt.Key.Key_Escape)
    assert not reader.tools.covering.list.isVisible()
    assert QApplication.focusWidget() is reader.view


def test_the_key_closes_the_list_when_the_keyboard_is_in_it_and_else_goes_there(person: Person, reader: Reader) -> None:
    open_list(person, reader)
    person.go_to(Pane.READER)
    person.key(Qt.Key.Key_M, CTRL_SHIFT)
    assert reader.tools.covering.list.has_keyboard
    person.key(Qt.Key.Key_M, CTRL_SHIFT)
    assert not reader.tools.covering.list.isVisible()


def test_where_the_language_has_no_word_lists_the_list_says_so(person: Person, reader: Reader) -> None:
    reader.context.perform(edits.edit_field, reader.context.document.info, language="xx")
    lines = open_list(person, reader)
    assert not [line for line in lines if line.startswith("  ")]
    assert "knows no indicator words" in reader.tools.covering.list.said


def test_a_text_of_which_nothing_was_missed_is_said_to_be_so(person: Person, reader: Reader) -> None:
    show_text(reader, "Nothing here. Nor there.")
    lines = open_list(person, reader)
    assert lines == ["0 %  \u2068The whole text\u2069  (supports 0, opposes 0)"]
    assert "every sentence" in reader.tools.covering.list.said


def test_of_very_many_sentences_the_first_are_shown(person: Person, reader: Reader) -> None:
    show_text(reader, "It may rain.\n\n" * (2 * MOST))
    lines = open_list(person, reader)
    assert len(lines) == 1 + MOST
    assert "The first 2,000" in reader.tools.covering.list.said


def test_the_strip_shows_each_side_in_a_lane_of_its_own_where_the_passages_are(reader: Reader) -> None:
    strip = reader.tools.covering.strip
    found = coverage(reader.context.tree, text_of(reader), None)
    bars = strip.bars()
    supports = [bar for side, bar in bars if side is Side.SUPPORTS]
    opposes = [bar for side, bar in bars if side is Side.OPPOSES]
    assert supports and opposes
    assert max(bar.right() for bar in supports) < min(bar.left() for bar in opposes)
    assert found.whole.by_side[Side.SUPPORTS] > 0
    picture = strip.grab().toImage()
    colour = picture.pixelColor(int(opposes[0].center().x()), int(opposes[0].center().y()))
    assert colour.name() == reader.context.theme.opposes.lower()


def test_the_last_word_of_a_long_text_is_seen_in_the_strip(person: Person, reader: Reader) -> None:
    text = "Long words. " * 50_000 + "End."
    show_text(reader, text)
    place = reader.context.current_place
    assert place is not None
    reader.context.perform(edits.link_passage, place.node_id, Quote(text_of(reader).id, len(text) - 4, len(text)))
    person.until(lambda: len(reader.tools.covering.strip.bars()) == 1)
    strip = reader.tools.covering.strip
    ((_, bar),) = strip.bars()
    assert bar.height() >= LEAST
    assert bar.bottom() <= strip.height()


def test_a_click_on_the_strip_goes_there(reader: Reader) -> None:
    strip = reader.tools.covering.strip
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(4, strip.height() // 2))
    middle = len(text_of(reader).text) // 2
    assert abs(reader.view.first_offset - middle) < 200


def test_without_a_text_there_is_no_strip(person: Person) -> None:
    person.new_map()
    reader = person.window.workspace.part(Pane.READER)
    assert not reader.tools.covering.strip.isVisible()
