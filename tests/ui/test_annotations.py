"""Annotations into the open map and out of it, as a person does it: two menu rows, one message, undo."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from argmap.core.records import Node, Passage, PassageState, Source
from argmap.formats.annotation_formats import read_annotations
from argmap.ui.panels.review_strip import ReviewStrip
from argmap.ui.taking_in import take_in
from argmap.ui.window import Window
from tests.ui.conftest import Person

TITLE = "Complement or duplicate? EU defence integration and NATO"
QUOTE = "so far, EU defence integration has complemented NATO more than it has duplicated it"


def annotation(
    number: int, exact: str, source: str = "Complement or duplicate? EU defence integration and NATO"
) -> dict:
    selector = {"type": "TextQuoteSelector", "exact": exact}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"http://example.org/{number}",
        "type": "Annotation",
        "bodyValue": f"Note {number}.",
        "target": {
            "source": {"id": f"http://example.org/{source.replace(' ', '-')}", "dcterms:title": source},
            "selector": selector,
        },
    }


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Lets a file with the annotations be chosen in the next file dialog."""

    def answer(*annotations: dict) -> Path:
        path = tmp_path / "notes.jsonld"
        path.write_text(json.dumps(annotations), encoding="utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *asked: ([str(path)], ""))
        return path

    return answer


def bring_in(person: Person, window: Window) -> str:
    """Import, wait, and give back what the message says."""
    window.by_name["window.annotations.bring_in"].trigger()
    person.until(lambda: window.tasks.current is None and window.messages.text != "")
    return window.messages.text


def test_annotations_come_into_the_tray_and_one_message_says_what_became_of_them(person, window, choose):
    person.open_sample()
    choose(annotation(1, QUOTE), annotation(2, "Nothing of the kind is written in the whole of this article."))

    said = bring_in(person, window)

    assert said == "2 cards came to the tray  ·  passages: 1 exact, 1 not found"
    document = window.context.document
    assert {window.context.tree.node(one).text for one in document.tray_ids} == {"Note 1.", "Note 2."}


def test_of_many_unknown_sources_the_first_are_named(person, window, choose):
    person.open_sample()
    choose(*(annotation(number, QUOTE, f"Paper {number}") for number in range(5)))

    assert "This map has no text of “Paper 0”, “Paper 1”, “Paper 2” and 2 more sources." in bring_in(person, window)


def test_two_files_at_once_are_one_change_and_what_both_name_is_one_source(person, window, choose, monkeypatch):
    person.open_sample()
    before, sources = set(window.context.document.records()), window.context.document.count(Source)
    first = choose(annotation(1, QUOTE, "Elsewhere"), annotation(2, QUOTE, "Elsewhere"))
    second = first.rename(first.with_name("first.jsonld"))
    files = [str(second), str(choose(annotation(2, QUOTE, "Elsewhere"), annotation(3, QUOTE, "Elsewhere")))]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *asked: (files, ""))

    assert bring_in(person, window).startswith("3 cards came to the tray")
    assert window.context.document.count(Source) == sources + 1
    window.by_name["map.history.undo"].trigger()
    assert set(window.context.document.records()) == before


def test_reading_can_be_cancelled_and_nothing_comes(person, window, choose):
    person.open_sample()
    before = set(window.context.document.records())
    choose(*(annotation(number, QUOTE) for number in range(200)))
    window.by_name["window.annotations.bring_in"].trigger()

    window.tasks.current.cancel()
    person.until(lambda: window.tasks.current is None)

    assert set(window.context.document.records()) == before


def test_a_file_of_annotations_that_is_dropped_on_a_map_comes_in(person, window, choose):
    person.open_sample()

    take_in(window, [choose(annotation(1, QUOTE))])
    person.until(lambda: window.tasks.current is None and window.messages.text != "")

    assert window.messages.text == "1 card came to the tray  ·  passages: 1 exact"


def test_words_that_are_others_in_the_source_are_reviewed_beside_what_was_marked(person, window, choose):
    person.open_sample()
    choose(annotation(1, QUOTE.replace("duplicated", "doubled")))
    bring_in(person, window)

    review = window.findChild(ReviewStrip)
    assert (review.words.old_version.text(), review.keep.text()) == ("As marked", "Leave unchecked")
    review.keep.click()

    (passage,) = [one for one in window.context.document.all(Passage) if one.state is not PassageState.EXACT]
    assert (passage.state, "doubled" in passage.exact) == (PassageState.UNVERIFIED, True)


def test_undo_takes_all_of_it_back_at_once(person, window, choose):
    person.open_sample()
    before = set(window.context.document.records())
    choose(annotation(1, QUOTE), annotation(2, QUOTE, "Elsewhere"))
    bring_in(person, window)

    window.by_name["map.history.undo"].trigger()

    assert set(window.context.document.records()) == before


def test_the_same_file_again_says_that_all_is_there(person, window, choose):
    person.open_sample()
    choose(annotation(1, QUOTE))
    bring_in(person, window)
    window.messages.hide()
    before = window.context.document.count(Node)

    assert bring_in(person, window) == "0 cards came to the tray  ·  1 was there already"
    assert window.context.document.count(Node) == before


def test_a_source_the_map_does_not_hold_can_be_said_to_be_the_one_that_is_read(person, window, choose):
    person.open_sample()
    choose(annotation(1, QUOTE, "EU and NATO, as printed"))

    said = bring_in(person, window)

    assert "passages: 1 never checked" in said
    assert "This map has no text of “EU and NATO, as printed”." in said
    window.messages.hide()
    window.messages._button.click()
    person.until(lambda: window.tasks.current is None and window.messages.text != "")
    assert window.messages.text == "1 card came to the tray  ·  passages: 1 exact"
    assert window.context.document.count(Source) == 1


def test_after_another_edit_that_offer_undoes_nothing(person, window, choose):
    person.open_sample()
    choose(annotation(1, QUOTE, "Elsewhere"))
    bring_in(person, window)
    window.context.perform(lambda document: _another_card(document))

    window.messages._button.click()

    assert "Undo the import first" in window.messages.text
    assert "another" in person.texts()


def _another_card(document):
    from argmap.core.edits import add_claim

    return add_claim(document, "another")


def test_a_file_that_holds_no_annotations_is_one_sentence(person, window, choose):
    person.open_sample()
    choose().write_text("{", encoding="utf-8")

    assert "“notes.jsonld” is not sound JSON: line 1" in bring_in(person, window)


@pytest.mark.parametrize("suffix", [".jsonld", ".qdpx"])
def test_passages_are_written_in_the_format_that_is_chosen(
    person: Person, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, suffix: str
) -> None:
    person.open_sample()
    target = tmp_path / "out"

    def choose(parent: object, title: str, proposed: str, kinds: str) -> tuple[str, str]:
        return str(target), next(kind for kind in kinds.split(";;") if suffix in kind)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)

    window.by_name["window.annotations.give_out"].trigger()
    person.until(lambda: "is written" in window.messages.text)

    written = tmp_path / f"out{suffix}"
    assert len(read_annotations(written.read_bytes(), written.name).annotations) == 40


def test_passages_that_a_format_cannot_hold_are_told(
    person: Person, window: Window, choose, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    person.open_sample()
    choose(annotation(1, QUOTE, "Elsewhere"))
    bring_in(person, window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (str(tmp_path / "out.qdpx"), ""))

    window.by_name["window.annotations.give_out"].trigger()
    person.until(lambda: "is written" in window.messages.text)

    assert window.messages.text == "“out.qdpx” is written. 1 passage without a place in a text is left out."


def test_a_file_of_which_nobody_was_asked_is_not_replaced(
    person: Person, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    person.open_sample()
    (tmp_path / "out.jsonld").write_bytes(b"mine")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (str(tmp_path / "out"), ""))

    window.by_name["window.annotations.give_out"].trigger()

    assert "“out.jsonld”" in window.messages.text
    assert (tmp_path / "out.jsonld").read_bytes() == b"mine"


def test_a_passage_that_was_not_found_says_so_in_the_document(person, window, choose):
    person.open_sample()
    choose(annotation(1, "Nothing of the kind is written in the whole of this article."))
    bring_in(person, window)

    lost = [one for one in window.context.document.all(Passage) if one.state is PassageState.LOST]
    assert [one.reviewed for one in lost] == [False]
