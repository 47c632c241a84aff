"""References into the open map and out of it, as a person does it: two menu rows, one message, undo, the details."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from argmap.core.records import Source
from argmap.ui.dialogs.source_details import SourceDetails
from argmap.ui.window import Window
from tests.ui.conftest import Person

TITLE = "Complement or duplicate? EU defence integration and NATO"
OURS = f"@article{{a, title = {{{TITLE}}}, author = {{Koenig, Anna}}, year = 2025, doi = {{10.1/x}}}}\n"
OTHER = "@book{m, title = {On Liberty}, author = {Mill, John Stuart}, year = 1859}\n"


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Lets a file with these words be chosen in the next file dialog."""

    def answer(text: str, name: str = "a.bib") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *asked: ([str(path)], ""))
        return path

    return answer


def bring_in(person: Person, window: Window) -> str:
    """Import, wait, and give back what the message says."""
    window.by_name["window.citations.bring_in"].trigger()
    person.until(lambda: window.tasks.current is None and window.messages.text != "")
    return window.messages.text.replace("\u2068", "").replace("\u2069", "")


def titles(window: Window) -> list[str]:
    return sorted(source.title for source in window.context.document.all(Source))


def details(window: Window) -> SourceDetails:
    window.by_name["window.sources.show_details"].trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, SourceDetails)
    return found


def test_references_go_to_their_sources_and_one_message_says_which(person, window, choose):
    person.open_sample()
    choose(OURS + OTHER)

    said = bring_in(person, window)

    assert said == (
        "1 reference went to its source: “Complement or duplicate? EU defence…”\n"
        "1 became a source without a text: “On Liberty”"
    )
    (ours,) = (source for source in window.context.document.all(Source) if source.title == TITLE)
    assert json.loads(ours.citation)["DOI"] == "10.1/x"


def test_undo_takes_all_references_back_at_once(person, window, choose):
    person.open_sample()
    before = set(window.context.document.records())
    choose(OURS + OTHER)
    bring_in(person, window)

    assert window.context.session.undo_label == "cite"
    window.by_name["map.history.undo"].trigger()

    assert set(window.context.document.records()) == before


def test_what_matches_no_source_can_be_left_out(person, window, choose):
    person.open_sample()
    before = titles(window)
    choose(OURS + OTHER)
    bring_in(person, window)

    window.messages.findChild(QPushButton).click()

    assert "1 matched no source and was left out: “" in window.messages.text
    assert titles(window) == before
    window.by_name["map.history.undo"].trigger()
    assert window.context.session.undo_label is None


def test_leaving_out_is_refused_once_something_else_was_done(person, window, choose):
    person.open_sample()
    choose(OTHER)
    bring_in(person, window)
    window.by_name["map.history.undo"].trigger()
    window.by_name["map.history.redo"].trigger()
    window.context.undo()
    window.messages.findChild(QPushButton).click()

    assert "The map has changed since" in window.messages.text


def test_several_files_are_one_change_and_one_message(person, window, choose, tmp_path, monkeypatch):
    person.open_sample()
    ours, other = choose(OURS), choose(OTHER, "b.bib")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *asked: ([str(ours), str(other)], ""))

    assert len(bring_in(person, window).split("\n")) == 2
    window.by_name["map.history.undo"].trigger()
    assert window.context.session.undo_label is None


@pytest.mark.parametrize("name", ["a.bib", "a.BIB"])
def test_a_file_of_references_that_is_dropped_on_a_map_comes_in(person, window, choose, name):
    person.open_sample()
    window.open_path(choose(OURS, name))
    person.until(lambda: "1 reference went to its source" in window.messages.text)


def test_a_broken_file_changes_nothing_and_says_where(person, window, choose):
    person.open_sample()
    before = set(window.context.document.records())
    choose("@book{a, title = {b}\n\n@book{c, title = {d}}")

    assert "line 1" in bring_in(person, window)
    assert set(window.context.document.records()) == before


@pytest.mark.parametrize(("suffix", "start"), [(".bib", "@"), (".json", "[")])
def test_sources_go_out_as_references(person, window, monkeypatch, tmp_path, suffix, start):
    person.open_sample()
    target = tmp_path / f"out{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (str(target), ""))

    window.by_name["window.citations.give_out"].trigger()
    person.until(target.exists)

    written = target.read_text(encoding="utf-8")
    assert written.startswith(start)
    assert "Complement or duplicate?" in written


def test_a_name_without_a_suffix_gets_that_of_the_kind(person, window, monkeypatch, tmp_path):
    person.open_sample()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (str(tmp_path / "out"), "CSL-JSON (*.json)"))

    window.by_name["window.citations.give_out"].trigger()

    person.until((tmp_path / "out.json").exists)


def test_a_file_that_nobody_was_asked_about_is_not_replaced(person, window, monkeypatch, tmp_path):
    person.open_sample()
    (tmp_path / "out.bib").write_text("old")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (str(tmp_path / "out"), "BibTeX (*.bib)"))

    window.by_name["window.citations.give_out"].trigger()

    assert "“out.bib”" in window.messages.text
    assert (tmp_path / "out.bib").read_text() == "old"


def test_the_reference_is_edited_line_by_line_and_shown_as_it_will_be_cited(person, window):
    person.open_sample()
    dialog = details(window)
    for name, text in (
        ("authors", "Koenig, Anna; Ríos, Béla"),
        ("issued", "2021-05"),
        ("container", "Air"),
        ("doi", "10.1/x"),
    ):
        dialog.form.lines[name].setText(text)
    dialog.form.kind.setCurrentIndex(dialog.form.kind.findData("article-journal"))
    assert dialog.cited.text() == f"Cited as: Koenig, A., & Ríos, B. (2021). {TITLE}. Air. https://doi.org/10.1/x"
    dialog.accept()

    (source,) = (one for one in window.context.document.all(Source) if one.title == TITLE)
    said = json.loads(source.citation)
    assert (said["type"], said["container-title"], said["DOI"]) == ("article-journal", "Air", "10.1/x")
    assert (source.authors, source.issued) == ("Koenig, Anna; Ríos, Béla", "2021-05")
    window.by_name["map.history.undo"].trigger()
    assert window.context.session.undo_label is None


def test_details_that_nobody_edited_change_nothing(person, window):
    person.open_sample()
    details(window).accept()

    assert window.context.session.undo_label is None


def test_a_line_that_is_too_long_is_said_while_it_is_typed_and_kept_from_the_map(person, window):
    person.open_sample()
    dialog = details(window)
    dialog.form.lines["title"].setText("x" * 3_000)
    assert dialog.cited.text() == "The title is too long: it may have 2,000 characters."
    dialog.accept()

    assert dialog.isVisible()
    dialog.reject()


def test_a_kind_that_only_a_reference_manager_knows_is_shown_and_stays(person, window, choose):
    person.open_sample()
    choose(json.dumps([{"type": "musical_score", "title": TITLE}]), "a.json")
    bring_in(person, window)
    dialog = details(window)
    assert dialog.form.kind.currentText() == "musical_score"
    dialog.form.lines["publisher"].setText("UN")
    dialog.accept()

    (source,) = (one for one in window.context.document.all(Source) if one.title == TITLE)
    assert json.loads(source.citation)["type"] == "musical_score"
