"""Maps are taken up by one process at a time; others see a picture, and nothing of it stays."""

import shutil
import sqlite3
import tempfile
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from argmap import settings
from argmap.core import edits
from argmap.core.errors import EditRefused
from argmap.core.records import Kind, Node
from argmap.resources import sample_path
from argmap.samples import sample_records
from argmap.session import hold, open_session, session_of
from argmap.storage import companions, connecting, writer
from argmap.storage.backup import keep_file
from argmap.storage.connecting import reading
from argmap.storage.creating import create_map
from argmap.storage.errors import (
    AlreadyThere,
    Busy,
    Damaged,
    InUse,
    LongName,
    Moved,
    NoFolder,
    NotNoted,
    UnfinishedJournal,
)
from argmap.storage.looking import faults_in, look_at
from argmap.storage.occupancy import claim
from argmap.storage.opening import read_map
from tests.session.other_process import HOLDS, IS_HALF_WAY, killed_half_way, other_process
from tests.small_disk import fill
from tests.untouched import traces


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A map with a source, in a folder of its own."""
    made = tmp_path / "mine" / "Defence.argmap"
    made.parent.mkdir()
    create_map(made, sample_records("eu-nato"))
    return made


@pytest.fixture
def private_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where private copies are made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def texts(session) -> set[str]:
    return {node.text for node in session.document.all(Node)}


def test_a_map_that_another_process_has_is_a_picture_of_what_is_saved(path, private_copies):
    with other_process(HOLDS, path) as other:
        other.stdin.write("Written elsewhere\n")
        other.stdin.flush()
        assert other.stdout.readline() == "saved\n"
        before = path.read_bytes(), path.stat()

        session = open_session(path)

        assert "Written elsewhere" in texts(session)
        with pytest.raises(EditRefused, match="for reading only"):
            session.commit(edits.add_to_tray(session.document, Kind.CLAIM, "Mine"))
        session.close()
        assert (path.read_bytes(), path.stat()) == before


def test_the_picture_is_deleted_when_the_map_is_closed(path, private_copies):
    with other_process(HOLDS, path):
        session = open_session(path)
        assert len(list(private_copies.iterdir())) == 1
        session.close()

    assert list(private_copies.iterdir()) == []


def test_the_other_process_is_not_held_up_by_who_looks(path):
    with other_process(HOLDS, path) as other:
        session = open_session(path)
        other.stdin.write("Still writing\n")
        other.stdin.flush()
        assert other.stdout.readline() == "saved\n"
        session.close()

    assert "Still writing" in {one.text for one in read_map(path).records if isinstance(one, Node)}


def test_a_map_is_free_again_once_its_session_is_closed(path):
    open_session(path).close()

    claim(path, settings.open_maps_folder()).release()


def test_a_map_that_could_not_be_opened_is_held_by_nobody(path):
    content = bytearray(path.read_bytes())
    content[content.index(b"NATO", 20_000)] ^= 1
    path.write_bytes(content)

    with pytest.raises(Damaged):
        hold(path)

    claim(path, settings.open_maps_folder()).release()


def test_a_change_that_a_crash_cut_off_is_taken_back_by_whoever_takes_the_map_up(path):
    killed_half_way(path)

    session = open_session(path)

    assert texts(session) == {one.text for one in sample_records("eu-nato") if isinstance(one, Node)}
    session.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_an_unfinished_change_of_another_program_is_not_taken_back_however_often_it_is_tried(path, monkeypatch):
    monkeypatch.setattr(companions, "PATIENCE_S", 0.02)
    with other_process(IS_HALF_WAY.replace("claim(Path(sys.argv[1]), settings.open_maps_folder())", ""), path):
        pass
    before = traces(path)

    for _ in range(2):
        with pytest.raises(UnfinishedJournal):
            hold(path)

    assert traces(path) == before


@pytest.mark.parametrize(("look", "finds"), [(look_at, lambda found: found.history), (faults_in, lambda found: found)])
def test_whoever_only_looks_takes_it_back_too(path, look, finds):
    killed_half_way(path)

    assert finds(look(path)) == []
    claim(path, settings.open_maps_folder()).release()


def test_opening_and_closing_a_map_leaves_no_trace_on_it(path):
    before = traces(path)

    open_session(path).close()

    assert traces(path) == before


def test_looking_claims_nothing(path):
    with other_process(HOLDS, path):
        assert faults_in(path) == []
        assert look_at(path).history == []


def test_a_moved_map_is_written_in_its_new_place_and_free_after(path, tmp_path):
    held = hold(path)
    session = session_of(held)
    target = tmp_path / "Elsewhere.argmap"

    session.move(target)
    session.commit(edits.add_to_tray(session.document, Kind.CLAIM, "After the move"))
    session.close()

    assert not path.exists()
    assert held.path == target
    assert "After the move" in {one.text for one in read_map(target).records if isinstance(one, Node)}
    claim(target, settings.open_maps_folder()).release()


def test_a_map_moves_to_another_disk(path, other_disk):
    session = open_session(path)
    target = other_disk / path.name

    session.move(target)
    session.commit(edits.add_to_tray(session.document, Kind.CLAIM, "After the move"))
    session.flush()

    assert [one.name for one in other_disk.iterdir()] == [path.name]
    assert not path.exists()
    with pytest.raises(InUse):
        claim(target, settings.open_maps_folder())
    session.close()
    assert "After the move" in {one.text for one in read_map(target).records if isinstance(one, Node)}


@pytest.mark.parametrize(("lies_there", "folder", "error"), [(True, "", AlreadyThere), (False, "none", NoFolder)])
def test_a_map_that_cannot_be_moved_is_written_where_it_is(path, tmp_path, lies_there, folder, error):
    target = tmp_path / folder / "There.argmap"
    if lies_there:
        target.write_bytes(b"somebody's work")
    session = open_session(path)

    with pytest.raises(error):
        session.move(target)
    session.commit(edits.add_to_tray(session.document, Kind.CLAIM, "Still here"))
    session.close()

    assert "Still here" in {one.text for one in read_map(path).records if isinstance(one, Node)}
    assert not lies_there or target.read_bytes() == b"somebody's work"


def test_who_moves_a_map_does_not_wait_for_the_folders_to_be_synced(path, tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(writer, "sync_folder", lambda folder: synced.append((folder, threading.current_thread())))
    session = open_session(path)

    session.move(tmp_path / "Elsewhere.argmap")
    session.close()

    assert {folder for folder, _ in synced} == {path.parent, tmp_path}
    assert threading.main_thread() not in {thread for _, thread in synced}


def test_another_map_that_took_the_place_of_the_file_is_not_moved_and_not_written(path, tmp_path):
    session = open_session(path)
    session.commit(edits.add_to_tray(session.document, Kind.CLAIM, "Mine"))
    session.flush()
    create_map(tmp_path / "theirs.argmap", sample_records("energy-nuclear-lifetime"))
    theirs = (tmp_path / "theirs.argmap").replace(path).read_bytes()

    with pytest.raises(Moved):
        session.move(tmp_path / "Elsewhere.argmap")
    session.commit(edits.add_to_tray(session.document, Kind.CLAIM, "Mine, too"))
    session.close()

    assert isinstance(session.refusal, Moved)
    assert "Mine" in texts(session)
    assert path.read_bytes() == theirs
    assert not (tmp_path / "Elsewhere.argmap").exists()


def test_a_map_whose_folder_was_away_while_it_was_to_be_renamed_is_written_once_it_is_back(path):
    session = open_session(path)
    away = path.parent.rename(path.parent.with_name("away"))

    with pytest.raises(Moved):
        session.move(path.with_name("Renamed.argmap"))
    away.rename(path.parent)
    session.commit(edits.add_to_tray(session.document, Kind.CLAIM, "Back again"))
    session.close()

    assert "Back again" in {one.text for one in read_map(path).records if isinstance(one, Node)}


@pytest.mark.parametrize("is_taken", [True, False])
def test_a_map_that_is_there_again_as_another_file_is_written_unless_somebody_took_it_up_first(path, is_taken):
    session = open_session(path)
    shutil.copyfile(path, copy := path.with_name("copy"))
    before = copy.read_bytes()
    copy.replace(path)
    other = claim(path, settings.open_maps_folder()) if is_taken else None
    session.wait()
    session.flush()
    session.commit(edits.add_to_tray(session.document, Kind.CLAIM, "Written after"))
    session.close()

    assert isinstance(session.refusal, Moved) is is_taken
    assert (path.read_bytes() == before) is is_taken
    assert ("Written after" in texts(session)) is not is_taken
    if other is not None:
        other.release()
    claim(path, settings.open_maps_folder()).release()


def test_a_map_that_another_program_holds_while_it_is_renamed_is_written_once_it_is_free(path, monkeypatch):
    monkeypatch.setattr(connecting, "BUSY_MS", 10)
    session = open_session(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(Busy):
        session.move(path.with_name("Renamed.argmap"))
    other.close()
    session.commit(edits.add_to_tray(session.document, Kind.CLAIM, "Free again"))
    session.close()

    assert "Free again" in {
        one.text for one in read_map(path.with_name("Renamed.argmap")).records if isinstance(one, Node)
    }


def test_a_map_with_a_name_that_leaves_none_to_a_journal_can_be_read_and_says_so(path):
    longest = path.rename(path.with_name("a" * 245 + ".argmap"))
    with suppress(OSError):
        longest.with_name(f"{longest.name}-journal").touch()
        pytest.skip("this file system takes longer names")

    held = hold(longest)

    assert isinstance(held.why_not_writable, LongName)
    held.release()


@pytest.mark.parametrize("is_older", [False, True])
def test_a_backup_can_be_read_and_stays_as_it_is_as_what_is_written_into_it_would_be_thinned_away(path, is_older):
    found = sample_path("version-1.0.argmap") if is_older else path
    kept = keep_file(found, "0" * 32, settings.backups_folder(), datetime.now(UTC))
    before = kept.path.read_bytes()
    held = hold(kept.path)
    said = str(held.why_not_writable)
    session = session_of(held)

    assert texts(session)
    assert session.is_read_only
    assert said == f"“{kept.path.name}” is a backup, which stays as it is; it can be read here, but not changed."
    session.close()
    assert kept.path.read_bytes() == before


def test_where_it_cannot_be_noted_that_a_map_is_open_it_can_be_read(path, small_disk, monkeypatch):
    monkeypatch.setenv("ARGMAP_DATA", str(small_disk))
    fill(small_disk)

    held = hold(path)
    session = session_of(held)

    assert len(texts(session)) == len({one.text for one in read_map(path).records if isinstance(one, Node)})
    assert session.is_read_only
    assert isinstance(held.why_not_writable, NotNoted)
    session.close()


def test_the_writer_asks_for_a_backup_before_many_cards_go(path):
    held = hold(path)
    seen = []
    session = session_of(held, before_loss=lambda at: seen.append(len(read_nodes(at))))
    for number in range(60):
        session.commit(edits.add_to_tray(session.document, Kind.CLAIM, f"{number}"))
    few = list(session.document.tray_ids)[:3]
    session.commit(edits.delete_branch(session.document, few))
    session.flush()
    assert seen == []

    session.commit(edits.add_to_tray(session.document, Kind.CLAIM, "last"))
    session.commit(edits.delete_branch(session.document, list(session.document.tray_ids)))
    session.close()

    cards = sum(isinstance(one, Node) for one in sample_records("eu-nato"))
    assert seen == [cards + 58]
    assert len(read_nodes(path)) == cards


def read_nodes(path: Path) -> list[Node]:
    with reading(path) as connection:
        return connection.execute("SELECT id FROM nodes").fetchall()


def test_what_was_read_is_in_memory_once(path):
    held = hold(path)
    session = session_of(held)
    session.close()

    assert held.loaded.records == held.loaded.history == []
