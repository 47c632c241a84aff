"""The search panel: what is found stays in sight, is counted and marked, and every hit is one key away."""

import threading
from collections import Counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from argmap.core import edits
from argmap.core.records import Inference, Node, SourceText
from argmap.storage.search import SearchIndex
from argmap.ui.broken_text import WASH
from argmap.ui.hit_lines import DETAIL, MARKS
from argmap.ui.opening import let_go
from argmap.ui.panels.hit_rows import HEADING
from argmap.ui.panels.reader import Reader
from argmap.ui.panels.search_panel import SearchPanel
from argmap.ui.panes import Pane
from argmap.ui.window import Window
from tests.ui.conftest import Person

Key, Role = Qt.Key, Qt.ItemDataRole
Control, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(person: Person, window: Window) -> SearchPanel:
    """The panel over a sample, opened by its key."""
    person.open_sample()
    person.go_to(Pane.MAP)
    person.key(Key.Key_K, Control | Shift)
    opened: SearchPanel = window.workspace.part(Pane.SEARCH)
    return opened


def rows(panel: SearchPanel, role: int = Role.DisplayRole) -> list[object]:
    model = panel.list.model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def headings(panel: SearchPanel) -> dict[object, object]:
    """The headings with their counts."""
    found = zip(rows(panel, HEADING), rows(panel), rows(panel, DETAIL), strict=True)
    return {words: count for is_heading, words, count in found if is_heading}


def test_before_a_word_is_typed_the_panel_says_what_it_is_for(person: Person, panel: SearchPanel) -> None:
    assert panel.field.hasFocus()
    assert panel.said.startswith("Type words to find them in cards, notes, quotes and sources.")
    assert rows(panel) == []


def test_what_is_typed_is_found_group_by_group_with_counts(person: Person, panel: SearchPanel) -> None:
    person.type("intelligence")
    assert panel.said == "3 hits"
    assert headings(panel) == {"Cards": "1", "Quotes": "1", "Sources": "1"}
    person.type("xx")
    assert panel.said == "No card, note, quote or source has all these words."
    assert not panel.list.isVisible()


def test_a_step_found_by_its_scheme_is_listed_by_the_name_of_the_scheme(person: Person, panel: SearchPanel) -> None:
    context = person.window.context
    step = next(iter(context.document.all(Inference)))
    context.perform(edits.set_scheme, step.id, "correlation_to_cause", ())
    person.type("correlation")
    person.until(lambda: "Correlation to cause" in rows(panel))

    assert not any("correlation_to_cause" in str(words) for words in rows(panel))


def test_a_hit_shows_its_words_with_what_was_found_marked_and_where_it_is(person: Person, panel: SearchPanel) -> None:
    person.type("intelligence")
    words, marks, details = rows(panel), rows(panel, MARKS), rows(panel, DETAIL)
    assert [str(words[row])[slice(*marks[row][0])] for row in (1, 3, 5)] == ["intelligence"] * 3  # type: ignore[index]
    assert details[1] == "Rebuttal"
    assert str(details[3]).startswith("“Can the Union replace the Alliance?”  ·  \u2068Complement or duplicate?")


def test_a_screen_reader_hears_the_words_what_they_are_and_which_of_how_many(
    person: Person, panel: SearchPanel
) -> None:
    person.type("intelligence")
    spoken = rows(panel, Role.AccessibleTextRole)[1]
    assert spoken == (
        "…of NATO’s transport, intelligence and command come from allies outside the… Rebuttal. Cards, 1 of 1"
    )
    assert (panel.field.accessibleName(), panel.field.accessibleDescription()) == ("Search map and sources", "3 hits")
    assert panel.list.accessibleName() == "What was found"


def washed_pixels(widget: QWidget, window: Window) -> int:
    """How many pixels have the accent as it lies behind found words, over the ground of the panels."""
    accent, ground = QColor(window.context.theme.accent), QColor(window.desk.appearance.chrome.panel)
    channels = zip(accent.getRgb()[:3], ground.getRgb()[:3], strict=True)
    wanted = [round((over * WASH + under * (255 - WASH)) / 255) for over, under in channels]
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGBX8888)
    found = Counter(zip(*(bytes(picture.constBits())[channel::4] for channel in range(3)), strict=True))
    return sum(
        count
        for pixel, count in found.items()
        if all(abs(have - want) <= 2 for have, want in zip(pixel, wanted, strict=True))
    )


def test_what_was_found_is_washed_in_the_accent(person: Person, panel: SearchPanel, window: Window) -> None:
    person.type("intelligence")
    assert washed_pixels(panel.list.viewport(), window) > 500
    person.type("x")
    assert washed_pixels(panel.list.viewport(), window) == 0


def test_the_arrows_go_from_hit_to_hit_past_the_headings_and_enter_goes_there(
    person: Person, panel: SearchPanel, window: Window
) -> None:
    person.type("intelligence")
    assert panel.list.currentIndex().row() == 1
    person.key(Key.Key_Down)
    assert panel.list.currentIndex().row() == 3
    person.key(Key.Key_Up)
    person.key(Key.Key_Return)
    assert "intelligence" in person.current_text()
    assert window.workspace.pane_of(person.focus()) is Pane.MAP
    assert panel.isVisible()


def test_enter_on_a_quote_shows_the_passage_and_its_card(person: Person, panel: SearchPanel, window: Window) -> None:
    person.type("intelligence")
    person.key(Key.Key_Down)
    person.key(Key.Key_Return)
    passage = window.context.shown_passage_id
    assert passage == "222f750742ce08022c1f8737f4543b02"
    assert "intelligence" in person.current_text()
    assert window.workspace.pane_of(person.focus()) is Pane.READER


def test_enter_on_a_place_in_a_source_shows_the_words_there(person: Person, panel: SearchPanel, window: Window) -> None:
    person.type("intelligence")
    person.key(Key.Key_PageDown)
    person.key(Key.Key_Return)
    reader = window.workspace.part(Pane.READER)
    text = window.context.document.find(type(panel._rows.hit(5).record), window.context.source_text_id).text
    person.until(lambda: text[window.context.reader_offset :].startswith("intelligence"))
    assert reader.view.hasFocus()


def test_a_click_goes_to_a_hit(person: Person, panel: SearchPanel) -> None:
    person.type("eighty")
    row = panel.list.visualRect(panel.list.model().index(1, 0))
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert person.current_text().startswith("Eighty per cent")


def test_a_click_on_a_heading_goes_nowhere(person: Person, panel: SearchPanel) -> None:
    before = person.current_text()
    person.type("eighty")
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert person.current_text() == before
    assert panel.list.currentIndex().row() == 1


def test_the_key_for_the_next_hit_walks_the_list_from_wherever_the_keyboard_is(
    person: Person, panel: SearchPanel
) -> None:
    person.type("intelligence")
    person.go_to(Pane.MAP)
    seen = []
    for _ in range(3):
        person.key(Key.Key_F3)
        seen.append(panel.list.currentIndex().row())
    assert seen == [3, 5, 1]


def test_the_list_follows_the_map_and_keeps_its_hit(person: Person, panel: SearchPanel, window: Window) -> None:
    person.type("intelligence")
    person.key(Key.Key_Down)
    other = next(node for node in window.context.document.all(Node) if "intelligence" not in node.text)
    window.context.perform(edits.edit_text, other.id, "Intelligence first")
    person.until(lambda: panel.said == "4 hits")
    assert headings(panel)["Cards"] == "2"
    assert panel.list.currentIndex().row() == 4
    window.context.undo()
    person.until(lambda: panel.said == "3 hits")


def test_a_panel_that_was_closed_is_up_to_date_when_it_is_opened_again(
    person: Person, panel: SearchPanel, window: Window
) -> None:
    person.type("intelligence")
    person.key(Key.Key_Escape)
    other = next(node for node in window.context.document.all(Node) if "intelligence" not in node.text)
    window.context.perform(edits.edit_text, other.id, "Intelligence first")
    person.key(Key.Key_K, Control | Shift)
    assert panel.said == "4 hits"


def test_of_very_many_hits_the_first_are_listed_and_the_others_counted(
    person: Person, panel: SearchPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.ui.panels.search_panel.MOST", 2)
    person.type("nato")
    cards = int(str(headings(panel)["Cards"]))
    assert rows(panel)[3] == f"{cards - 2} more; another word narrows it down"


def test_escape_closes_the_panel_and_the_same_key_does_and_the_words_stay(
    person: Person, panel: SearchPanel, window: Window
) -> None:
    person.type("eighty")
    person.key(Key.Key_Escape)
    assert not panel.isVisible()
    assert window.workspace.pane_of(person.focus()) is Pane.MAP
    person.key(Key.Key_K, Control | Shift)
    assert panel.field.hasFocus()
    assert panel.field.selectedText() == "eighty"
    person.key(Key.Key_K, Control | Shift)
    assert not panel.isVisible()


def test_the_key_puts_the_keyboard_back_into_an_open_panel(person: Person, panel: SearchPanel) -> None:
    person.type("eighty")
    person.key(Key.Key_Return)
    person.key(Key.Key_K, Control | Shift)
    assert panel.field.hasFocus()
    assert panel.isVisible()


def test_the_panel_is_one_of_the_panes_between_which_f6_goes(person: Person, panel: SearchPanel) -> None:
    person.go_to(Pane.MAP)
    for _ in range(4):
        person.key(Key.Key_F6)
        if panel.field.hasFocus():
            break
    assert panel.field.hasFocus()


def test_the_panel_leaves_the_map_its_share_in_a_narrow_window(panel: SearchPanel, window: Window) -> None:
    window.resize(1_000, 700)
    assert window.workspace.middle.width() >= 300
    panel.closed.emit()
    assert window.workspace.left.width() <= 0.38 * window.width() + 1
    assert window.workspace.middle.width() >= 600


def test_the_search_field_hands_its_words_to_the_panel(person: Person, window: Window) -> None:
    person.open_sample()
    person.key(Key.Key_F, Control)
    person.type("intelligence")
    last = window.search.hits[-1]
    assert last.words == "All in a panel that stays: 3"
    person.key(Key.Key_Up)
    person.key(Key.Key_PageDown)
    person.key(Key.Key_Return)
    panel = window.workspace.part(Pane.SEARCH)
    assert (panel.field.text(), panel.said) == ("intelligence", "3 hits")
    assert panel.field.hasFocus()


def test_the_search_field_marks_what_it_found(person: Person, window: Window) -> None:
    person.open_sample()
    person.key(Key.Key_F, Control)
    person.type("eighty cent")
    hit = window.search.hits[0]
    assert [hit.words[start:end] for start, end in hit.marks] == ["Eighty", "cent"]
    line = window.search._list.item(0)
    row = window.search._list.visualItemRect(line)
    plain = window.search._list.viewport().grab(row).toImage()
    line.setData(MARKS, ())
    assert window.search._list.viewport().grab(row).toImage() != plain


def test_the_search_field_says_that_nothing_is_found(person: Person, window: Window) -> None:
    person.open_sample()
    person.key(Key.Key_F, Control)
    person.type("xyzzy")
    assert [hit.words for hit in window.search.hits] == ["No card, note, quote or source has all these words."]
    person.key(Key.Key_Return)
    assert window.search.hasFocus()


def test_a_search_that_is_not_ready_says_so_and_answers_when_it_is(
    person: Person, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.open_sample()
    searching = window.context.searching
    searching.close()
    person.key(Key.Key_K, Control | Shift)
    panel = window.workspace.part(Pane.SEARCH)
    person.type("intelligence")
    assert panel.said == "The search is being prepared…"
    person.key(Key.Key_F, Control)
    person.type("intelligence")
    assert [hit.words for hit in window.search.hits] == ["The search is being prepared…"]
    searching.start()
    person.until(lambda: panel.said == "3 hits")
    assert len(window.search.hits) == 4


def test_a_search_whose_preparation_was_cancelled_begins_anew_when_it_is_wanted(person: Person, window: Window) -> None:
    person.open_sample()
    searching = window.context.searching
    searching.close()
    searching.start()
    window.tasks.current.cancel()
    person.until(lambda: window.tasks.current is None)
    assert not searching.is_ready
    person.key(Key.Key_F, Control)
    person.type("intelligence")
    person.until(lambda: searching.is_ready)
    assert len(window.search.hits) == 4


def test_changes_made_while_the_search_is_prepared_are_found(person: Person, window: Window) -> None:
    person.open_sample()
    searching = window.context.searching
    searching.close()
    searching.start()
    node = next(iter(window.context.document.all(Node)))
    window.context.perform(edits.edit_text, node.id, "Xylophones for all")
    person.until(lambda: searching.is_ready)
    assert [hit.record.id for hit in searching.find("xyloph", 10)] == [node.id]


def test_what_was_found_in_a_source_is_marked_there_until_words_are_selected(
    person: Person, panel: SearchPanel, window: Window
) -> None:
    person.type("intelligence")
    reader = window.workspace.part(Pane.READER)
    for _ in range(2):
        person.key(Key.Key_F3)
    assert "intelligence" in washed_words(reader)
    person.key(Key.Key_Right, Control | Shift)
    assert window.context.reader_quote is not None
    assert "intelligence" not in washed_words(reader)


def washed_words(reader: Reader) -> set[str]:
    text = reader.context.document.find(SourceText, reader.context.source_text_id or "")
    assert text is not None
    return {text.text[one.start : one.end] for one in reader.view.decor(0, len(text.text)).washes}


def test_the_memory_of_the_index_is_given_back_on_a_thread(
    person: Person, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_by: list[threading.Thread] = []
    monkeypatch.setattr(SearchIndex, "close", lambda _: closed_by.append(threading.current_thread()))
    person.open_sample()
    person.until(lambda: window.context.searching is not None and window.context.searching.is_ready)
    let_go(window)
    person.until(lambda: bool(closed_by))
    assert closed_by != [threading.main_thread()]
