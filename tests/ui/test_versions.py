"""Naming a version, looking at what the map was, and bringing it back, with keys."""

import gc
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from argmap import settings
from argmap.core import edits
from argmap.core.change import Change, Label
from argmap.core.history import Entry, EntryKind
from argmap.core.moments import Moment
from argmap.core.records import Kind, Node, SourceText
from argmap.layout.blocks import Block
from argmap.session import create_session
from argmap.storage.backup import back_up, backups
from argmap.storage.entries import entry_row
from argmap.storage.older import OLDER
from argmap.storage.opening import read_map, read_original
from argmap.storage.rows import to_bytes, total
from argmap.ui.elided import ElidedLabel
from argmap.ui.opening import opened_in
from argmap.ui.versions.dialog import VersionsDialog, show_versions
from argmap.ui.versions.restoring import restore
from argmap.ui.versions.rows import DETAIL
from argmap.ui.versions.words import title_of_version
from argmap.ui.window import Window
from tests.storage import older_version
from tests.storage.samples import every_record, originals
from tests.ui.conftest import Person

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
TEXTS = ("One", "Two", "Three")
REST_MS = 300


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A map with everything in it, three more cards, and a named version before the last."""
    path = tmp_path / "full.argmap"
    session = create_session(path, every_record(), originals())
    for text in TEXTS:
        if text == TEXTS[-1]:
            session.name_version("Draft")
        session.commit(edits.add_claim(session.document, text))
    session.close()
    return path


@pytest.fixture
def opened(person: Person, window: Window, path: Path) -> Window:
    return person.open_map(path)


@pytest.fixture
def dialog(person: Person, opened: Window) -> VersionsDialog:
    return shown_versions(person)


def shown_versions(person: Person) -> VersionsDialog:
    """The window of versions, with the newest one to be seen."""
    window = person.window
    window.by_name["window.versions.show"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, VersionsDialog)
    person.until(lambda: dialog.preview.session is not None and window.tasks.current is None, 30_000)
    return dialog


def cards(dialog: VersionsDialog) -> set[str]:
    """Which of the cards are to be seen in the preview."""
    session = dialog.preview.session
    assert session is not None
    return {node.text for node in session.document.all(Node)} & set(TEXTS)


def titles(dialog: VersionsDialog) -> list[str]:
    return [str(dialog.rows.index(row).data()) for row in range(dialog.rows.rowCount())]


def backed_up(path: Path) -> None:
    back_up(path, settings.backups_folder(), datetime.now(UTC))


def test_it_goes_with_its_window(dialog: VersionsDialog, opened: Window, qtbot: QtBot) -> None:
    dialog.list.viewport().update()
    opened.close()
    assert not dialog.isVisible()
    qtbot.wait(50)  # for what would be looked up of the rows that were to be painted
    assert QApplication.activeModalWidget() is None


def test_ctrl_s_names_the_version_and_gives_the_keyboard_back(person: Person, opened: Window, path: Path) -> None:
    person.key(Key.Key_S, Ctrl)
    person.type("Before the seminar")
    person.key(Key.Key_Return)

    last = opened.context.session.history.entries()[-1]
    assert (last.kind, last.name) == (EntryKind.MARK, "Before the seminar")
    assert "“\u2068Before the seminar\u2069”" in opened.messages.text
    assert person.focus() is opened.workspace.part(opened.context.active_pane)
    opened.context.session.flush()
    assert read_map(path).history[-1] == last


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Return])
def test_escape_and_no_name_name_nothing(person: Person, opened: Window, key: Qt.Key) -> None:
    before = opened.context.session.history.entries()
    person.key(Key.Key_S, Ctrl)
    assert person.focus() is opened.workspace.name_bar.field
    person.key(key)

    assert opened.context.session.history.entries() == before
    assert opened.workspace.name_bar.isHidden()


def test_where_nothing_can_be_saved_the_bar_for_a_name_does_not_say_that_all_is(
    person: Person, opened: Window, path: Path
) -> None:
    path.unlink()
    person.write_card(Key.Key_C, "Refused")
    person.until(lambda: opened.slim_bar.saved.text() == "Not saved")
    person.key(Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert not [one.text() for one in opened.workspace.name_bar.findChildren(ElidedLabel) if "saved" in one.text()]


def test_what_is_being_typed_belongs_to_the_version(person: Person, opened: Window) -> None:
    person.key(Key.Key_C)
    person.type("In the middle of")
    person.key(Key.Key_S, Ctrl)
    person.type("Draft 2")
    person.key(Key.Key_Return)

    assert "In the middle of" in person.texts()
    assert opened.context.session.history.entries()[-1].kind is EntryKind.MARK


def test_the_list_has_what_the_map_was_and_its_backups(person: Person, opened: Window, path: Path) -> None:
    backed_up(path)
    dialog = shown_versions(person)

    headings = [row for row in range(dialog.rows.rowCount()) if dialog.rows.version(row) is None]
    assert headings == [0, 4]
    assert titles(dialog)[2] == "Draft"
    assert titles(dialog)[3] == "When the map was made"
    assert len(titles(dialog)) == 6


def test_a_backup_of_a_copy_is_told_from_those_of_the_map(person: Person, opened: Window, path: Path) -> None:
    copy = path.with_name("copy") / path.name
    copy.parent.mkdir()
    copy.write_bytes(path.read_bytes())
    backed_up(copy)
    dialog = shown_versions(person)

    of_copy = [title for title in titles(dialog) if title.endswith(f", of \u2068{Path('copy') / path.name}\u2069")]
    assert len(of_copy) == 1
    assert of_copy == titles(dialog)[5:6]


def test_each_row_that_is_seen_tells_what_differs_and_has_a_picture(person: Person, dialog: VersionsDialog) -> None:
    person.until(lambda: all(dialog.rows.details(row) for row in (1, 2, 3)))

    details = [dialog.rows.details(row) for row in (1, 2, 3)]
    assert [sum(one.since.counts.values()) for one in details if one and one.since is not None] == [0, 1, 3]
    assert all(one is not None and one.picture is not None and not one.picture.isNull() for one in details)


def test_a_row_that_is_seen_just_before_the_window_closes_is_not_looked_up_any_more(
    person: Person, dialog: VersionsDialog, opened: Window
) -> None:
    QTest.qWait(REST_MS)  # in which the rows in sight are looked up
    person.until(lambda: opened.tasks.current is None)
    dialog.rows.wanted.emit(0)
    dialog.close()
    QApplication.processEvents()

    assert opened.tasks.current is None


def test_the_arrows_go_from_version_to_version_and_from_change_to_change(dialog: VersionsDialog) -> None:
    assert cards(dialog) == set(TEXTS)

    QTest.keyClick(dialog.list, Key.Key_Down)
    assert cards(dialog) == {"One", "Two"}

    QTest.keyClick(dialog.list, Key.Key_Left)
    QTest.keyClick(dialog.list, Key.Key_Left)
    assert cards(dialog) == {"One"}
    assert dialog.list.currentIndex().row() == 2

    QTest.keyClick(dialog.list, Key.Key_Left)
    QTest.keyClick(dialog.list, Key.Key_Left)
    assert cards(dialog) == set()
    assert dialog.list.currentIndex().row() == 3

    QTest.keyClick(dialog.list, Key.Key_Right)
    assert cards(dialog) == {"One"}


def test_looking_changes_neither_the_map_nor_its_file(person: Person, dialog: VersionsDialog, path: Path) -> None:
    before, entries = path.read_bytes(), dialog._past.entries
    for key in (Key.Key_Down, Key.Key_Left, Key.Key_Down, Key.Key_Escape):
        QTest.keyClick(dialog.list, key)

    assert QApplication.activeModalWidget() is None
    assert person.window.context.session.history.entries() == entries
    assert path.read_bytes() == before


def test_changes_are_played_up_to_the_chosen_one(person: Person, dialog: VersionsDialog) -> None:
    seen: list[set[str]] = []
    dialog.travel.arrived.connect(lambda _: seen.append(cards(dialog)))
    dialog.travel._timer.setInterval(10)

    QTest.keyClick(dialog.list, Key.Key_Space)
    person.until(lambda: not dialog.travel.is_playing)

    assert seen[0] == set()
    assert [one for one in seen if one == {"One"}]
    assert seen[-1] == set(TEXTS)


def test_enter_restores_the_version_by_one_change_that_undo_takes_back(person: Person, dialog: VersionsDialog) -> None:
    before = set(person.window.context.document.records())
    QTest.keyClick(dialog.list, Key.Key_Down)
    QTest.keyClick(dialog.list, Key.Key_Return)

    assert person.texts() & set(TEXTS) == {"One", "Two"}
    assert "The map is again as it was: Draft." in person.window.messages.text
    assert dialog.preview.session is None

    person.window.by_name["map.history.undo"].trigger()
    assert set(person.window.context.document.records()) == before


def test_a_card_edited_while_a_backup_is_read_stays_as_it_was_edited(
    person: Person, opened: Window, path: Path
) -> None:
    backed_up(path)
    context = opened.context
    one, other = list(context.document.all(Node))[:2]
    for card in (one, other):
        context.perform(edits.edit_text, card.id, "Later")
    restore(opened, backups(settings.backups_folder(), context.document.info.id)[0])
    context.perform(edits.edit_text, one.id, "Meanwhile")
    person.until(lambda: context.tree.node(other.id).text == other.text)
    assert context.tree.node(one.id).text == "Meanwhile"


def test_a_backup_is_restored_with_the_documents_of_its_sources(person: Person, opened: Window, path: Path) -> None:
    backed_up(path)
    before = set(opened.context.document.records())
    opened.context.perform(edits.remove_source, every_record()[7].id)
    opened.context.perform(edits.add_claim, "Later")
    dialog = shown_versions(person)
    QTest.keyClick(dialog.list, Key.Key_End)
    person.until(lambda: cards(dialog) == set(TEXTS) and opened.tasks.current is None)

    QTest.keyClick(dialog.list, Key.Key_Return)
    person.until(lambda: set(opened.context.document.records()) == before)

    opened.context.session.flush()
    (text,) = opened.context.document.all(SourceText)
    assert read_original(path, text.original_sha256) == originals()[text.original_sha256]
    opened.by_name["map.history.undo"].trigger()
    assert "Later" in person.texts()


def test_what_a_restored_version_brings_back_is_shown(person: Person, opened: Window) -> None:
    opened.context.selection.clear()
    (gone,) = (node for node in opened.context.document.all(Node) if node.text == "Two")
    place = opened.context.tree.full_place(gone.id)
    opened.context.perform(edits.delete_branch, [place.id])
    dialog = shown_versions(person)
    QTest.keyClick(dialog.list, Key.Key_Down)
    QTest.keyClick(dialog.list, Key.Key_Return)

    assert person.current_text() == "Two"


def test_a_version_opens_as_a_map_of_its_own_beside_the_map(person: Person, dialog: VersionsDialog, path: Path) -> None:
    QTest.keyClick(dialog.list, Key.Key_Down)
    dialog.copy.click()
    new = path.with_name("full (Draft).argmap")
    person.until(lambda: new.exists() and person.window.tasks.current is None)

    assert person.texts() & set(TEXTS) == {"One", "Two"}
    assert "Three" in {one.text for one in read_map(path).records if isinstance(one, Node)}


def test_of_a_map_that_cannot_be_read_the_backups_are_shown_and_open_beside_it(
    person: Person, window: Window, path: Path
) -> None:
    backed_up(path)
    path.write_bytes(b"not a map any more")
    show_versions(window, path)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, VersionsDialog)
    person.until(lambda: dialog.preview.session is not None, 30_000)
    assert cards(dialog) == set(TEXTS)
    person.until(lambda: dialog.rows.index(1).data(DETAIL) == "5 cards")

    QTest.keyClick(dialog.list, Key.Key_Return)
    person.until(lambda: window.context is not None, 30_000)

    assert person.texts() >= set(TEXTS)
    assert path.read_bytes() == b"not a map any more"


def test_a_backup_of_a_map_whose_folder_is_gone_opens_among_the_users_maps(
    person: Person, window: Window, path: Path
) -> None:
    stick = path.with_name("stick")
    stick.mkdir()
    lost = path.rename(stick / path.name)
    backed_up(lost)
    shutil.rmtree(stick)
    show_versions(window, lost)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, VersionsDialog)
    person.until(lambda: dialog.preview.session is not None, 30_000)

    dialog.accept()
    person.until(lambda: window.tasks.current is None and bool(window.context or window.messages.text))

    assert window.context is not None, window.messages.text
    assert person.texts() >= set(TEXTS)
    assert opened_in(window).path.parent == settings.maps_folder()


def test_the_message_for_a_map_that_cannot_be_opened_leads_to_its_backups(
    person: Person, window: Window, path: Path
) -> None:
    backed_up(path)
    path.write_bytes(b"")
    window.open_path(path)
    person.until(lambda: "is empty" in window.messages.text)

    window.messages._button.click()

    assert isinstance(QApplication.activeModalWidget(), VersionsDialog)
    QApplication.activeModalWidget().reject()


def test_a_map_that_cannot_be_opened_and_has_no_backups_offers_none(person: Person, window: Window, path: Path) -> None:
    path.write_bytes(b"")
    window.open_path(path)
    person.until(lambda: "is empty" in window.messages.text)

    assert window.messages._button.isHidden()


def test_before_many_cards_go_the_map_is_backed_up(person: Person, opened: Window, path: Path) -> None:
    context = opened.context
    main = context.tree.main_claim()
    for number in range(51):
        context.perform(edits.add_reason, main.node_id, f"Reason {number}")
    context.session.flush()
    context.perform(edits.delete_branch, [main.id])
    context.session.flush()

    (kept,) = backups(settings.backups_folder(), context.document.info.id)[-1:]
    assert "Reason 50" in {one.text for one in read_map(kept.path).records if isinstance(one, Node)}


def test_a_map_of_an_older_argmap_is_brought_up_to_date_and_says_so(
    person: Person, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(OLDER, older_version.MAJOR, older_version.VERSION_0)
    older = path.with_name("older.argmap")
    older_version.make_older(path, older)
    window.open_path(older)
    person.until(lambda: window.context is not None, 30_000)

    assert "was brought up to the present version of argmap" in window.messages.text
    assert person.texts() >= set(TEXTS)
    dialog = shown_versions(person)
    row = dialog.rows.rowCount() - 1
    person.until(lambda: bool(dialog.rows.details(row)), 30_000)
    assert dialog.rows.details(row).trouble == ""  # the old file is among the backups, and can be looked at
    dialog.reject()


def test_a_backup_that_is_damaged_says_so(person: Person, opened: Window, path: Path) -> None:
    backed_up(path)
    (kept,) = backups(settings.backups_folder(), opened.context.document.info.id)
    kept.path.write_bytes(kept.path.read_bytes().replace(b"Three", b"Thrae"))
    dialog = shown_versions(person)
    row = dialog.rows.rowCount() - 1
    QTest.keyClick(dialog.list, Key.Key_End)
    person.until(lambda: bool(dialog.rows.details(row)) and opened.tasks.current is None)

    details = dialog.rows.details(row)
    assert details is not None
    assert "is damaged" in details.trouble
    assert dialog.preview.session is None


def test_a_history_that_somebody_made_up_is_said_to_lead_nowhere(person: Person, window: Window, path: Path) -> None:
    lie = Node("f" * 32, Kind.CLAIM, "Never here")
    number = read_map(path).history[-1].number
    with closing(sqlite3.connect(path)) as connection, connection:
        row = entry_row(Entry(number + 5, EntryKind.DO, Change(Label.EDIT_TEXT, ((lie, replace(lie, text="x")),)), "t"))
        connection.execute("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        rows = connection.execute("SELECT * FROM changes").fetchall()
        size = sum(len(one[-2].encode()) for one in rows)
        connection.execute("UPDATE document SET changes_digest = ?, changes_bytes = ?", (to_bytes(total(rows)), size))
    window.open_path(path)
    person.until(lambda: window.finder is not None and window.tasks.current is None, 30_000)
    dialog = shown_versions(person)

    QTest.keyClick(dialog.list, Key.Key_Left)
    person.until(lambda: window.tasks.current is None)

    assert dialog.preview.session is None
    assert window.messages.text == ""
    dialog.reject()


def test_a_map_of_which_nothing_was_kept_says_so(person: Person, window: Window) -> None:
    person.new_map()
    window.by_name["window.versions.show"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, VersionsDialog)

    assert dialog.rows.rowCount() == 0
    assert dialog.restore_button.isHidden()
    assert dialog.list.isHidden()
    dialog.reject()


def test_a_step_with_many_records_is_laid_out_anew(
    person: Person, dialog: VersionsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.ui.versions.travel.AT_ONCE", 0)
    before = dialog.preview.session
    QTest.keyClick(dialog.list, Key.Key_Down)
    person.until(lambda: dialog.preview.session is not before)

    assert cards(dialog) == {"One", "Two"}


def test_what_was_looked_at_is_gone_with_the_window_without_the_collector(
    person: Person, dialog: VersionsDialog
) -> None:
    def blocks() -> int:
        return sum(isinstance(one, Block) for one in gc.get_objects())

    gc.collect()
    document, before = dialog.preview.session.document, blocks()
    dialog.close()
    QApplication.processEvents()

    assert blocks() < before
    assert list(document.records()) == []


def test_what_the_map_is_already_is_not_offered_to_be_restored(person: Person, dialog: VersionsDialog) -> None:
    entries = person.window.context.session.history.entries()
    assert not dialog.restore_button.isEnabled()
    assert "The map is like this now: there is nothing to restore." in dialog.restore_button.toolTip()
    assert dialog._differs.text() == "The map is like this now: there is nothing to restore."
    QTest.keyClick(dialog.list, Key.Key_Return)
    dialog.accept()
    assert QApplication.activeModalWidget() is dialog
    assert person.window.context.session.history.entries() == entries

    QTest.keyClick(dialog.list, Key.Key_Down)
    assert dialog.restore_button.isEnabled()
    assert dialog.restore_button.toolTip() == ""


def test_an_earlier_moment_that_says_the_same_is_not_offered_either(person: Person, opened: Window) -> None:
    opened.context.session.name_version("Before it was given up")
    opened.context.perform(edits.add_claim, "Given up")
    opened.context.undo()
    dialog = shown_versions(person)
    QTest.keyClick(dialog.list, Key.Key_Down)
    person.until(lambda: bool(dialog.rows.details(2)))

    assert dialog._title.text() == "Before it was given up"
    assert not dialog.restore_button.isEnabled()


@pytest.mark.parametrize(("number", "words"), [(0, "When the map was made"), (7, "The oldest version still kept")])
def test_the_beginning_of_a_trimmed_history_is_not_called_that_of_the_map(number: int, words: str) -> None:
    assert title_of_version(Moment(number)) == words
