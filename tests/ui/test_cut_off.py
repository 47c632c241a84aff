"""The file of an open map is moved, replaced or written to by another program: that is said, and nothing is lost."""

import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from argmap import settings
from argmap.app import tell_given_up
from argmap.core import edits
from argmap.core.records import Node
from argmap.samples import sample_records
from argmap.storage import writer
from argmap.storage.backup import back_up, backups_of
from argmap.storage.creating import create_map
from argmap.storage.occupancy import is_taken
from argmap.storage.opening import read_map, read_original, read_originals
from argmap.storage.verify import verify
from argmap.ui.backing_up import BackingUp
from argmap.ui.giving import write_with_history
from argmap.ui.opening import opened_in
from argmap.ui.panes import Pane
from argmap.ui.tasks import THREADS, Progress
from argmap.ui.text import isolated
from argmap.ui.versions.dialog import VersionsDialog
from argmap.ui.window import Window
from tests.storage.samples import ORIGINAL, SOURCE, VERSION, originals
from tests.ui.conftest import Person

Key = Qt.Key


@pytest.fixture
def path(person: Person, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a map that is open and was changed."""
    monkeypatch.setattr(writer, "LOOK_S", 0.05)
    path = tmp_path / "Defence.argmap"
    create_map(path, sample_records("eu-nato"))
    window.open_path(path)
    person.until(lambda: window.finder is not None)
    person.write_card(Key.Key_C, "Written before")
    window.context.session.flush()
    return path


def replace(path: Path) -> None:
    other = path.with_name("other")
    create_map(other, sample_records("energy-nuclear-lifetime"))
    other.replace(path)


def write_in(path: Path) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE nodes SET text = 'Written by another program'")
    connection.close()


@pytest.mark.parametrize(
    ("happen", "said"),
    [
        (Path.unlink, "was moved, removed or replaced while it was open."),
        (lambda path: path.rename(path.parent.parent / "Away.argmap"), "was moved, removed or replaced"),
        (replace, "was moved, removed or replaced while it was open."),
        (write_in, "was changed by another program while it was open."),
    ],
    ids=["removed", "moved", "replaced", "written to"],
)
def test_what_happens_to_the_file_is_said_at_once_and_the_work_goes_on_in_a_copy(
    person: Person, window: Window, path: Path, happen: object, said: str
) -> None:
    happen(path)  # type: ignore[operator]
    person.until(lambda: said in window.messages.text)
    assert window.slim_bar.saved.text() == "Not saved"
    there = path.read_bytes() if path.exists() else None

    window.messages._button.click()
    person.until(lambda: window.context is not None and opened_in(window).path != path and window.finder is not None)
    copy = opened_in(window).path
    assert copy.parent == path.parent
    assert window.messages.text == "Your work is kept, and goes on, in “Defence copy.argmap”."
    assert person.texts() >= {"Written before"}
    window.by_name["map.history.undo"].trigger()
    assert "Written before" not in person.texts()
    person.write_card(Key.Key_C, "Written after")
    window.context.session.flush()

    assert {one.text for one in read_map(copy).records if isinstance(one, Node)} == person.texts()
    assert verify(copy) == []
    assert (path.read_bytes() if path.exists() else None) == there


def test_a_map_whose_file_was_taken_away_is_among_its_backups_at_once(
    person: Person, window: Window, path: Path
) -> None:
    path.unlink()
    person.until(lambda: bool(backups_of(settings.backups_folder(), path)) and window.tasks.current is None)
    window.by_name["window.files.close"].trigger()

    (kept,) = backups_of(settings.backups_folder(), path)
    assert "Written before" in {one.text for one in read_map(kept.path).records if isinstance(one, Node)}
    assert verify(kept.path) == []


def test_it_is_among_them_also_where_other_work_came_first_and_the_window_is_closed(
    person: Person, window: Window, path: Path
) -> None:
    def work(progress: Progress) -> None:
        while not progress.is_cancelled:
            rest.wait(0.01)

    rest = Event()
    for _ in range(THREADS):
        window.tasks.start("Working…", work, lambda value: None)
    path.unlink()
    person.until(lambda: window.slim_bar.saved.text() == "Not saved")
    window.close()

    (kept,) = backups_of(settings.backups_folder(), path)
    assert "Written before" in {one.text for one in read_map(kept.path).records if isinstance(one, Node)}


def test_a_map_whose_file_was_replaced_is_among_its_backups_though_its_window_is_closed_first(
    person: Person, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace(path)
    person.write_card(Key.Key_C, "Refused")
    window.close()

    (kept,) = backups_of(settings.backups_folder(), path)
    assert "Written before" in {one.text for one in read_map(kept.path).records if isinstance(one, Node)}


@pytest.mark.parametrize("happen", [Path.unlink, replace])
def test_it_is_among_them_also_where_the_window_is_closed_before_anybody_looked(
    person: Person, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch, happen: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(writer, "LOOK_S", 60)
    person.write_card(Key.Key_C, "Written last")
    window.context.session.flush()
    happen(path)
    window.close()

    (kept,) = backups_of(settings.backups_folder(), path)
    assert "Written last" in {one.text for one in read_map(kept.path).records if isinstance(one, Node)}


def test_a_file_that_comes_back_can_be_saved_in_again(person: Person, window: Window, path: Path) -> None:
    path.rename(path.with_name("Away.argmap"))
    person.until(lambda: window.slim_bar.saved.text() == "Not saved")
    path.with_name("Away.argmap").rename(path)
    person.until(lambda: window.slim_bar.saved.text() == "All changes saved")
    person.write_card(Key.Key_C, "Written after")
    window.context.session.flush()

    assert "Written after" in {one.text for one in read_map(path).records if isinstance(one, Node)}


def test_a_stick_that_is_plugged_in_again_is_saved_to_though_its_files_have_other_numbers(
    person: Person, window: Window, path: Path
) -> None:
    stick = shutil.copytree(path.parent, path.parent.with_name("stick"))
    shutil.rmtree(path.parent)
    person.write_card(Key.Key_C, "Refused")
    person.until(lambda: "What you wrote is kept" in window.messages.text)
    stick.rename(path.parent)
    person.until(lambda: window.slim_bar.saved.text() == "All changes saved")

    assert "The map can be saved again." in window.messages.text
    window.messages._button.click()
    window.context.session.flush()
    assert {"Written before", "Refused"} <= {one.text for one in read_map(path).records if isinstance(one, Node)}
    assert verify(path) == []
    assert is_taken(path, settings.open_maps_folder())


def test_who_opens_a_file_anew_that_was_replaced_sees_it_and_finds_the_work_among_its_backups(
    person: Person, window: Window, path: Path
) -> None:
    replace(path)
    person.until(lambda: window.slim_bar.saved.text() == "Not saved" and window.tasks.current is None)
    session = window.context.session
    window.open_path(path)
    person.until(lambda: window.context is not None and window.context.session is not session)
    person.until(lambda: "What was open before is among its backups." in window.messages.text)

    assert "Written before" not in person.texts()
    kept = backups_of(settings.backups_folder(), path)[-1]
    assert "Written before" in {one.text for one in read_map(kept.path).records if isinstance(one, Node)}


def test_who_opens_a_file_where_it_was_moved_to_goes_on_in_it_there(
    person: Person, window: Window, path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    now = path.rename(tmp_path_factory.mktemp("Elsewhere") / "Moved.argmap")
    person.write_card(Key.Key_C, "Refused")
    person.until(lambda: "What you wrote is kept" in window.messages.text and window.tasks.current is None)
    window.open_path(now)
    assert opened_in(window).path == now
    person.until(lambda: "The map can be saved again." in window.messages.text)
    window.messages._button.click()
    window.context.session.flush()

    assert {"Written before", "Refused"} <= {one.text for one in read_map(now).records if isinstance(one, Node)}


def test_who_opens_a_file_anew_that_was_broken_is_told_so_and_offered_the_work(
    person: Person, window: Window, path: Path
) -> None:
    write_in(path)
    person.until(lambda: window.slim_bar.saved.text() == "Not saved" and window.tasks.current is None)
    window.open_path(path)
    person.until(lambda: "is damaged" in window.messages.text)

    assert window.messages._other_button.text() == "Show its backups"
    kept = backups_of(settings.backups_folder(), path)[-1]
    assert "Written before" in {one.text for one in read_map(kept.path).records if isinstance(one, Node)}


def test_what_was_refused_is_offered_in_the_copy(
    person: Person, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.unlink()
    person.write_card(Key.Key_C, "Refused")
    person.until(lambda: "What you wrote is kept" in window.messages.text)
    window.messages._button.click()
    person.until(lambda: window.context is not None and opened_in(window).path != path and window.finder is not None)
    person.until(lambda: "Refused" in window.messages.text)
    window.messages._button.click()

    assert "Refused" in person.texts()
    assert window.messages.text == "Your work is kept, and goes on, in “Defence copy.argmap”."


def test_where_the_work_is_that_is_not_in_a_file_opened_anew_is_said_after_what_was_refused_is_offered(
    person: Person, window: Window, path: Path
) -> None:
    older = shutil.copy(path, path.with_name("older"))
    person.write_card(Key.Key_C, "Written after")
    window.context.session.flush()
    older.replace(path)
    person.write_card(Key.Key_C, "Refused")
    person.until(lambda: "What you wrote is kept" in window.messages.text and window.tasks.current is None)
    window.open_path(path)
    person.until(lambda: "Not in the map yet" in window.messages.text)
    window.messages._button.click()

    assert "Refused" in person.texts()
    assert "Written after" not in person.texts()
    assert "What was open before is among its backups." in window.messages.text
    assert window.messages._button.text() == "Show its backups"

    window.messages.hide()
    window.context.session.flush()
    window.context.findChild(BackingUp).back_up()
    person.until(lambda: window.tasks.current is None)
    assert window.messages.text == "", "that the backups have more was said already"


def test_of_two_windows_one_offers_what_was_refused(person: Person, window: Window, path: Path) -> None:
    window.by_name["window.files.new_window"].trigger()
    other = window.desk.windows[-1]
    person.until(lambda: other.finder is not None)
    path.rename(path.with_name("away"))
    person.go_to(Pane.MAP)
    window.activateWindow()
    person.until(window.isActiveWindow)
    person.write_card(Key.Key_C, "Refused")
    person.until(lambda: "What you wrote is kept" in window.messages.text)

    assert "was moved, removed or replaced" in other.messages.text
    assert "What you wrote is kept" not in other.messages.text


def test_a_file_that_was_renamed_is_followed(person: Person, window: Window, path: Path) -> None:
    now = path.with_name("Renamed.argmap")
    path.rename(now)
    person.write_card(Key.Key_C, "Refused")
    person.until(lambda: "was renamed to “Renamed.argmap”" in window.messages.text)
    person.until(lambda: "What you wrote is kept" in window.messages.text)

    window.messages._button.click()
    assert opened_in(window).path == now
    assert window.slim_bar.saved.text() == "All changes saved"
    window.messages._button.click()
    assert "Refused" in person.texts()
    person.go_to(Pane.MAP)
    person.key(Key.Key_Home)
    person.write_card(Key.Key_C, "Written after")
    window.context.session.flush()

    assert {"Refused", "Written after"} <= {one.text for one in read_map(now).records if isinstance(one, Node)}
    assert verify(now) == []
    assert now in window.desk.preferences.recent()
    assert path not in window.desk.preferences.recent()


def test_a_renamed_file_is_not_followed_where_somebody_wrote_to_it(person: Person, window: Window, path: Path) -> None:
    now = path.with_name("Renamed.argmap")
    path.rename(now)
    create_map(path, sample_records("eu-nato"))  # what another program may have put in its place
    person.until(lambda: "was renamed to" in window.messages.text)
    write_in(now)
    session = opened_in(window).session

    window.messages._button.click()
    assert "“Renamed.argmap” was changed by another program" in window.messages.text
    assert opened_in(window).path == path
    window.messages._button.click()
    person.until(lambda: window.context is not None and window.context.session is not session)
    assert "Written before" in person.texts()


def test_a_copy_can_be_gone_on_in_instead(person: Person, window: Window, path: Path) -> None:
    session = window.context.session
    session.commit(edits.add_source(session.document, SOURCE, VERSION), originals())
    session.flush()
    path.rename(path.with_name("Renamed.argmap"))
    person.until(lambda: "was renamed to" in window.messages.text)
    window.messages._other_button.click()
    person.until(lambda: window.context is not None and opened_in(window).path.stem == "Defence copy")

    assert person.texts() >= {"Written before"}
    assert read_original(opened_in(window).path, VERSION.original_sha256 or "") == ORIGINAL


def test_what_happened_to_the_file_is_not_said_over_by_a_backup_that_fails_for_it(
    person: Person, window: Window, path: Path
) -> None:
    path.rename(path.with_name("Renamed.argmap"))
    person.until(lambda: "was renamed to" in window.messages.text)
    context = window.context
    (backing_up,) = context.findChildren(BackingUp)
    backing_up.back_up()
    person.until(lambda: window.tasks.current is None, 30_000)

    assert "was renamed to" in window.messages.text


def test_a_title_that_is_given_while_the_file_is_away_takes_no_way_out_away(
    person: Person, window: Window, path: Path
) -> None:
    path.unlink()
    window.slim_bar.renamed.emit("Another title")
    person.until(lambda: window.slim_bar.saved.text() == "Not saved")

    assert "was moved, removed or replaced" in window.messages.text
    assert window.messages._button.text() == "Go on in a copy"


@pytest.mark.parametrize(
    ("is_backed_up", "more"), [(True, ""), (False, " Documents of its sources are not in it, as no backup has them.")]
)
def test_a_document_that_a_backup_has_comes_into_the_copy_and_that_none_has_it_is_said(
    person: Person, window: Window, path: Path, is_backed_up: bool, more: str
) -> None:
    session = window.context.session
    session.commit(edits.add_source(session.document, SOURCE, VERSION), originals())
    session.flush()
    if is_backed_up:
        back_up(path, settings.backups_folder(), datetime.now(UTC))
    path.unlink()
    person.until(lambda: "was moved, removed or replaced" in window.messages.text and window.tasks.current is None)
    window.messages._button.click()
    person.until(lambda: "goes on, in “Defence copy.argmap”." in window.messages.text)

    assert window.messages.text.endswith(f"“Defence copy.argmap”.{more}")
    assert read_originals(opened_in(window).path, [VERSION.original_sha256]) == (originals() if is_backed_up else {})
    assert verify(opened_in(window).path) == []


def test_what_cannot_be_given_away_while_the_file_is_away_takes_no_way_out_away(
    person: Person, window: Window, path: Path
) -> None:
    path.unlink()
    person.write_card(Key.Key_C, "Refused")
    person.until(lambda: "What you wrote is kept" in window.messages.text and window.tasks.current is None)
    for is_told_already in (True, False):
        window.messages.setHidden(not is_told_already)
        write_with_history(window, path.with_name("Sent.argmap"))
        person.until(lambda: window.tasks.current is None and bool(window.messages.text))

        assert "was moved, removed or replaced" in window.messages.text
        assert ("What you wrote is kept" in window.messages.text) is is_told_already
        assert window.messages._button.text() == "Go on in a copy"
        assert not window.messages._button.isHidden()
    assert not path.with_name("Sent.argmap").exists()


def put_away(path: Path) -> None:
    path.parent.rename(path.parent.with_name("away"))


@pytest.mark.parametrize(
    ("happen", "what", "why"),
    [
        (
            Path.unlink,
            lambda path: path.with_name("Defence copy.argmap-wal"),
            "“Defence copy.argmap-wal” is already there",
        ),
        (put_away, lambda _: settings.maps_folder(), "The folder “Documents” could not be made"),
    ],
    ids=["beside it", "its folder gone"],
)
def test_a_copy_that_could_not_be_made_can_be_tried_again(
    person: Person, window: Window, path: Path, happen: Callable[[Path], None], what: Callable[[Path], Path], why: str
) -> None:
    in_the_way = what(path)
    in_the_way.write_bytes(b"")
    happen(path)
    person.until(lambda: "was moved, removed or replaced" in window.messages.text and window.tasks.current is None)
    window.messages._button.click()
    person.until(lambda: why in window.messages.text, 10_000)

    assert "was moved, removed or replaced" in window.messages.text
    in_the_way.unlink()
    window.messages._button.click()
    person.until(lambda: "goes on, in “Defence copy.argmap”." in window.messages.text)
    assert "Written before" in person.texts()


def said(name: str) -> str:
    return f"The file of “{name}” was gone or changed when the map was closed. What was open is among its backups."


@pytest.mark.parametrize("is_looked_for", [True, False], ids=["was seen", "nobody looked"])
def test_where_the_work_is_is_said_once_a_map_is_closed_whose_file_has_gone(
    person: Person, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch, is_looked_for: bool
) -> None:
    if not is_looked_for:
        monkeypatch.setattr(writer, "LOOK_S", 60)
        person.write_card(Key.Key_C, "Written last")
        window.context.session.flush()
    path.unlink()
    if is_looked_for:
        person.until(lambda: bool(backups_of(settings.backups_folder(), path)) and window.tasks.current is None)
    window.by_name["window.files.close"].trigger()
    person.until(lambda: window.messages.text == said(isolated("Defence.argmap")))
    window.messages._button.click()

    dialog = window.findChild(VersionsDialog)
    assert dialog.rows.rowCount() == 2  # the day, and the backup
    dialog.reject()


def test_another_window_says_where_the_work_is(person: Person, window: Window, path: Path) -> None:
    other = window.desk.new_window()
    path.unlink()
    window.close()
    person.until(lambda: other.messages.text == said(isolated("Defence.argmap")))
    other.close()


def test_the_next_start_says_where_the_work_is_until_somebody_has_read_it(
    window: Window, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.unlink()
    window.close()
    window.desk.close()
    assert said("Defence.argmap") in capsys.readouterr().err

    later = window.desk.new_window()
    tell_given_up(window.desk)
    assert later.messages.text == said(isolated("Defence.argmap"))
    later.messages._close.click()
    tell_given_up(window.desk)
    assert later.messages.text == ""
    later.close()


def test_nothing_is_said_of_a_map_that_went_on_in_a_copy(person: Person, window: Window, path: Path) -> None:
    path.unlink()
    person.until(lambda: "was moved" in window.messages.text)
    window.messages._button.click()
    person.until(lambda: "goes on" in window.messages.text and window.finder is not None)
    window.messages._close.click()
    window.by_name["window.files.close"].trigger()
    QTest.qWait(50)
    assert window.messages.text == ""


def test_that_the_work_could_not_be_kept_is_said_at_the_next_start(
    window: Window, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.unlink()
    settings.backups_folder().parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(settings.backups_folder(), ignore_errors=True)
    settings.backups_folder().write_text("In the way")
    window.close()
    window.desk.close()
    told = (
        "This was not written when argmap was closed: "
        "The file of “Defence.argmap” was gone or changed when the map was "
        "closed. What was open could not be put among its backups. “backups” is already there, and was left as it is."
    )
    assert told in capsys.readouterr().err

    later = window.desk.new_window()
    tell_given_up(window.desk)
    assert later.messages.text == told
    later.close()
