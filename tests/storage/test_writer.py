"""What is acknowledged is on disk; what is not is not, and nothing in between."""

import os
import shutil
import sqlite3
import threading
from dataclasses import replace
from hashlib import sha256

import pytest

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.history import Entry, EntryKind
from argmap.core.records import Node
from argmap.storage import creating, files
from argmap.storage import map_file as writing
from argmap.storage import writer as writing_thread
from argmap.storage.errors import ChangedOutside, DiskTrouble, MapFull, Missing, Moved, Renamed, StillSaving
from argmap.storage.opening import read_map
from argmap.storage.writer import Writer
from tests.reliability import shared_sqlite
from tests.storage.samples import CLAIM, ORIGINAL, VERSION, edit, every_record, node, originals, small_map


def test_an_acknowledged_entry_is_in_the_file_with_its_history(map_file, write, answers):
    writer = write(map_file)
    entry = edit(1, CLAIM, replace(CLAIM, text="Another text"))

    writer.submit(entry, {})
    writer.flush()

    found = read_map(map_file)
    assert answers.saved == [1]
    assert found.records == [small_map()[0], replace(CLAIM, text="Another text")]
    assert found.history == [entry]


def test_a_map_of_every_record_can_be_removed_and_brought_back(full_map, write):
    writer = write(full_map)
    pairs = tuple((one, None) for one in every_record()[1:])
    removal = Change(Label.DELETE_BRANCH, pairs)

    writer.submit(Entry(1, EntryKind.DO, removal, "2025-01-02T03:04:05Z"), {})
    writer.flush()
    emptied = read_map(full_map)
    writer.submit(Entry(2, EntryKind.UNDO, removal.inverse(), "2025-01-02T03:04:06Z", of=1), {})
    writer.flush()
    restored = read_map(full_map)

    assert emptied.records == every_record()[:1]
    assert restored.records == every_record()
    assert [entry.change for entry in restored.history] == [removal, removal.inverse()]


def test_undoing_brings_back_the_same_digest(full_map, write):
    before = read_map(full_map).digest
    writer = write(full_map)
    change = Change(Label.EDIT_TEXT, ((CLAIM, replace(CLAIM, text="x")), (None, node(99))))

    writer.submit(Entry(1, EntryKind.DO, change, "t"), {})
    writer.flush()
    between = read_map(full_map).digest
    writer.submit(Entry(2, EntryKind.UNDO, change.inverse(), "t", of=1), {})
    writer.flush()

    assert read_map(full_map).digest == before != between


def test_a_source_added_later_brings_its_text_and_its_original(map_file, write):
    source, version = every_record()[7:9]
    writer = write(map_file)

    writer.submit(Entry(1, EntryKind.DO, Change(Label.ADD_SOURCE, ((None, source), (None, version))), "t"), originals())
    writer.flush()

    assert version in read_map(map_file).records
    with sqlite3.connect(map_file) as connection:
        kept = dict(connection.execute("SELECT sha256, bytes FROM blobs"))
    connection.close()
    assert kept == {VERSION.sha256: VERSION.text.encode(), VERSION.original_sha256: ORIGINAL}


def test_many_edits_are_acknowledged_in_order_and_the_last_one_always(map_file, write, answers):
    writer = write(map_file)

    for number in range(1, 301):
        writer.submit(edit(number, None, node(number), Label.ADD_TO_TRAY), {})
    writer.flush()

    assert answers.saved == sorted(answers.saved)
    assert answers.saved[-1] == 300
    assert Document(read_map(map_file).records).count(Node) == 301


@pytest.fixture
def held():
    """How many bytes SQLite holds."""
    if reason := shared_sqlite.why_not():
        pytest.skip(reason)
    return shared_sqlite.load().memoryused


def test_the_pages_that_were_written_are_not_held_on(map_file, write, held):
    writer = write(map_file)
    writer.submit(edit(1, None, node(1)), {})
    writer.flush()
    before = held()

    for number in range(2, 10):
        some = tuple((None, node(1_000 * number + one)) for one in range(900))
        writer.submit(Entry(number, EntryKind.DO, Change(Label.PASTE, some), "t"), {})
        writer.flush()

    assert held() - before < 500_000  # two millions if they are


def test_an_original_and_a_large_change_that_were_written_are_not_held_on(map_file, write, held):
    source, version = every_record()[7:9]
    original = bytes(4_000_000)
    version = replace(version, original_sha256=sha256(original).hexdigest())
    writer = write(map_file)
    before = held()

    added = Change(Label.ADD_SOURCE, ((None, source), (None, version)))
    writer.submit(Entry(1, EntryKind.DO, added, "t"), {version.original_sha256: original})
    writer.flush()
    with_original = held()
    pasted = Change(Label.PASTE, tuple((None, node(one)) for one in range(9_000)))
    writer.submit(Entry(2, EntryKind.DO, pasted, "t"), {})
    writer.flush()

    assert max(with_original, held()) - before < 100_000
    assert len(read_map(map_file).history) == 2


def test_closing_writes_what_is_waiting(map_file, write, answers):
    writer = write(map_file)

    for number in range(1, 51):
        writer.submit(edit(number, None, node(number)), {})
    writer.close()

    assert answers.saved[-1] == 50
    assert len(read_map(map_file).history) == 50


def test_waiting_for_a_slow_disk_ends_with_a_sentence(map_file, write, answers):
    writer = write(map_file)
    other = sqlite3.connect(map_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    writer.submit(edit(1, None, node(1)), {})
    with pytest.raises(StillSaving):
        writer.flush(timeout_s=0.1)
    other.execute("ROLLBACK")
    other.close()
    writer.flush()

    assert answers.saved == [1]


def test_a_change_by_another_program_is_never_overwritten(map_file, write, answers):
    writer = write(map_file)
    with sqlite3.connect(map_file) as other:
        other.execute("UPDATE nodes SET text = 'theirs'")
    other.close()

    for number in (1, 1):
        writer.submit(edit(number, CLAIM, replace(CLAIM, text="mine")), {})
        writer.flush()

    assert [type(error) for error, _ in answers.failed] == [ChangedOutside, ChangedOutside]
    with sqlite3.connect(map_file) as other:
        assert other.execute("SELECT text FROM nodes").fetchall() == [("theirs",)]
    other.close()


@pytest.mark.parametrize(
    "lying_there",
    [
        lambda theirs: theirs,
        lambda theirs: theirs[:8_000],
        lambda theirs: theirs.replace(b"TABLE nodes", b"TABLE Nodes"),
    ],
    ids=["a copy in which as much was done", "half of it", "another schema"],
)
def test_what_was_written_over_the_file_is_never_overwritten(map_file, write, answers, lying_there):
    copy = map_file.with_name("copy.argmap")
    shutil.copyfile(map_file, copy)
    writer, other = write(map_file), write(copy)
    for one, changed in ((writer, edit(1, None, node(1))), (other, edit(1, CLAIM, replace(CLAIM, text="theirs")))):
        one.submit(changed, {})
        one.flush()
    assert copy.read_bytes()[24:40] == map_file.read_bytes()[24:40]  # by which SQLite tells whether it was written to
    content = lying_there(copy.read_bytes())
    map_file.write_bytes(content)

    writer.submit(edit(2, None, node(2)), {})
    writer.flush()

    assert [(type(error), numbers) for error, numbers in answers.failed] == [(ChangedOutside, (2,))]
    assert map_file.read_bytes() == content


def test_a_file_that_was_only_touched_is_written_on(map_file, write, answers):
    writer = write(map_file)
    os.utime(map_file, (1, 1))

    writer.submit(edit(1, None, node(1)), {})
    writer.flush()

    assert (answers.saved, answers.failed) == ([1], [])


def test_a_map_changed_between_reading_and_writing_is_not_taken_over(map_file):
    state = read_map(map_file).state
    with sqlite3.connect(map_file) as other:
        other.execute("UPDATE nodes SET text = 'theirs, and longer than before'")
    other.close()

    with pytest.raises(ChangedOutside):
        Writer(map_file, state, print, print)


@pytest.mark.parametrize("what_happens", ["removed", "renamed", "replaced", "replaced by a folder"])
def test_a_file_that_is_not_there_any_more_is_said_and_left_alone(map_file, write, answers, what_happens):
    writer = write(map_file)
    away = map_file.with_name("away.argmap")
    content = map_file.read_bytes()
    map_file.rename(away)
    if what_happens == "removed":
        away.unlink()
    if what_happens == "replaced by a folder":
        map_file.mkdir()
    if what_happens == "replaced":
        map_file.write_bytes(content)

    writer.submit(edit(1, None, node(1)), {})
    writer.flush()

    kind = Renamed if what_happens in ("renamed", "replaced", "replaced by a folder") else Moved
    assert [(type(error), numbers) for error, numbers in answers.failed] == [(kind, (1,))]
    assert what_happens != "replaced" or map_file.read_bytes() == content
    assert what_happens != "renamed" or away.read_bytes() == content


def test_after_a_failure_nothing_is_written_until_the_failed_number_comes_anew(map_file, write, answers):
    writer = write(map_file)
    away = map_file.with_name("away.argmap")
    map_file.rename(away)
    writer.submit(edit(1, None, node(1)), {})
    writer.flush()
    away.rename(map_file)

    writer.submit(edit(2, None, node(2)), {})
    writer.flush()
    dropped = read_map(map_file).history
    writer.submit(edit(1, None, node(3)), {})
    writer.flush()

    assert dropped == []
    assert answers.saved == [1]
    assert read_map(map_file).history == [edit(1, None, node(3))]


def test_an_edit_that_does_not_fit_the_file_is_refused_whole(map_file, write, answers):
    writer = write(map_file)
    change = Change(Label.EDIT_TEXT, ((None, node(1)), (replace(CLAIM, text="never there"), CLAIM)))

    writer.submit(Entry(1, EntryKind.DO, change, "t"), {})
    writer.flush()

    assert [type(error) for error, _ in answers.failed] == [ChangedOutside]
    assert read_map(map_file).records == small_map()


def test_what_would_make_the_map_larger_than_can_be_opened_again_is_refused_whole(
    map_file, write, answers, monkeypatch
):
    monkeypatch.setattr(writing, "FILE_BYTES", map_file.stat().st_size + 50_000)
    monkeypatch.setattr(files, "FILE_BYTES", map_file.stat().st_size + 50_000)
    source, version = every_record()[7:9]
    large = replace(version, text="x" * 60_000, sha256=sha256(b"x" * 60_000).hexdigest())
    writer = write(map_file)

    writer.submit(Entry(1, EntryKind.DO, Change(Label.ADD_SOURCE, ((None, source), (None, large))), "t"), originals())
    writer.flush()
    assert ([type(error) for error, _ in answers.failed], answers.saved) == ([MapFull], [])
    writer.submit(edit(1, CLAIM, replace(CLAIM, text="later")), {})
    writer.flush()

    assert answers.saved == [1]
    assert read_map(map_file).records == [small_map()[0], replace(CLAIM, text="later")]


def test_a_map_that_could_not_be_opened_is_not_made(tmp_path, monkeypatch):
    monkeypatch.setattr(creating, "FILE_BYTES", 50_000)

    with pytest.raises(MapFull, match=r"“new\.argmap” could not be saved"):
        creating.create_map(tmp_path / "new.argmap", every_record(), originals())
    assert list(tmp_path.iterdir()) == []


def test_a_bug_while_writing_is_answered_too(map_file, write, answers):
    writer = write(map_file)
    hook_calls = []
    previous, threading.excepthook = threading.excepthook, lambda args: hook_calls.append(args.exc_type)
    try:
        writer.submit(edit(1, None, node(1)), {"0" * 64: b"bytes that are not those of that sha256"})
        writer.flush()
        writer.submit(edit(2, None, node(2)), {})
    finally:
        threading.excepthook = previous

    assert hook_calls == [ValueError]
    assert [(type(error), numbers) for error, numbers in answers.failed] == [(DiskTrouble, (1,)), (DiskTrouble, (2,))]
    assert read_map(map_file).history == []


def test_history_beyond_its_size_loses_the_oldest_but_nothing_of_this_session(map_file, write):
    first = write(map_file, history_bytes=2_000)
    for number in range(1, 21):
        first.submit(edit(number, None, node(number, "x" * 100)), {})
    first.close()
    of_first_session = [entry.number for entry in read_map(map_file).history]
    second = write(map_file, history_bytes=2_000)
    second.submit(edit(21, None, node(21)), {})
    second.close()

    assert of_first_session == list(range(1, 21))
    assert [entry.number for entry in read_map(map_file).history] == list(range(11, 22))


def test_a_session_that_changes_more_than_can_be_opened_again_loses_its_oldest_entries_alone(
    map_file, write, monkeypatch
):
    monkeypatch.setattr("argmap.storage.applying.MOST_HISTORY", 2_500)
    monkeypatch.setattr("argmap.storage.checks.MOST_HISTORY", 2_500)
    writer = write(map_file, history_bytes=2_000)
    for number in range(1, 21):
        writer.submit(edit(number, None, node(number, "x" * 100)), {})
    writer.flush()
    found = read_map(map_file)
    kept = [entry.number for entry in found.history]
    writer.submit(edit(21, None, node(21, "x" * 3_000)), {})
    writer.close()

    assert len(found.records) == len(small_map()) + 20
    assert kept[0] > 1 and kept == list(range(kept[0], 21))
    assert node(21, "x" * 3_000) in read_map(map_file).records
    assert read_map(map_file).history == []


def test_the_file_is_the_mirror_of_memory_after_a_long_mixed_session(full_map, write):
    document = Document(every_record())
    writer = write(full_map)
    change = Change(Label.PASTE, tuple((None, node(number)) for number in range(100, 200)))
    others = [
        Change(Label.EDIT_TEXT, tuple((node(number), node(number, "new")) for number in range(100, 150))),
        Change(Label.DELETE_BRANCH, tuple((node(number), None) for number in range(150, 200))),
        Change(Label.MOVE, ((node(100, "new"), None), (None, node(300)), (CLAIM, replace(CLAIM, title="t")))),
    ]

    for number, one in enumerate([change, *others], 1):
        document.apply(one)
        writer.submit(Entry(number, EntryKind.DO, one, "t"), {})
    writer.flush()

    assert read_map(full_map).records == list(document.records())


def test_a_missing_file_cannot_be_taken_over(map_file):
    state = read_map(map_file).state
    map_file.unlink()

    with pytest.raises(Missing):
        Writer(map_file, state, print, print)


def test_a_large_entry_waits_a_moment_unless_the_map_is_closed(map_file, write, answers, monkeypatch):
    monkeypatch.setattr(writing_thread, "LARGE", 0)
    monkeypatch.setattr(writing_thread, "REST_S", 60)
    writer = write(map_file)
    writer.submit(edit(1, None, node(1)), {})
    with pytest.raises(StillSaving):
        writer.flush(timeout_s=0.1)
    writer.close()
    assert answers.saved == [1]
    assert [entry.number for entry in read_map(map_file).history] == [1]
