"""Highlights that are in a PDF already become cards in the tray, once."""

from pathlib import Path

import pytest

from argmap.core.annotations import known_in
from argmap.core.document import Document
from argmap.core.ids import new_id
from argmap.core.records import Comment, Foreign, LinkRole, Node, Passage, PassageLink, PassageState, SourceText
from argmap.formats.annotations.arriving import fresh_ones
from argmap.sources.reading import read_source
from argmap.sources.source_records import source_records
from argmap.ui.highlights import annotations_of
from argmap.ui.taking_in import add_source
from argmap.ui.window import Window
from tests.sources.pdf_making import column, pdf
from tests.sources.test_pdf_marks import FIRST, LINES, SECOND, highlight, marks_in, note
from tests.ui.conftest import Person

ANNOTATIONS = [
    highlight(FIRST, more="/NM (a)"),
    highlight(SECOND, more="/NM (b) /Contents (Who says so?)"),
    note("Compare chapter 3", "/NM (c)"),
    note("The ministry", "/NM (d) /IRT 101 0 R"),
]
ANNOTATED = pdf(LINES, objects=ANNOTATIONS, page="/Annots [100 0 R 101 0 R 102 0 R 103 0 R]")


@pytest.fixture
def added(person: Person, window: Window, tmp_path: Path) -> Window:
    """A new map to which an annotated PDF was added."""
    person.new_map()
    (tmp_path / "levy.pdf").write_bytes(ANNOTATED)
    add_source(window, tmp_path / "levy.pdf")
    person.until(lambda: "in it" in window.messages.text)
    return window


def all_of(window: Window, kind: type) -> list:
    return list(window.context.document.all(kind))


def bring_in(window: Window) -> None:
    window.messages._button.click()


def test_a_pdf_that_is_added_says_what_is_in_it(added: Window) -> None:
    assert added.messages.text == "3 highlights and notes are in it."
    assert all_of(added, Node) == []


def test_they_become_cards_in_the_tray_as_one_step(added: Window) -> None:
    bring_in(added)
    assert {one.text for one in all_of(added, Node)} == {
        "The levy raises forty million",
        "Who says so?",
        "Compare chapter 3",
    }
    assert added.messages.text.startswith("3 cards came to the tray")
    added.context.undo()
    assert (all_of(added, Node), all_of(added, Passage)) == ([], [])


def test_their_words_are_exact_passages_with_their_page(added: Window) -> None:
    bring_in(added)
    text = all_of(added, SourceText)[0].text
    passages = {one.exact: one for one in all_of(added, Passage)}
    assert set(passages) == {"The levy raises forty million", "euros every year, they say."}
    assert all(one.state is PassageState.EXACT and one.page == "1" for one in passages.values())
    assert all(text[one.start : one.end] == one.exact for one in passages.values())
    roles = {
        passages[exact].id: role for exact, role in zip(passages, (LinkRole.STATES, LinkRole.PARAPHRASES), strict=True)
    }
    assert {one.passage_id: one.role for one in all_of(added, PassageLink)} == roles


def test_a_note_without_words_says_where_it_stands_and_a_reply_is_a_comment(added: Window) -> None:
    bring_in(added)
    (noted,) = [one for one in all_of(added, Node) if one.text == "Compare chapter 3"]
    assert noted.notes == "levy, p. 1"
    assert [one.text for one in all_of(added, Comment)] == ["The ministry"]


def test_bringing_them_in_again_doubles_nothing(added: Window, person: Person) -> None:
    bring_in(added)
    before = (all_of(added, Node), all_of(added, Passage), all_of(added, Comment), all_of(added, Foreign))
    added.by_name["window.annotations.bring_in_highlights"].trigger()
    person.until(lambda: "were there already" in added.messages.text)
    assert (all_of(added, Node), all_of(added, Passage), all_of(added, Comment), all_of(added, Foreign)) == before


def test_the_same_file_added_again_offers_nothing(added: Window, person: Person, tmp_path: Path) -> None:
    bring_in(added)
    add_source(added, tmp_path / "levy.pdf")
    person.until(lambda: len(all_of(added, SourceText)) == 2)
    person.until(lambda: added.tasks.current is None)
    assert "in it" not in added.messages.text


def test_highlights_on_two_pages_come_both_though_they_have_one_name() -> None:
    """As PDF has it, which asks for names that are unique on their page."""
    data = pdf(LINES, column("Quite other words"), objects=[highlight(FIRST, more="/NM (1)")], page="/Annots [100 0 R]")
    source, text = source_records(read_source(data, "levy.pdf"), "levy.pdf", new_id)
    annotations = annotations_of(marks_in(data), source, text)
    fresh = fresh_ones(annotations, known_in(Document()))
    assert [one.targets[0].exact for one in fresh] == ["The levy raises forty million", "Quite other words"]


def test_a_source_that_is_no_pdf_has_no_highlights_to_offer(person: Person, window: Window, tmp_path: Path) -> None:
    person.new_map()
    (tmp_path / "a.txt").write_text("Just words.")
    add_source(window, tmp_path / "a.txt")
    person.until(lambda: window.context.source_text_id is not None)
    assert not window.by_name["window.annotations.bring_in_highlights"].isEnabled()
