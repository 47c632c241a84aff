"""Every file that is not opened is refused with a sentence that names it and the reason, and is left as it was."""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.fragment import of_map
from argmap.core.limits import DEPTH, NODES
from argmap.core.records import Exercise, ExerciseKind, Inference, MapInfo, Polarity, Premise
from argmap.storage import errors, texts
from argmap.storage.connecting import immutable
from argmap.storage.creating import create_map
from argmap.storage.files import read_foreign, read_start
from argmap.storage.opening import read_map, read_original
from argmap.storage.schema import APPLICATION_ID, MAJOR
from argmap.storage.verify import verify
from tests.reliability.hostile_files.lies import chain as circle_or_chain
from tests.reliability.hostile_files.making import seal
from tests.storage.samples import CLAIM, VERSION, edit, node, small_map

ROOT = Path(__file__).resolve().parents[2]


def run_sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def assert_refused(path: Path, error: type[errors.StorageError], sentence: str) -> None:
    """Both opening and verifying refuse, with the same sentence, and change nothing."""
    before = sorted((one.name, one.read_bytes()) for one in path.parent.iterdir() if one.is_file())
    for look in (read_map, verify):
        with pytest.raises(error) as refusal:
            look(path)
        assert type(refusal.value) is error
        assert str(refusal.value) == sentence.format(path.name)
    assert sorted((one.name, one.read_bytes()) for one in path.parent.iterdir() if one.is_file()) == before


def test_a_missing_file(tmp_path):
    assert_refused(tmp_path / "x.argmap", errors.Missing, "“{}” is not there; it was moved, renamed or deleted.")


def test_a_link_that_leads_to_itself(tmp_path):
    (tmp_path / "x.argmap").symlink_to(tmp_path / "x.argmap")

    with pytest.raises(errors.StorageError, match=r"“x\.argmap”"):
        read_map(tmp_path / "x.argmap")


def test_a_folder(tmp_path):
    (tmp_path / "x.argmap").mkdir()

    assert_refused(tmp_path / "x.argmap", errors.NotAFile, "“{}” is a folder or a device, not a map file.")


def test_a_source_text_that_is_longer_than_any_is_refused(full_map, monkeypatch):
    monkeypatch.setattr(texts, "SOURCE_TEXT", len(VERSION.text.encode()) - 1)

    with pytest.raises(errors.Damaged, match=r"the text of the source “A report” is longer than 20 MB"):
        read_map(full_map)


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "x.argmap")

    assert_refused(tmp_path / "x.argmap", errors.NotAFile, "“{}” is a folder or a device, not a map file.")


def test_a_pipe_that_takes_the_place_of_a_file_once_that_was_looked_at_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "x.argmap")
    refused = []

    def read() -> None:
        try:
            read_start(tmp_path / "x.argmap", 100)
        except errors.NotAFile as error:
            refused.append(error)

    reading = threading.Thread(target=read, daemon=True)
    reading.start()
    reading.join(10)

    assert len(refused) == 1


def test_a_device_is_refused():
    with pytest.raises(errors.NotAFile):
        read_map(Path("/dev/zero"))


def test_an_empty_file(tmp_path):
    (tmp_path / "x.argmap").touch()

    assert_refused(tmp_path / "x.argmap", errors.EmptyFile, "“{}” is empty; there is no map in it.")


@pytest.mark.parametrize("content", [b"x", b"PK\x03\x04" * 100, b"SQLite format 3\0", b"<html>" * 1000])
def test_a_file_of_another_kind(tmp_path, content):
    (tmp_path / "x.argmap").write_bytes(content)

    assert_refused(tmp_path / "x.argmap", errors.NotAMap, "“{}” is not an argmap map.")


def test_a_database_of_another_program(tmp_path):
    run_sql(tmp_path / "x.argmap", "CREATE TABLE nodes (id)")

    assert_refused(tmp_path / "x.argmap", errors.NotAMap, "“{}” is not an argmap map.")


@pytest.mark.parametrize(
    "pair",
    [
        '["nodes", null, null]',
        f'["nodes", {{"id": "{"d" * 32}", "kind": "claim"}}, {{"id": "{CLAIM.id}", "kind": "claim"}}]',
    ],
)
def test_a_history_of_no_record_or_of_two_in_one(map_file, pair):
    entry = f"(1, 'do', NULL, 'edit_text', '2025', 'me', '', '[{pair}]', zeroblob(16))"
    run_sql(map_file, f"INSERT INTO changes VALUES {entry}")
    seal(map_file)

    with pytest.raises(errors.Damaged, match="is damaged: the history cannot be read"):
        read_map(map_file)


def test_a_circle_that_was_copied_is_no_deeper_than_before(tmp_path):
    document = Document([MapInfo("0" * 32), *circle_or_chain(DEPTH - 1, is_closed=True)])
    document.apply(edits.paste(document, of_map(document)))
    create_map(tmp_path / "x.argmap", document.records())

    assert len(read_map(tmp_path / "x.argmap").cyclic_ids) == 4 * (DEPTH - 1)


def test_a_newer_version(map_file):
    run_sql(map_file, f"PRAGMA user_version = {(MAJOR + 1) << 16}")

    assert_refused(map_file, errors.TooNew, "“{}” was written by a newer argmap; this one cannot read it.")


def test_a_newer_minor_version_is_read(map_file):
    run_sql(map_file, f"PRAGMA user_version = {MAJOR << 16 | 7}")

    assert read_map(map_file).records == small_map()


def test_a_file_larger_than_the_limit(tmp_path):
    with (tmp_path / "x.argmap").open("wb") as file:
        file.truncate((1 << 30) + 1)

    with pytest.raises(errors.TooLarge, match="beyond what argmap can open: it is larger than 1 GiB"):
        read_map(tmp_path / "x.argmap")


def test_a_file_of_another_program_beyond_the_limit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "a.json"
    path.touch()
    os.truncate(path, 200_000_001)
    refused_foreign(path, errors.TooLarge, "“a.json” is beyond what argmap can open: it is larger than 200 MB.")


def test_a_pipe_or_a_device_is_no_file_of_another_program(tmp_path):
    os.mkfifo(tmp_path / "a.json")
    refused_foreign(tmp_path / "a.json", errors.NotAFile, "“a.json” is a folder, a pipe or a device, not a file.")
    refused_foreign(Path("/dev/zero"), errors.NotAFile, "zero")


def refused_foreign(path, error, words):
    with pytest.raises(error, match=re.escape(words)):
        read_foreign(path)


def test_a_file_in_write_ahead_mode(map_file):
    run_sql(map_file, "PRAGMA journal_mode = WAL")

    assert_refused(
        map_file,
        errors.Hostile,
        "“{}” was not opened, because it was tampered with: it is in a form that argmap never writes.",
    )


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE more (id)",
        "CREATE VIEW more AS SELECT * FROM nodes",
        "CREATE INDEX more ON nodes (text)",
        "CREATE TRIGGER more AFTER INSERT ON nodes BEGIN DELETE FROM nodes; END",
        "DROP TABLE answers",
        "ALTER TABLE nodes ADD COLUMN more TEXT",
        "CREATE VIRTUAL TABLE more USING fts5(text)",
        "ANALYZE",
    ],
)
def test_a_schema_with_anything_but_our_tables(map_file, statement):
    run_sql(map_file, statement)

    assert_refused(
        map_file,
        errors.Hostile,
        "“{}” was not opened, because it was tampered with: its tables are not those of a map.",
    )


@pytest.mark.parametrize("suffix", ["-wal", "-shm"])
def test_a_write_ahead_log_beside_the_map(map_file, suffix):
    map_file.with_name(map_file.name + suffix).write_bytes(b"")

    assert_refused(
        map_file,
        errors.Hostile,
        "“{0}” was not opened, because it was tampered with: "
        f"a file lies beside it that argmap never makes, “small.argmap{suffix}”.",
    )


def test_a_journal_of_unknown_origin_beside_the_map(map_file):
    journal = map_file.with_name(map_file.name + "-journal")
    journal.write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(600))

    assert_refused(
        map_file,
        errors.UnfinishedJournal,
        "“{0}” was not opened, because an unfinished change of another program lies beside it ({0}-journal).",
    )


def test_a_journal_that_names_other_files_is_refused_even_if_it_may_be_ours(map_file, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("precious")
    name = str(victim).encode()
    checksum = sum(name).to_bytes(4, "big")
    magic = bytes.fromhex("d9d505f920a163d7")
    journal = magic + bytes(504) + bytes(4) + name + len(name).to_bytes(4, "big") + checksum + magic
    map_file.with_name(map_file.name + "-journal").write_bytes(journal)

    with pytest.raises(errors.Hostile, match="its journal points at other files"):
        read_map(map_file, journal_is_ours=True)

    assert victim.read_text() == "precious"


def test_a_journal_that_is_a_link_is_refused(map_file, tmp_path):
    (tmp_path / "victim").write_bytes(b"precious")
    map_file.with_name(map_file.name + "-journal").symlink_to(tmp_path / "victim")

    with pytest.raises(errors.Hostile, match="its journal is a link"):
        read_map(map_file, journal_is_ours=True)


def test_an_empty_journal_says_nothing(map_file):
    map_file.with_name(map_file.name + "-journal").touch()

    assert read_map(map_file).records == small_map()


def test_more_cards_than_the_limit(map_file, monkeypatch):
    monkeypatch.setattr("argmap.storage.checks.NODES", 0)

    with pytest.raises(errors.TooLarge, match="it has more than 0 cards"):
        read_map(map_file)
    assert NODES == 100_000


def test_a_map_deeper_than_the_limit(tmp_path):
    nodes = [node(number) for number in range(1, DEPTH + 2)]
    steps = [
        Inference(f"{n:032x}", Polarity.SUPPORTS, target_node_id=one.id) for n, one in enumerate(nodes[:-1], 5_000)
    ]
    places = [
        Premise(f"{n:032x}", s.id, one.id) for n, (s, one) in enumerate(zip(steps, nodes[1:], strict=True), 10_000)
    ]
    create_map(tmp_path / "deep.argmap", [*small_map()[:1], *nodes, *steps, *places])
    create_map(tmp_path / "less.argmap", [*small_map()[:1], *nodes[:-1], *steps[:-1], *places[:-1]])

    with pytest.raises(errors.TooLarge, match="its cards stand more than 1,000 deep"):
        read_map(tmp_path / "deep.argmap")
    assert len(read_map(tmp_path / "less.argmap").records) == 1 + DEPTH + 2 * (DEPTH - 1)


def test_a_circle_is_found_and_marked_not_refused(tmp_path):
    one, two, three = node(1), node(2), node(3)
    up = Inference("a" * 32, Polarity.SUPPORTS, target_node_id=one.id)
    down = Inference("b" * 32, Polarity.SUPPORTS, target_node_id=two.id)
    leaf = Inference("c" * 32, Polarity.SUPPORTS, target_node_id=two.id)
    places = [
        Premise("d" * 32, up.id, two.id),
        Premise("e" * 32, down.id, one.id),
        Premise("f" * 32, leaf.id, three.id),
    ]
    create_map(tmp_path / "x.argmap", [*small_map(), one, two, three, up, down, leaf, *places])

    assert read_map(tmp_path / "x.argmap").cyclic_ids == {one.id, two.id, up.id, down.id}


def test_original_bytes_that_are_not_there(map_file):
    with pytest.raises(errors.NotInMap, match=r"“small\.argmap” does not hold that document any more"):
        read_original(map_file, "0" * 64)


def test_a_map_without_its_own_row(map_file):
    run_sql(map_file, "DELETE FROM map_info")

    with pytest.raises(errors.Damaged, match="the map's title page has 0 rows instead of one"):
        read_map(map_file)


def test_a_map_that_is_two_exercises(tmp_path):
    path = tmp_path / "two.argmap"
    create_map(path, [*small_map(), *(Exercise(f"{number:032x}", ExerciseKind.PLACE) for number in (1, 2))])

    with pytest.raises(errors.Damaged, match="the exercise has 2 rows instead of one"):
        read_map(path)


def test_a_place_under_the_id_of_a_card(tmp_path):
    """Both were the same to the window: it selected the one for the other, deleted it, and went on drawing it."""
    step, reason = Inference("3" * 32, Polarity.OPPOSES, target_node_id=CLAIM.id), node(9)
    create_map(tmp_path / "x.argmap", [*small_map(), reason, step, Premise(CLAIM.id, step.id, reason.id)])

    with pytest.raises(errors.Damaged, match="the place of the card “Card 9” has the id of something else"):
        read_map(tmp_path / "x.argmap")


def test_checking_ends_at_its_deadline(map_file, monkeypatch):
    create_map(map_file.with_name("big.argmap"), [*small_map(), *map(node, range(1, 3_000))])
    monkeypatch.setattr("argmap.storage.opening.SECONDS", -1.0)

    with pytest.raises(errors.Hostile, match="checking it took too long"):
        read_map(map_file.with_name("big.argmap"))


def test_a_machine_that_is_busy_with_other_things_takes_nothing_from_the_time_to_check(tmp_path):
    path = tmp_path / "big.argmap"
    create_map(path, [*small_map(), *map(node, range(1, 3_000))])

    with immutable(path, seconds=0.2) as connection:
        time.sleep(0.3)
        assert connection.execute("SELECT count(*) FROM nodes, (SELECT 1 FROM nodes LIMIT 20)").fetchone()[0]


def test_the_application_id_is_in_the_header(map_file):
    assert map_file.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"ARGM"


WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from argmap.core.errors import MapError
from argmap.storage.opening import read_map
from argmap.storage.connecting import immutable
from argmap.storage.creating import create_map
from argmap.storage.writer import Writer
from tests.storage.samples import small_map
path, what = Path(sys.argv[1]), sys.argv[2]
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    if what == "create":
        create_map(path.with_name("new.argmap"), small_map())
    loaded = read_map(path)
    print(loaded.is_writable)
    Writer(loaded.path, loaded.state, print, print).close()
except MapError as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def public_map():
    """A map in a folder that other users can reach."""
    with tempfile.TemporaryDirectory(prefix="argmap-test-") as folder:
        path = Path(folder) / "small.argmap"
        create_map(path, small_map())
        path.chmod(0o666)
        path.parent.chmod(0o777)
        yield path
        path.parent.chmod(0o777)


def told_without_rights(path: Path, what: str = "") -> str:
    """What a process that is not root's is told when it opens the map to write it."""
    command = [sys.executable, "-c", WITHOUT_RIGHTS, path, what]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout


def test_a_read_only_file_is_read_and_said_to_be_so(public_map):
    public_map.chmod(0o444)

    assert told_without_rights(public_map) == (
        "False\nReadOnly “small.argmap” cannot be changed, because the file or its folder is read-only.\n"
    )


def test_a_map_in_a_read_only_folder_is_read_and_said_to_be_so(public_map):
    public_map.parent.chmod(0o555)

    assert told_without_rights(public_map) == (
        "False\nReadOnly “small.argmap” cannot be changed, because the file or its folder is read-only.\n"
    )


def test_a_new_map_in_a_read_only_folder(public_map):
    public_map.parent.chmod(0o555)

    assert told_without_rights(public_map, "create") == (
        "ReadOnlyFolder “new.argmap” could not be made, because its folder is read-only.\n"
    )


def test_a_file_that_may_not_be_read(public_map):
    public_map.chmod(0)

    assert told_without_rights(public_map) == (
        "NotAllowed “small.argmap” could not be opened, because the system does not allow it.\n"
    )


@pytest.mark.parametrize("text", ["x" * 10_001, "with a NUL \0 in it"])
def test_texts_beyond_what_a_record_may_hold(map_file, text):
    connection = sqlite3.connect(map_file, isolation_level=None)
    connection.execute("UPDATE nodes SET text = ?", (text,))
    connection.close()

    with pytest.raises(errors.Damaged) as refusal:
        read_map(map_file)

    fault = refusal.value.faults[0]
    assert (fault.table, fault.row, fault.column) == ("nodes", CLAIM.id, "text")
    assert fault.what.startswith("is refused: ")


@pytest.mark.parametrize("journal_is_ours", [True, False])
@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda journal: journal.mkdir(), "its journal is a folder or a device"),
        (os.mkfifo, "its journal is a folder or a device"),
        (lambda journal: journal.symlink_to("none"), "its journal is a link to another file"),
        (lambda journal: (journal.touch(), os.truncate(journal, 20 << 30)), "its journal is larger than any map"),
    ],
)
def test_an_odd_journal_is_refused_without_being_read(map_file, make, what, journal_is_ours):
    make(map_file.with_name(map_file.name + "-journal"))

    with pytest.raises(errors.Hostile, match=what):
        read_map(map_file, journal_is_ours)


@pytest.mark.parametrize(("count", "column"), [(30_000, "'a'"), (1, "'a /*' || hex(zeroblob(200000)) || '*/'")])
def test_a_schema_that_takes_long_to_read_is_not_read_to_its_end(map_file, count, column):
    page = "(SELECT rootpage FROM sqlite_master WHERE name = 'nodes')"
    sql = f"'CREATE TABLE t' || i || ' (' || {column} || ')'"
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})"
    run_sql(
        map_file,
        "PRAGMA writable_schema = ON",
        f"{numbers} INSERT INTO sqlite_master SELECT 'table', 't' || i, 't' || i, {page}, {sql} FROM n",
    )

    with pytest.raises(errors.Hostile, match="its tables are not those of a map"), immutable(map_file, 10):
        pytest.fail("the schema was read")


def test_a_text_that_is_far_too_long_is_refused_before_it_is_read(map_file, monkeypatch):
    run_sql(map_file, "UPDATE nodes SET text = hex(zeroblob(50000))")
    monkeypatch.setattr("argmap.storage.checks.read_rows", None)

    with pytest.raises(errors.Damaged, match="the card holds a text that is too long"):
        read_map(map_file)


def test_a_history_that_is_far_too_long_is_refused_before_it_is_read(map_file, monkeypatch):
    monkeypatch.setattr("argmap.storage.checks.MOST_HISTORY", -1)

    with pytest.raises(errors.TooLarge, match="its history is longer than 200 MB"):
        read_map(map_file)


@pytest.mark.parametrize("number", [-5, 0, 2**63 - 1])
def test_a_change_whose_number_nothing_can_follow_is_refused(map_file, write, number):
    writer = write(map_file)
    writer.submit(edit(1, None, node(1)), {})
    writer.close()
    run_sql(map_file, f"UPDATE changes SET number = {number}")
    seal(map_file)

    with pytest.raises(errors.Damaged, match="the history has a number that no change has"):
        read_map(map_file)


def test_long_texts_are_given_only_so_often(full_map, monkeypatch):
    monkeypatch.setattr("argmap.storage.texts.MOST_GIVEN", 10)

    with pytest.raises(errors.TooLarge, match="it names the same long texts too often"):
        read_map(full_map)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (
            "INSERT INTO document SELECT 2, records_digest, blobs_digest, changes_digest, 0 FROM document",
            "has not one row",
        ),
        ("UPDATE blobs SET size = 5", "has another size than it says"),
    ],
)
def test_what_breaks_a_check_of_our_schema_is_seen_though_sqlite_does_not_look(full_map, statement, says):
    run_sql(full_map, "PRAGMA ignore_check_constraints = ON", statement)
    seal(full_map)

    with pytest.raises(errors.Damaged, match=says):
        read_map(full_map)
