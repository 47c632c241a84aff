"""A merge in the window, with keys: looked at before it is done, done as one step, or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from argmap.core import edits
from argmap.core.change import Label
from argmap.core.document import Document
from argmap.core.handing import handed_in
from argmap.core.merging import Choice, merge
from argmap.core.records import MapInfo, Node, Source, SourceText
from argmap.session import Session, create_session, open_session
from argmap.session.merged import make_merged, read_maps
from argmap.storage.copy import copy_map
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map, read_original
from argmap.ui.comparing.beginning_merge import merge_with
from argmap.ui.comparing.dialog import CompareDialog
from argmap.ui.comparing.merge_dialog import MergeDialog
from argmap.ui.window import Window
from tests.core.builders import small_map
from tests.core.rebuilt import state_of
from tests.storage.samples import every_record, originals
from tests.ui.conftest import Person

Key = Qt.Key
ALL = {"claim", "reason", "evidence", "doubt", "joint one", "joint two", "objection", "rebuttal"}


def card(session: Session, text: str) -> str:
    return next(one.id for one in session.document.all(Node) if one.text == text)


def do_as_mine(session: Session) -> None:
    session.commit(edits.edit_text(session.document, card(session, "reason"), "reason, as mine"))
    session.commit(edits.edit_text(session.document, card(session, "rebuttal"), "rebuttal, as mine"))
    session.commit(edits.edit_field(session.document, session.tree.node(card(session, "claim")), title="Mine"))
    session.commit(edits.add_claim(session.document, "from me"))


def do_as_theirs(session: Session) -> None:
    session.commit(edits.edit_text(session.document, card(session, "reason"), "reason, as theirs"))
    place = session.tree.full_place(card(session, "rebuttal"))
    assert place is not None
    session.commit(edits.delete_branch(session.document, [place.id]))
    session.commit(edits.edit_field(session.document, session.tree.node(card(session, "claim")), title="Theirs"))
    session.commit(edits.add_claim(session.document, "from them"))


def work_on(path: Path, do: Callable[[Session], None]) -> Path:
    session = open_session(path)
    do(session)
    session.close()
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A map, and two copies in which something was done."""
    base, mine, theirs = (tmp_path / f"{name}.argmap" for name in ("base", "mine", "theirs"))
    create_session(base, list(small_map().document.records())).close()
    for path in (mine, theirs):
        copy_map(base, path)
    return base, work_on(mine, do_as_mine), work_on(theirs, do_as_theirs)


@pytest.fixture
def opened(person: Person, window: Window, files: tuple[Path, Path, Path]) -> Window:
    return person.open_map(files[1])


def merging(person: Person, path: Path) -> MergeDialog:
    """The window of a merge with the map at `path`, once there is an outcome."""
    merge_with(person.window, path)
    person.until(lambda: isinstance(QApplication.activeModalWidget(), MergeDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MergeDialog)
    if dialog._merging.base is not None:
        wait_for(person, dialog)
    return dialog


def wait_for(person: Person, dialog: MergeDialog) -> None:
    person.until(lambda: dialog._merging.outcome is not None)


def would_be(dialog: MergeDialog) -> set[str]:
    """The cards of the map as it would be."""
    session = dialog.preview.session
    assert session is not None
    return {one.text for one in session.document.all(Node)}


def sentences(dialog: MergeDialog) -> list[str]:
    return [str(dialog.rows.index(row).data()) for row in range(dialog.rows.rowCount())]


def press(person: Person, dialog: MergeDialog, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(dialog.list, key)
        wait_for(person, dialog)


def choose(monkeypatch: pytest.MonkeyPatch, dialog: MergeDialog, base: Path) -> None:
    """Name the map that both come from."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(base), ""))
    dialog.choose_base.click()


def row_of(dialog: MergeDialog, start: str) -> int:
    return next(at for at, words in enumerate(sentences(dialog)) if start in words)


def test_each_conflict_is_settled_by_a_key_and_all_is_one_step_that_undo_takes_back(
    person: Person, opened: Window, files: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    before = set(opened.context.document.records())
    dialog = merging(person, files[2])
    assert would_be(dialog) >= {"from me", "from them", "reason, as mine\n\nreason, as theirs", "rebuttal, as mine"}
    assert dialog.rows.rowCount() == 3

    dialog.list.setCurrentIndex(dialog.rows.index(row_of(dialog, "The text of “reason”")))
    press(person, dialog, Key.Key_M)
    dialog.list.setCurrentIndex(dialog.rows.index(row_of(dialog, "takes away “rebuttal”")))
    press(person, dialog, Key.Key_T)
    dialog.list.setCurrentIndex(dialog.rows.index(row_of(dialog, "The title of “claim”")))
    assert dialog.buttons[Choice.BOTH].text() == "As before  B"
    press(person, dialog, Key.Key_B)
    assert dialog.counts.text().endswith("3 decided")
    expected = ALL - {"reason", "rebuttal"} | {"from me", "from them", "reason, as mine"}
    assert would_be(dialog) == expected
    assert set(opened.context.document.records()) == before  # nothing is done yet
    QTest.keyClick(dialog.list, Key.Key_Return)

    assert person.texts() == expected
    assert opened.context.session.undo_label is Label.MERGE
    assert (
        "Merged with \u2068theirs.argmap\u2069: 1 card added, 1 card removed, 1 with other details."
        in opened.messages.text
    )
    opened.by_name["map.history.undo"].trigger()
    assert set(opened.context.document.records()) == before


def test_the_window_says_and_makes_what_the_command_line_does(
    person: Person, opened: Window, files: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    made = make_merged(read_maps(*files), files, tmp_path / "out.argmap")
    dialog = merging(person, files[2])

    outcome = dialog._merging.outcome
    assert outcome is not None
    assert outcome.conflicts == made.conflicts
    QTest.keyClick(dialog.list, Key.Key_Return)
    both = [
        {one for one in records if not isinstance(one, MapInfo)}
        for records in (opened.context.document.records(), read_map(tmp_path / "out.argmap").records)
    ]
    assert both[0] == both[1]


def test_what_would_go_is_looked_at_side_by_side_before_it_is_done(
    person: Person, opened: Window, files: tuple[Path, Path, Path]
) -> None:
    dialog = merging(person, files[2])
    dialog.list.setCurrentIndex(dialog.rows.index(row_of(dialog, "takes away “rebuttal”")))
    press(person, dialog, Key.Key_T)
    dialog.side_by_side.click()
    person.until(lambda: isinstance(QApplication.activeModalWidget(), CompareDialog))
    beside = QApplication.activeModalWidget()
    assert isinstance(beside, CompareDialog)

    said = [str(beside.rows.index(row).data()) for row in range(beside.rows.rowCount())]
    assert "Removed: “rebuttal, as mine”, a rebuttal of “objection”." in said
    QTest.keyClick(beside.list, Key.Key_Escape)
    assert QApplication.activeModalWidget() is dialog
    dialog.reject()


def test_nothing_is_merged_on_escape_and_the_three_files_stay_as_they_are(
    person: Person, opened: Window, files: tuple[Path, Path, Path], qtbot: QtBot
) -> None:
    entries, kept = opened.context.session.history.entries(), [path.read_bytes() for path in files]
    dialog = merging(person, files[2])
    QTest.keyClick(dialog.list, Key.Key_T)  # and does not wait for it
    QTest.keyClick(dialog.list, Key.Key_Escape)
    person.until(lambda: opened.tasks.current is None)

    assert QApplication.activeModalWidget() is None
    assert opened.context.session.history.entries() == entries
    assert [path.read_bytes() for path in files] == kept


def test_without_a_base_it_is_asked_for_and_found_by_its_origin_where_it_lies_beside_the_map(
    person: Person, window: Window, files: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, *sides = files
    mia, ben = (tmp_path / f"{name}.argmap" for name in ("mia", "ben"))
    for path, side in zip((mia, ben), sides, strict=True):
        create_map(path, handed_in(read_map(side).records, path.stem))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    hidden = base.rename(elsewhere / base.name)
    for side in sides:
        side.unlink()
    person.open_map(mia)
    dialog = merging(person, ben)
    assert "was not found" in dialog.base.text()
    assert not dialog.merge_button.isEnabled()

    choose(monkeypatch, dialog, mia.with_name("nowhere.argmap"))
    person.until(lambda: "nowhere.argmap" in dialog.preview._words.text())
    assert not dialog.merge_button.isEnabled()

    choose(monkeypatch, dialog, hidden)
    wait_for(person, dialog)
    assert would_be(dialog) >= {"from me", "from them"}
    dialog.reject()
    hidden.rename(base)

    dialog = merging(person, ben)
    assert "base.argmap" in dialog.base.text()
    dialog.reject()


def test_it_is_written_into_a_new_map_and_the_open_one_stays(
    person: Person, opened: Window, files: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, target = merging(person, files[2]), tmp_path / "both.argmap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.new_map.click()
    person.until(lambda: "both.argmap" in opened.messages.text)

    assert "from them" not in person.texts()
    assert {"from me", "from them"} <= {one.text for one in read_map(target).records if isinstance(one, Node)}


def test_what_was_chosen_stays_where_the_map_has_changed_meanwhile(
    person: Person, opened: Window, files: tuple[Path, Path, Path]
) -> None:
    dialog = merging(person, files[2])
    press(person, dialog, Key.Key_T)
    chosen = dialog._merging.choices
    opened.context.perform(edits.add_claim, "from another window")
    dialog.accept()
    person.until(lambda: isinstance(QApplication.activeModalWidget(), MergeDialog))
    again = QApplication.activeModalWidget()
    assert isinstance(again, MergeDialog)
    wait_for(person, again)
    assert (again._merging.choices, again.rows.decided()) == (chosen, 1)
    again.accept()
    person.until(lambda: "from them" in person.texts())
    assert "from another window" in person.texts()


def test_what_was_chosen_stays_where_the_new_map_cannot_be_written(
    person: Person, opened: Window, files: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, target = merging(person, files[2]), tmp_path / "gone" / "both.argmap"
    press(person, dialog, Key.Key_T)
    assert dialog.rows.decided() == 1
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.new_map.click()
    person.until(lambda: opened.tasks.current is None)
    assert (dialog.isVisible(), dialog.rows.decided()) == (True, 1)
    assert dialog._trouble.text().startswith("“both.argmap” could not be made, because the folder")

    target.parent.mkdir()
    dialog.new_map.click()
    person.until(lambda: "both.argmap" in opened.messages.text)
    assert QApplication.activeModalWidget() is None
    assert target.is_file()


def test_maps_of_no_common_origin_are_compared_but_not_merged(person: Person, opened: Window, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.argmap"
    create_map(stranger, [MapInfo("9" * 32)])
    merge_with(opened, stranger)
    person.until(lambda: "not copies of one map" in opened.messages.text)

    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("is_sound", [True, False])
def test_a_base_that_comes_after_the_window_was_closed_is_merged_from_no_more(
    person: Person, opened: Window, files: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch, is_sound: bool
) -> None:
    dialog = merging(person, files[2])
    asked = dialog._merging
    if not is_sound:
        files[0].write_bytes(files[0].read_bytes()[:-4096])
    choose(monkeypatch, dialog, files[0])
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    person.until(lambda: opened.tasks.current is None)
    assert asked.outcome is None


def test_from_the_comparison_one_goes_on_to_the_merge(
    person: Person, opened: Window, files: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(files[2]), ""))
    opened.by_name["window.comparing.compare"].trigger()
    person.until(lambda: isinstance(QApplication.activeModalWidget(), CompareDialog))
    QApplication.activeModalWidget().accept()
    person.until(lambda: isinstance(QApplication.activeModalWidget(), MergeDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MergeDialog)
    wait_for(person, dialog)
    dialog.reject()


def test_a_source_that_comes_from_the_other_map_brings_its_document(
    person: Person, window: Window, tmp_path: Path
) -> None:
    mine, theirs = tmp_path / "mine.argmap", tmp_path / "theirs.argmap"
    create_session(mine, list(small_map().document.records())).close()
    copy_map(mine, theirs)
    full = Document(every_record())
    (text,) = full.all(SourceText)
    source = full.find(Source, text.source_id)
    assert source is not None
    session = open_session(theirs)
    session.commit(edits.add_source(session.document, source, text), originals())
    session.close()
    person.open_map(mine)

    dialog = merging(person, theirs)
    assert "no conflict" in dialog.summary.text()
    QTest.keyClick(dialog, Key.Key_Return)
    window.context.session.flush()

    assert read_original(mine, text.original_sha256 or "") == originals()[text.original_sha256]


def test_another_choice_changes_the_map_that_is_shown_and_is_what_merging_anew_makes(
    person: Person, opened: Window, files: tuple[Path, Path, Path]
) -> None:
    dialog = merging(person, files[2])
    shown = dialog.preview.session
    press(person, dialog, Key.Key_T)
    choices = dialog._merging.choices
    maps = read_maps(*files)
    anew = merge(maps.base, maps.a, maps.b, lambda one: choices.get(one.key, Choice.BOTH))

    assert dialog.preview.session is shown
    assert shown is not None
    assert state_of(shown.document) == state_of(Document(anew.records))
    assert set(choices.values()) == {Choice.B}
    dialog.reject()


def test_where_the_other_map_has_nothing_new_there_is_nothing_to_merge(
    person: Person, opened: Window, files: tuple[Path, Path, Path]
) -> None:
    dialog = merging(person, files[0])

    assert dialog.summary.text() == "This map has all that the other one has already."
    assert not dialog.merge_button.isEnabled()
    dialog.reject()
