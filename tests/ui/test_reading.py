"""Reading a source by keys: from passage to passage, and from word to word."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from argmap.core import edits
from argmap.core.anchoring import Quote
from argmap.core.records import Passage, Source, SourceText
from argmap.render.theme import Tone
from argmap.ui.panels.reader import Reader
from argmap.ui.panels.reader_marks import Mark, lanes, marks_in
from tests.ui.conftest import Person

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def count_shown(reader: Reader) -> str:
    return reader.tools.find_bar.count


def found_at(reader: Reader) -> str:
    """The words that are shown as found."""
    text = reader.context.document.find(SourceText, reader.context.source_text_id or "")
    assert text is not None and reader.tools.finding.current is not None
    start, end = reader.tools.finding.current
    return text.text[start:end]


def find(person: Person, words: str) -> None:
    person.key(Qt.Key.Key_F, CTRL_SHIFT)
    person.type(words)


def test_f9_goes_from_passage_to_passage_and_shift_f9_back(person: Person, reader: Reader) -> None:
    starts = []
    for _ in range(3):
        person.key(Qt.Key.Key_F9)
        starts.append(reader.view.place)
        assert reader.view.viewport().rect().intersects(reader.view.cursorRect())
    assert starts == sorted(starts)
    person.key(Qt.Key.Key_F9, SHIFT)
    assert reader.view.place == starts[1]


def test_f9_goes_on_from_where_the_cursor_was_put(person: Person, reader: Reader) -> None:
    person.key(Qt.Key.Key_F9)
    person.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    person.key(Qt.Key.Key_F9, SHIFT)
    last = reader.view.place
    person.key(Qt.Key.Key_F9)
    assert reader.view.place < last  # after the last comes the first


def test_words_are_found_while_they_are_typed_without_their_accents(person: Person, reader: Reader) -> None:
    find(person, "nato")
    person.until(lambda: count_shown(reader).startswith("1 of ") and "+" not in count_shown(reader))
    assert found_at(reader) == "NATO"
    first = reader.view.place
    person.key(Qt.Key.Key_Return)
    assert count_shown(reader).startswith("2 of ")
    assert reader.view.place > first
    person.key(Qt.Key.Key_Return, SHIFT)
    person.key(Qt.Key.Key_Return, SHIFT)
    total = count_shown(reader).split(" of ")[1]
    assert count_shown(reader) == f"{total} of {total}"


def test_escape_closes_the_search_and_gives_the_keyboard_back_where_the_words_stand(
    person: Person, reader: Reader
) -> None:
    find(person, "weapon")
    person.until(lambda: count_shown(reader).startswith("1 of "))
    assert len(reader.view.decor(0, 100_000).washes) > 1
    place = reader.view.place
    person.key(Qt.Key.Key_Escape)
    assert not reader.tools.find_bar.isVisible()
    assert QApplication.focusWidget() is reader.view
    assert reader.view.place == place
    assert len(reader.view.decor(0, 100_000).washes) == 1  # that of the selected card


def test_words_that_are_not_there_are_said_to_be_not_found(person: Person, reader: Reader) -> None:
    find(person, "zzzz")
    person.until(lambda: count_shown(reader) == "Not found")
    person.key(Qt.Key.Key_Return)
    assert count_shown(reader) == "Not found"


def test_f3_goes_on_in_the_source_while_one_searches_there(person: Person, reader: Reader) -> None:
    find(person, "nato")
    person.until(lambda: count_shown(reader).startswith("1 of "))
    person.key(Qt.Key.Key_F3)
    assert count_shown(reader).startswith("2 of ")


def test_letters_typed_into_the_search_make_no_cards(person: Person, reader: Reader) -> None:
    cards = person.texts()
    find(person, "coe")
    assert person.texts() == cards
    assert QApplication.focusWidget() is not reader.view


def test_another_source_is_searched_for_the_same_words(person: Person, reader: Reader) -> None:
    find(person, "nato")
    person.until(lambda: count_shown(reader).startswith("1 of "))
    text = edits.source_text("6" * 32, "Only here: NATO.")
    reader.context.perform(edits.add_source, Source(id="6" * 32, title="Second"), text)
    reader.context.show_source(text.id)
    person.until(lambda: count_shown(reader) == "1 of 1")


def test_hovering_over_a_passage_names_the_role_and_the_text_of_its_card(person: Person, reader: Reader) -> None:
    person.key(Qt.Key.Key_F9)
    point = reader.view.cursorRect().center() + QPoint(6, 0)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, point, reader.view.viewport().mapToGlobal(point))
    QApplication.sendEvent(reader.view.viewport(), event)
    assert "Main claim: So far, EU defence integration" in QToolTip.text()


def test_a_passage_that_both_sides_use_is_underlined_for_both(person: Person, reader: Reader) -> None:
    context = reader.context
    marks = marks_in(context.tree, context.source_text_id or "")
    mark = next(one for one in marks if one.tone is Tone.SUPPORTS)
    opposing = next(one.place_ids[0] for one in marks if one.tone is Tone.OPPOSES and one.place_ids)
    place, said = context.tree.place(opposing), reader.facts.text()
    assert place is not None
    passage = context.document.find(Passage, mark.passage_id)
    assert passage is not None and passage.source_text_id is not None
    context.perform(edits.link_passage, place.node_id, Quote(passage.source_text_id, mark.start, mark.end))
    lines = [one for one in reader.view.decor(mark.start, mark.end).underlines if one.start == mark.start]
    assert {one.colour.name() for one in lines} == {context.theme.supports.lower(), context.theme.opposes.lower()}
    assert len({one.lane for one in lines}) == 2
    assert reader.facts.text() == said  # it is one passage still


def test_underlines_that_overlap_lie_in_lanes_of_their_own() -> None:
    ends = [(0, 10), (2, 5), (4, 8), (5, 9), (10, 12)]
    marks = [Mark(str(number), start, end, Tone.NEUTRAL, (), ()) for number, (start, end) in enumerate(ends)]
    assert lanes(marks) == [0, 1, 2, 1, 0]
