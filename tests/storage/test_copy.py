"""Copies are complete, read like the map itself, and never take another file's place unasked."""

import sqlite3
from contextlib import closing

import pytest

from argmap.core.change import Label
from argmap.storage.copy import copy_map, snapshot
from argmap.storage.creating import create_map, write_copy
from argmap.storage.errors import AlreadyThere, Hostile, Missing, NoFolder, NotAFile
from argmap.storage.opening import read_map, read_original
from argmap.storage.placing import replace_files
from tests.storage.samples import CLAIM, VERSION, edit, every_record, node, originals, small_map


def test_a_copy_of_an_open_map_has_its_records_and_its_history(full_map, write, tmp_path):
    writer = write(full_map)
    writer.submit(edit(1, None, node(1), Label.ADD_TO_TRAY), {})
    writer.flush()

    copy_map(full_map, tmp_path / "copy.argmap")

    copied = read_map(tmp_path / "copy.argmap")
    assert copied.records == read_map(full_map).records
    assert copied.history == [edit(1, None, node(1), Label.ADD_TO_TRAY)]


@pytest.mark.parametrize(
    "use",
    [lambda path: copy_map(path, path.with_name("copy")), lambda path: read_original(path, VERSION.original_sha256)],
)
def test_nothing_that_a_schema_asks_for_is_computed_where_another_file_took_the_place_of_a_map(full_map, use):
    with closing(sqlite3.connect(full_map)) as connection:
        connection.execute("CREATE INDEX more ON nodes (length(zeroblob(9e8)))")

    with pytest.raises(Hostile, match="its tables are not those of a map"):
        use(full_map)

    assert list(full_map.parent.iterdir()) == [full_map]


def test_a_copy_has_no_free_pages(map_file, tmp_path):
    with closing(sqlite3.connect(map_file)) as connection:
        connection.executescript("CREATE TABLE waste (x); INSERT INTO waste VALUES (zeroblob(9e4)); DROP TABLE waste;")
        assert connection.execute("PRAGMA freelist_count").fetchone() > (0,)

    copy_map(map_file, tmp_path / "copy.argmap")

    with closing(sqlite3.connect(tmp_path / "copy.argmap")) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert read_map(tmp_path / "copy.argmap").records == small_map()


def test_a_snapshot_of_a_map_that_is_being_written_is_whole(map_file, write, tmp_path, answers):
    writer = write(map_file)
    for number in range(1, 200):
        writer.submit(edit(number, None, node(number, "words " * 500)), {})

    snapshot(map_file, tmp_path / "snapshot.argmap")
    writer.flush()

    found = read_map(tmp_path / "snapshot.argmap")
    assert len(found.records) == len(found.history) + len(small_map())


def test_a_copy_is_not_put_where_a_file_is(map_file, tmp_path):
    (tmp_path / "there").write_text("precious")

    with pytest.raises(AlreadyThere, match="“there” is already there, and was left as it is"):
        copy_map(map_file, tmp_path / "there")

    assert (tmp_path / "there").read_text() == "precious"


def test_a_copy_replaces_a_file_when_asked_to(map_file, tmp_path):
    (tmp_path / "there").write_text("old")

    with (tmp_path / "there").open() as reader:
        copy_map(map_file, tmp_path / "there", replaces=True)

        assert reader.read() == "old"  # it took the other's place whole, and never wrote into it
    assert read_map(tmp_path / "there").records == small_map()


def test_a_new_map_is_not_put_where_a_file_is(map_file):
    content = map_file.read_bytes()

    with pytest.raises(AlreadyThere):
        create_map(map_file, every_record())

    assert map_file.read_bytes() == content


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
@pytest.mark.parametrize(
    "make",
    [
        lambda path, _: create_map(path, small_map()),
        lambda path, _: write_copy(path, small_map()),
        lambda path, origin: copy_map(origin, path, replaces=True),
    ],
    ids=["create_map", "write_copy", "copy_map"],
)
def test_no_map_is_put_where_an_earlier_one_left_its_journal(tmp_path, map_file, make, suffix):
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / f"new.argmap{suffix}").write_bytes(b"left behind")

    with pytest.raises(AlreadyThere, match=f"“new.argmap{suffix}” is already there"):
        make(folder / "new.argmap", map_file)

    assert [path.name for path in folder.iterdir()] == [f"new.argmap{suffix}"]


def test_a_sent_copy_holds_no_deleted_word_anywhere_in_its_bytes(map_file, write, tmp_path):
    writer = write(map_file)
    writer.submit(edit(1, None, node(1, "SECRETWORD " * 100)), {})
    writer.submit(edit(2, node(1, "SECRETWORD " * 100), None), {})
    writer.flush()

    write_copy(tmp_path / "sent.argmap", read_map(map_file).records)

    assert b"SECRETWORD" in map_file.read_bytes()
    assert b"SECRETWORD" not in (tmp_path / "sent.argmap").read_bytes()
    assert read_map(tmp_path / "sent.argmap").history == []


def test_a_sent_copy_goes_where_a_link_leads_and_the_link_stays(tmp_path):
    linked, link = tmp_path / "class" / "sent.argmap", tmp_path / "sent.argmap"
    linked.parent.mkdir()
    linked.write_text("old")
    link.symlink_to(linked)

    write_copy(link, small_map())

    assert link.is_symlink()
    assert read_map(linked).records


def test_a_sent_copy_is_put_nowhere_where_a_link_leads_nowhere(tmp_path):
    link = tmp_path / "sent.argmap"
    link.symlink_to(tmp_path / "none.argmap")

    with pytest.raises(Missing):
        write_copy(link, small_map())

    assert link.is_symlink()


def test_no_copy_is_put_through_a_link_where_an_earlier_map_left_its_journal(tmp_path):
    linked, link = tmp_path / "class" / "sent.argmap", tmp_path / "sent.argmap"
    linked.parent.mkdir()
    linked.write_text("old")
    linked.with_name("sent.argmap-journal").write_bytes(b"left behind")
    link.symlink_to(linked)

    with pytest.raises(AlreadyThere, match=r"“sent\.argmap-journal” is already there"):
        write_copy(link, small_map())

    assert linked.read_text() == "old"


def test_a_sent_copy_keeps_only_the_sources_it_is_given(full_map, tmp_path):
    write_copy(tmp_path / "sent.argmap", small_map())

    with sqlite3.connect(tmp_path / "sent.argmap") as connection:
        assert connection.execute("SELECT count(*) FROM blobs").fetchone() == (0,)
    connection.close()


def test_a_failed_copy_leaves_nothing_behind(tmp_path):
    with pytest.raises(Missing):
        copy_map(tmp_path / "none.argmap", tmp_path / "copy.argmap")

    assert list(tmp_path.iterdir()) == []


def test_a_failed_new_map_leaves_nothing_behind(tmp_path):
    with pytest.raises(ValueError, match="bytes of a source"):
        create_map(tmp_path / "new.argmap", every_record(), {"0" * 64: b"other bytes"})

    assert list(tmp_path.iterdir()) == []


def test_a_map_in_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(NoFolder, match=r"folder “.*none” is not there"):
        create_map(tmp_path / "none" / "new.argmap", small_map())


def test_a_folder_is_not_replaced_by_a_copy(tmp_path):
    (tmp_path / "folder").mkdir()

    with pytest.raises(NotAFile):
        write_copy(tmp_path / "folder", [*small_map()[:1], CLAIM])


def test_a_new_map_reads_back_with_its_originals(tmp_path):
    write_copy(tmp_path / "new.argmap", every_record(), originals())

    assert read_map(tmp_path / "new.argmap").records == every_record()


def test_of_files_that_belong_together_none_is_put_in_its_place_unless_all_can_be_made(tmp_path):
    (tmp_path / "x.txt").write_text("old")

    with pytest.raises(NoFolder):
        replace_files({tmp_path / "x.txt": b"new", tmp_path / "gone" / "x.ann": b"new"})

    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("x.txt", "old")]
