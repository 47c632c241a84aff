"""Sources that are typed or pasted, sources on paper, and texts that are corrected."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from argmap import settings
from argmap.core import edits
from argmap.core.anchoring import Quote
from argmap.core.graph import passages_of
from argmap.core.records import Node, PassageState, Source, SourceText
from argmap.core.versions import versions_of
from argmap.ui.dialogs.written_source import WrittenSource
from argmap.ui.drafts import Drafts, left_for, read_kept
from argmap.ui.opening import opened_in
from argmap.ui.taking_in import add_written
from argmap.ui.window import Window
from tests.ui.conftest import Person

Key = Qt.Key
TEXT = "Aims\nThe council wants more trams in the old town.\nNobody asked what they cost.\n"


@pytest.fixture(autouse=True)
def _with_map(person: Person) -> None:
    person.new_map()


def dialog_of(window: Window, does: str) -> WrittenSource:
    window.by_name[does].trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, WrittenSource)
    return found


def write(window: Window, title: str, text: str) -> None:
    dialog = dialog_of(window, "window.sources.write")
    dialog.title.setText(title)
    dialog.text.setPlainText(text)
    dialog.accept()


def only_source(window: Window) -> tuple[Source, SourceText]:
    (source,), (text,) = window.context.document.all(Source), window.context.document.all(SourceText)
    return source, text


def test_what_is_written_is_in_a_draft_until_it_is_in_the_map(person: Person, window: Window) -> None:
    dialog = dialog_of(window, "window.sources.write")
    QTest.keyClicks(dialog.text, "Half a source")
    dialog.title.setFocus()
    drafts, map_id = window.workspace.findChild(Drafts), window.context.document.info.id

    def kept() -> tuple[str, ...]:
        drafts.keep()
        drafts._writer.submit(list).result()  # after what it was given before
        return left_for(settings.drafts_folder(), map_id).texts

    assert kept() == ("Half a source",)
    dialog.accept()
    assert kept() == ()


def test_a_pasted_text_becomes_a_source_that_the_reader_shows(person: Person, window: Window) -> None:
    QApplication.clipboard().setText(TEXT)
    person.key(Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, WrittenSource)
    dialog.text.setFocus()
    dialog.text.paste()
    dialog.accept()
    source, text = only_source(window)
    assert (source.title, text.text) == (
        "Aims The council wants more trams in the old town. Nobody asked what they cost.",
        TEXT,
    )
    assert window.context.source_text_id == text.id


def test_a_source_without_a_text_is_one_on_paper(window: Window) -> None:
    write(window, "A book", "  \n")
    source, text = only_source(window)
    assert (source.title, text.text) == ("A book", "")


def test_a_source_of_nothing_is_not_added_and_the_dialog_says_why(window: Window) -> None:
    dialog = dialog_of(window, "window.sources.write")
    dialog.accept()
    assert dialog.isVisible()
    assert list(window.context.document.all(Source)) == []
    dialog.reject()


def test_a_text_that_is_too_long_is_refused_in_one_sentence(window: Window) -> None:
    add_written(window, "Long", "x" * 20_000_001)
    assert window.messages.text == "The text has 20,000,001 bytes; a source holds at most 20,000,000."
    assert list(window.context.document.all(Source)) == []


def test_an_edited_text_becomes_a_version_in_which_the_passages_are_found_again(person: Person, window: Window) -> None:
    write(window, "Trams", TEXT)
    context = window.context
    source, text = only_source(window)
    start = TEXT.index("Nobody")
    context.perform(edits.add_claim, "Costs are unknown.", Quote(text.id, start, len(TEXT) - 1))
    dialog = dialog_of(window, "window.sources.edit_text")
    assert (dialog.title.text(), dialog.text.toPlainText()) == ("Trams", TEXT)
    dialog.text.setPlainText("A foreword.\n" + TEXT)
    dialog.accept()
    person.until(lambda: len(versions_of(context.document, source.id)) == 2)
    (claim,) = context.document.root_ids
    ((_, passage),) = passages_of(context.document, claim)
    assert (passage.state, passage.start) == (PassageState.EXACT, start + len("A foreword.\n"))


def test_an_edited_text_is_kept_where_the_map_is_closed_before_the_passages_are_found(window: Window) -> None:
    write(window, "Trams", TEXT)
    source, _ = only_source(window)
    session = window.context.session
    dialog = dialog_of(window, "window.sources.edit_text")
    dialog.text.setPlainText("A foreword.\n" + TEXT)
    dialog.accept()
    window.by_name["window.files.close"].trigger()
    assert [one.text for one in versions_of(session.document, source.id)] == [TEXT, "A foreword.\n" + TEXT]


def test_an_edited_text_of_a_source_that_is_gone_meanwhile_can_become_one_of_its_own(
    person: Person, window: Window
) -> None:
    write(window, "Trams", TEXT)
    source, _ = only_source(window)
    dialog = dialog_of(window, "window.sources.edit_text")
    dialog.text.setPlainText("A foreword.\n" + TEXT)
    window.context.perform(edits.remove_source, source.id)  # as another window of the map does
    dialog.accept()
    person.until(lambda: window.messages.text != "" and window.tasks.current is None)

    window.messages.findChild(QPushButton).click()

    _, text = only_source(window)
    assert text.text == "A foreword.\n" + TEXT


def test_an_edited_text_of_a_source_that_is_gone_is_kept_where_the_map_is_closed(window: Window) -> None:
    write(window, "Trams", TEXT)
    source, _ = only_source(window)
    session = window.context.session
    dialog = dialog_of(window, "window.sources.edit_text")
    dialog.text.setPlainText("A foreword.\n" + TEXT)
    window.context.perform(edits.remove_source, source.id)
    dialog.accept()
    window.by_name["window.files.close"].trigger()
    assert "A foreword.\n" + TEXT.strip() in [one.text for one in session.document.all(Node)]


@pytest.mark.parametrize("is_ended", [False, True])
def test_what_is_typed_in_a_dialog_is_kept_where_it_is_closed_with_its_window(window: Window, is_ended: bool) -> None:
    session = window.context.session
    dialog = dialog_of(window, "window.sources.write")
    QTest.keyClicks(dialog.text, "Half a source")
    QApplication.closeAllWindows() if is_ended else dialog.reject()
    assert [one.text for one in session.document.all(Node)] == (["Half a source"] if is_ended else [])


def test_what_was_given_up_by_escape_can_be_written_on(person: Person, window: Window) -> None:
    dialog = dialog_of(window, "window.sources.write")
    person.until(dialog.isActiveWindow)
    dialog.title.setText("Trams")
    QTest.keyClicks(dialog.text, "Half a source")
    QTest.keyClick(dialog, Key.Key_Escape)
    assert "“Half a source”" in window.messages.text.replace("\u2068", "").replace("\u2069", "")
    window.messages.findChild(QPushButton).click()
    again = QApplication.activeModalWidget()
    assert isinstance(again, WrittenSource)
    QTest.keyClicks(again.text, " and the rest")
    again.accept()
    source, text = only_source(window)
    assert (source.title, text.text) == ("Trams", "Half a source and the rest")


def test_a_text_that_was_not_edited_is_no_new_version(person: Person, window: Window) -> None:
    write(window, "Trams", TEXT)
    source, _ = only_source(window)
    dialog = dialog_of(window, "window.sources.edit_text")
    dialog.title.setText("Trams in the old town")
    dialog.accept()
    person.until(lambda: window.tasks.current is None)
    assert len(versions_of(window.context.document, source.id)) == 1
    assert only_source(window)[0].title == "Trams in the old town"


def test_what_would_hang_the_editor_is_not_pasted_and_the_dialog_says_so(window: Window) -> None:
    dialog = dialog_of(window, "window.sources.write")
    QApplication.clipboard().setText("x" * 50_001)
    dialog.text.paste()
    assert dialog.text.toPlainText() == ""
    QApplication.clipboard().setText("x" * 50_000)
    dialog.text.paste()
    assert len(dialog.text.toPlainText()) == 50_000
    dialog.reject()


def test_a_text_that_would_hang_the_editor_is_not_opened_in_it(window: Window) -> None:
    add_written(window, "Long", "x" * 50_001)
    window.by_name["window.sources.edit_text"].trigger()
    assert QApplication.activeModalWidget() is None
    assert window.messages.text.startswith("This text is too long to be edited here")


def test_a_text_with_other_line_ends_that_nobody_edits_gets_no_new_version(person: Person, window: Window) -> None:
    add_written(window, "Minutes", "One\u2028two\r\nthree")
    dialog_of(window, "window.sources.edit_text").accept()
    person.until(lambda: window.tasks.current is None)
    _, text = only_source(window)
    assert text.text == "One\u2028two\r\nthree"


def test_a_title_that_is_too_long_is_refused_in_one_sentence(window: Window) -> None:
    add_written(window, "Long" * 1_000, "Nobody asked.")

    assert window.messages.text == "The title is too long: it may have 2,000 characters."


def test_a_written_source_that_the_disk_refuses_is_kept(person: Person, window: Window) -> None:
    path = opened_in(window).path
    path.rename(path.with_name("away.argmap"))
    write(window, "Trams", TEXT)
    person.until(lambda: "What you wrote is kept" in window.messages.text)
    person.until(
        lambda: TEXT in [text for one in settings.drafts_folder().glob("*.json") for text in read_kept(one).texts]
    )
