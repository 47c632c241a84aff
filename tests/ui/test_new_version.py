"""A source gets a newer text: its passages are found again, and a person settles what is in doubt."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from argmap.core import edits
from argmap.core.anchoring import Quote
from argmap.core.graph import passages_of
from argmap.core.records import Kind, Node, Passage, PassageState, Source, SourceText
from argmap.core.versions import newest_version, versions_of
from argmap.sources.document import SourceDocument
from argmap.ui import stepping, taking_in
from argmap.ui.opening import let_go
from argmap.ui.panels.passage_card import where_words
from argmap.ui.panels.review_strip import ReviewStrip
from argmap.ui.panes import Pane
from argmap.ui.window import Window
from tests.core.refinding.texts import AFTER, BEFORE, OLD, QUOTE
from tests.ui.conftest import Person

Key = Qt.Key
CHANGED = "Rents in the city have tripled in ten years."
COUNCIL = "The council met on Monday"
MOVED = "Another thing. " + QUOTE + " Enough. Elsewhere " + COUNCIL[4:] + ", and so on."


@pytest.fixture
def reading(person: Person, window: Window, tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """A new map whose main claim and an objection rest on a text file; call it with what the file says next."""
    report = tmp_path / "Report.txt"
    report.write_text(OLD, encoding="utf-8")
    person.new_map()
    taking_in.add_source(window, report)
    person.until(lambda: bool(list(window.context.document.all(SourceText))))
    context = window.context
    (text,) = context.document.all(SourceText)
    context.perform(edits.add_claim, "Rents rose.", Quote(text.id, OLD.index(QUOTE), OLD.index(QUOTE) + len(QUOTE)))
    (claim,) = context.document.root_ids
    context.perform(edits.add_objection, claim, "Nobody was there.", Quote(text.id, 0, len(COUNCIL)))

    def renew(words: str) -> None:
        report.write_text(words, encoding="utf-8")
        (source,) = context.document.all(Source)
        taking_in.add_version(window, report, source)
        person.until(lambda: window.tasks.current is None)

    yield renew
    context.session.flush()


def passages_under(window: Window, text: str) -> list[Passage]:
    """The passages that the card with this text rests on."""
    document = window.context.document
    (node,) = (node for node in document.all(Node) if node.text == text)
    return [passage for _, passage in passages_of(document, node.id)]


def passage(window: Window) -> Passage:
    """The one on which the claim rests."""
    (found,) = passages_under(window, "Rents rose.")
    return found


def strip_of(window: Window) -> ReviewStrip:
    strip: ReviewStrip = window.findChild(ReviewStrip)
    return strip


def select(window: Window, words: str) -> None:
    """Select words of the shown text with the keyboard's help."""
    view = window.workspace.part(Pane.READER).view
    view.setTextCursor(view.document().find(words))


def test_a_version_of_a_map_that_was_closed_while_it_was_read_is_dropped_without_a_fault(
    person: Person, window: Window, tmp_path: Path
) -> None:
    report = tmp_path / "Report.txt"
    report.write_text(OLD, encoding="utf-8")
    person.new_map()
    taking_in.add_source(window, report)
    person.until(lambda: bool(list(window.context.document.all(Source))))
    (source,) = window.context.document.all(Source)
    taking_in.add_version(window, report, source)
    let_go(window)
    person.until(lambda: window.tasks.current is None)
    assert window.messages.text == ""


def test_long_words_in_doubt_do_not_make_the_window_higher(person: Person, window: Window, tmp_path: Path) -> None:
    report, words = (
        tmp_path / "Report.txt",
        " ".join(f"Sentence {number} of a very long quote." for number in range(90)),
    )
    report.write_text(words, encoding="utf-8")
    person.new_map()
    taking_in.add_source(window, report)
    person.until(lambda: bool(list(window.context.document.all(SourceText))))
    (text,) = window.context.document.all(SourceText)
    window.context.perform(edits.add_claim, "All of it.", Quote(text.id, 0, len(words)))
    report.write_text(words.replace("Sentence 40 of", "Sentence 40 in"), encoding="utf-8")
    taking_in.add_version(window, report, next(iter(window.context.document.all(Source))))
    person.until(lambda: strip_of(window) is not None and strip_of(window).isVisible())
    strip = strip_of(window)
    assert strip.sizeHint().height() - strip.minimumSizeHint().height() >= 60


def test_the_words_in_doubt_are_reached_by_tab_and_left_by_it(
    person: Person, window: Window, reading: Callable[[str], None]
) -> None:
    reading(MOVED)
    strip = strip_of(window)
    person.until(strip.isVisible)
    strip.next.setFocus()
    seen = []
    for _ in range(3):
        person.key(Key.Key_Tab)
        seen.append(person.focus())
    assert seen == [strip.words.old_words, strip.words.new_words, strip.accept]


def test_where_nothing_is_in_doubt_no_one_is_asked_anything(window: Window, reading: Callable[[str], None]) -> None:
    reading("A foreword.\n" + OLD)
    assert window.messages.text == "The new version is shown; every passage stands in it unchanged."
    assert strip_of(window).isHidden()
    assert (passage(window).state, passage(window).exact) == (PassageState.EXACT, QUOTE)


def test_the_new_version_is_shown_and_its_doubts_are_counted(window: Window, reading: Callable[[str], None]) -> None:
    reading(BEFORE + CHANGED + AFTER)
    text = newest_version(window.context.document, next(iter(window.context.document.all(Source))).id)
    assert text is not None
    assert (window.context.source_text_id, text.version) == (text.id, 2)
    assert window.messages.text == "The new version is shown. In doubt: 1 of 2 passages."


def test_old_and_new_words_stand_side_by_side(window: Window, reading: Callable[[str], None]) -> None:
    reading(BEFORE + CHANGED + AFTER)
    strip = strip_of(window)
    assert not strip.isHidden()
    assert strip.words.old_words.toPlainText() == QUOTE
    assert strip.words.new_words.toPlainText() == CHANGED
    assert (strip.words.old_version.text(), strip.words.new_version.text()) == ("Version 1", "Version 2")
    assert strip.card.text() == "“\u2068Rents rose.\u2069” rests on it."


@pytest.mark.parametrize(("score", "alike"), [(1e308, "100 %"), (-1e308, "0 %")])
def test_a_score_that_somebody_made_up_is_shown_as_what_it_can_be(
    window: Window, reading: Callable[[str], None], score: float, alike: str
) -> None:
    reading(BEFORE + CHANGED + AFTER)
    window.context.perform(edits.edit_field, passage(window), score=score)
    assert strip_of(window).state.text() == f"Changed: {alike} alike"


def test_review_leads_to_the_passage_and_the_card_that_rests_on_it(
    person: Person, window: Window, reading: Callable[[str], None]
) -> None:
    reading(BEFORE + CHANGED + AFTER)
    person.key(Key.Key_F7)
    assert person.current_text() == "Rents rose."
    assert window.context.shown_passage_id == passage(window).id


def test_what_is_accepted_is_exact_and_the_next_is_shown_until_none_is_left(
    person: Person, window: Window, reading: Callable[[str], None]
) -> None:
    reading(MOVED.replace("Elsewhere", "E") + " X")
    before = len(window.context.review.passages)
    person.go_to(Pane.READER)
    person.key(Key.Key_F7)
    person.type("y")
    assert len(window.context.review.passages) == before - 1
    person.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(window.context.review.passages) == before


def test_a_lost_passage_takes_the_words_that_a_person_selects(
    person: Person, window: Window, reading: Callable[[str], None]
) -> None:
    reading(BEFORE + AFTER)
    person.go_to(Pane.READER)
    assert not strip_of(window).accept.isEnabled()
    select(window, "nobody was content")
    person.type("w")
    assert (passage(window).exact, passage(window).state) == ("nobody was content", PassageState.EXACT)
    assert strip_of(window).isHidden()


def test_a_passage_is_kept_on_the_old_version_which_is_there_to_be_read(
    person: Person, window: Window, reading: Callable[[str], None]
) -> None:
    assert where_words(window.context.document, passage(window)).startswith("Report, ¶")
    reading(BEFORE + AFTER)
    person.go_to(Pane.READER)
    person.type("k")
    assert where_words(window.context.document, passage(window)).startswith("Report, version 1, ¶")
    assert (passage(window).exact, passage(window).state) == (QUOTE, PassageState.EXACT)
    window.context.show_passage(passage(window).id)
    assert window.workspace.part(Pane.READER).facts.text().endswith("version 1")


def test_a_removed_passage_leaves_its_card(window: Window, reading: Callable[[str], None]) -> None:
    reading(BEFORE + AFTER)
    strip_of(window).remove.click()
    assert passages_under(window, "Rents rose.") == []


def test_undo_of_a_new_version_shows_the_one_before(
    person: Person, window: Window, reading: Callable[[str], None]
) -> None:
    reading(BEFORE + CHANGED + AFTER)
    person.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    (text,) = window.context.document.all(SourceText)
    assert (window.context.source_text_id, text.text) == (text.id, OLD)
    assert (passage(window).state, passage(window).exact) == (PassageState.EXACT, QUOTE)
    assert strip_of(window).isHidden()


def test_the_same_text_again_is_refused_in_one_sentence(window: Window, reading: Callable[[str], None]) -> None:
    reading(OLD)
    assert window.messages.text == "The text is the same as that of the newest version."
    (source,) = window.context.document.all(Source)
    assert len(versions_of(window.context.document, source.id)) == 1


def test_a_passage_made_while_the_others_were_sought_is_sought_too(
    person: Person, window: Window, reading: Callable[[str], None]
) -> None:
    document = window.context.document
    (source,), (text,) = document.all(Source), document.all(SourceText)
    newer = SourceDocument("A foreword.\n" + OLD, "text/plain", b"")
    taking_in.renew(window, edits.source_text(source.id, newer.text), newer)
    window.context.perform(edits.add_to_tray, Kind.EVIDENCE, "Met.", Quote(text.id, 4, 11))
    person.until(lambda: window.tasks.current is None)
    (found,) = passages_under(window, "Met.")
    newest = newest_version(document, source.id)
    assert newest is not None
    assert (found.source_text_id, passage(window).source_text_id) == (newest.id, newest.id)


def test_a_passage_that_stands_elsewhere_by_the_time_the_version_is_added_is_sought_anew(
    person: Person, window: Window, reading: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stepping, "LARGE", 0)  # so that this text is added on a thread, as a long one is
    context, before = window.context, passage(window)
    (source,), (text,) = context.document.all(Source), context.document.all(SourceText)
    newer = SourceDocument("A foreword.\n" * 100 + OLD, "text/plain", b"")
    taking_in.renew(window, edits.source_text(source.id, newer.text), newer)
    person.until(lambda: context.stepping.is_at_work)

    context.session.commit(edits.adjust_passage(context.document, before.id, Quote(text.id, 0, len(COUNCIL))))
    context.session.commit(edits.add_to_tray(context.document, Kind.EVIDENCE, "Met.", Quote(text.id, 4, 11)))
    person.until(lambda: window.tasks.current is None and not context.stepping.is_at_work)

    assert window.messages.text.startswith("The new version is shown")
    assert passage(window).exact == COUNCIL
    assert {one.source_text_id for one in [passage(window), *passages_under(window, "Met.")]}.isdisjoint({text.id})


def test_the_file_of_a_new_version_is_asked_for(
    person: Person, window: Window, reading: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = tmp_path / "Newer.txt"
    newer.write_text(BEFORE + CHANGED + AFTER, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(newer)], ""))
    window.by_name["window.sources.add_version"].trigger()
    person.until(lambda: len(list(window.context.document.all(SourceText))) == 2)
    assert passage(window).state is PassageState.CHANGED
