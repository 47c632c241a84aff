"""Every wrong input is one sentence on stderr and exit code 1; nothing is made, and nothing is changed."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from argmap import settings
from argmap.samples import sample_records
from argmap.storage.creating import create_map
from argmap.storage.occupancy import claim
from tests.cli.command_line import FULL_DISK, WITHOUT_RIGHTS, refusal, run, run_program
from tests.session.other_process import killed_half_way
from tests.sources.pdf_making import Words, pdf

READING = ["info", "check", "status", "verify"]
SMALL = {
    "format": "argmap",
    "version": 1,
    "map_info": {"id": "0" * 32},
    "nodes": [{"id": "1" * 32, "kind": "claim", "text": "main", "order_key": "a"}],
}


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "“x.argmap” is not there; it was moved, renamed or deleted."),
        (b"", "“x.argmap” is empty; there is no map in it."),
        (b"no map at all", "“x.argmap” is not an argmap map."),
    ],
)
def test_a_file_that_is_no_map_is_refused(tmp_path, command, content, says):
    if content is not None:
        (tmp_path / "x.argmap").write_bytes(content)

    assert refusal(command, tmp_path / "x.argmap") == says


@pytest.mark.parametrize("command", ["check", "verify"])
def test_a_folder_is_refused(tmp_path, command):
    assert refusal(command, tmp_path).endswith("is a folder or a device, not a map file.")


def test_a_folder_without_maps_is_said(tmp_path):
    assert refusal("info", tmp_path).startswith("There is no map in “")


@pytest.mark.parametrize("command", READING)
def test_a_map_of_a_newer_argmap_is_refused(sample, command):
    connection = sqlite3.connect(sample)
    connection.execute(f"PRAGMA user_version = {99 << 16}")
    connection.close()

    assert refusal(command, sample) == "“sample.argmap” was written by a newer argmap; this one cannot read it."


def test_verify_says_in_json_too_why_it_is_no_map(tmp_path):
    (tmp_path / "x.argmap").write_bytes(b"no map at all")

    answer = run("verify", tmp_path / "x.argmap", "--json")

    assert answer.code == 1
    assert answer.json() == {"ok": False, "problem": "“x.argmap” is not an argmap map.", "faults": []}


def test_a_map_that_is_open_elsewhere_can_be_read_but_takes_no_source(sample, tmp_path):
    (tmp_path / "report.txt").write_text("words")
    claimed = claim(sample, settings.open_maps_folder())
    try:
        assert refusal("add-source", sample, tmp_path / "report.txt").startswith("“sample.argmap” is open elsewhere")
        assert run("info", sample).code == 0
        assert run("export", sample, tmp_path / "x.md").code == 0
    finally:
        claimed.release()


def test_a_map_in_the_midst_of_a_change_by_another_process_is_read_as_it_was(sample):
    script = (
        "import sqlite3, sys\n"
        "from pathlib import Path\n"
        "from argmap import settings\n"
        "from argmap.storage.occupancy import claim\n"
        "claim(Path(sys.argv[1]), settings.open_maps_folder())\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('PRAGMA cache_size = 1')\n"
        "connection.execute('BEGIN IMMEDIATE')\n"
        "connection.execute(\"UPDATE map_info SET title = 'half done'\")\n"
        "print('ready', flush=True)\n"
        "sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script, str(sample)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ)) as process:
        assert process.stdout.readline().strip() == b"ready"
        answer = run("info", sample, "--json")
        process.stdin.close()

    assert answer.code == 0
    assert answer.json()["title"] == "Does EU defence integration complement NATO?"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("x.json", b"", "“x.json” is empty; there is nothing to import."),
        ("x.json", b'{"format": "argmap",\n "version": 1,\n "nodes": [}', "not sound JSON: line 3, column 12: "),
        ("x.json", b'{"a": 1}', "“x.json” is JSON, but not an argmap map: "),
        ("x.json", json.dumps(SMALL | {"version": 2}).encode(), "is in version 2 of argmap's JSON"),
        ("x.md", b"Only prose.\n", "“x.md” holds no outline"),
        ("x.md", b"- main\n  - " + b"a" * 10_001, "line 2 has 10,001 characters; a card holds at most 10,000"),
        ("x.md", bytes(range(256)) * 9, "“x.md” is not text in any encoding that can be recognised."),
        ("x.odd", b"\0\1\2", "“x.odd” is in no format that argmap imports"),
    ],
)
def test_a_file_that_cannot_be_imported_is_refused(tmp_path, name, content, says):
    (tmp_path / name).write_bytes(content)

    assert says in refusal("import", tmp_path / name, tmp_path / "x.argmap")
    assert not (tmp_path / "x.argmap").exists()


def test_ids_that_lead_nowhere_are_named(tmp_path):
    step = {"id": "2" * 32, "polarity": "supports", "target_node_id": "9" * 32}
    (tmp_path / "x.json").write_text(json.dumps(SMALL | {"inferences": [step]}))

    assert refusal("import", tmp_path / "x.json", tmp_path / "x.argmap") == (
        f"“x.json” cannot be imported: inferences[0].target_node_id names a node that is not there ({'9' * 32})."
    )


def test_a_text_of_10_001_characters_is_named(tmp_path):
    node = SMALL["nodes"][0] | {"text": "a" * 10_001}
    (tmp_path / "x.json").write_text(json.dumps(SMALL | {"nodes": [node]}))

    assert refusal("import", tmp_path / "x.json", tmp_path / "x.argmap") == (
        "“x.json” cannot be imported: nodes[0].text has 10,001 characters; at most 10,000 are allowed."
    )


@pytest.mark.parametrize(("name", "says"), [("missing.json", "is not there"), (".", "is a folder")])
def test_an_input_that_is_no_file_is_refused(tmp_path, name, says):
    assert says in refusal("import", tmp_path / name, tmp_path / "x.argmap")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("locked.pdf", pdf([Words("Secret")], password="open sesame"), "“locked.pdf” is locked with a password."),
        ("empty.pdf", pdf(), "“empty.pdf” is damaged"),
        ("binary.txt", bytes(range(256)) * 9, "“binary.txt” is not text in any encoding that can be recognised."),
        ("blank.txt", b" \n", "“blank.txt” holds no text to quote."),
        ("archive.zip", b"PK\x03\x04" * 99, "“archive.zip” is not plain text, Markdown, HTML, PDF, DOCX or EPUB"),
    ],
)
def test_a_document_that_cannot_be_a_source_is_refused(tmp_path, name, content, says):
    run("new", tmp_path / "x.argmap")
    (tmp_path / name).write_bytes(content)
    before = (tmp_path / "x.argmap").read_bytes()

    assert says in refusal("add-source", tmp_path / "x.argmap", tmp_path / name)
    assert (tmp_path / "x.argmap").read_bytes() == before


def test_a_map_is_free_again_after_a_refused_source(tmp_path):
    run("new", tmp_path / "x.argmap")
    refusal("add-source", tmp_path / "x.argmap", tmp_path / "missing.txt")

    claim(tmp_path / "x.argmap", settings.open_maps_folder()).release()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are not what Windows has")
def test_a_full_disk_leaves_what_was_there(sample, tmp_path):
    (tmp_path / "x.svg").write_text("old")
    before = sorted(tmp_path.iterdir())
    answer = run_program("export", sample, tmp_path / "x.svg", program=("-c", FULL_DISK))

    assert (answer.code, answer.err) == (1, "“x.svg” could not be saved, because the disk is full.\n")
    assert (tmp_path / "x.svg").read_text() == "old"
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are not what Windows has")
def test_a_full_disk_makes_no_half_map(tmp_path, shared):
    example = shared / "example" / "eu-nato.json"

    answer = run_program("import", example, tmp_path / "x.argmap", program=("-c", FULL_DISK))

    assert answer.code == 1
    assert answer.err.startswith("“x.argmap” could not be ")  # SQLite calls this limit a disk error, not a full disk
    assert list(tmp_path.iterdir()) == []


def test_of_a_map_that_has_grown_too_large_its_backups_are_named(sample, tmp_path):
    os.truncate(sample, (1 << 30) + 1)

    says = refusal("salvage", sample, tmp_path / "good.argmap")
    assert says.startswith("“sample.argmap” is beyond what argmap can open: it is larger than 1 GiB, so that")
    assert says.endswith("argmap versions lists its backups.")


@pytest.mark.parametrize("command", [*READING, "export"])
def test_a_name_that_no_system_takes_is_refused(tmp_path, command):
    path = tmp_path / ("a" * 300 + ".argmap")

    assert "could not be read or written: File name too long" in refusal(
        command, path, *([tmp_path / "x.md"] if command == "export" else [])
    )


def test_an_output_that_is_a_link_to_itself_is_refused(sample, tmp_path):
    (tmp_path / "x.md").symlink_to(tmp_path / "x.md")

    assert refusal("export", sample, tmp_path / "x.md").startswith("“x.md” ")


def test_a_pipe_is_not_replaced_by_an_export(sample, tmp_path):
    os.mkfifo(tmp_path / "x.md")

    assert refusal("export", sample, tmp_path / "x.md") == "“x.md” is a folder, a pipe or a device, not a file."
    assert (tmp_path / "x.md").is_fifo()


@pytest.fixture
def public_folder():
    """A folder that other users can reach and write, with a map in it."""
    with tempfile.TemporaryDirectory(prefix="argmap-test-") as name:
        folder = Path(name)
        create_map(folder / "x.argmap", sample_records("eu-nato"))
        (folder / "report.txt").write_text("words")
        for path in (folder, *folder.iterdir()):
            path.chmod(0o777)
        yield folder
        folder.chmod(0o777)


def as_another(folder, *arguments):
    """What the program says to a user who is not root."""
    return run_program(*arguments, program=("-c", WITHOUT_RIGHTS), ARGMAP_DATA=str(folder / "data"))


@pytest.mark.skipif(sys.platform == "win32", reason="rights are not what Windows has")
def test_a_read_only_map_takes_no_source(public_folder):
    (public_folder / "x.argmap").chmod(0o444)

    answer = as_another(public_folder, "add-source", public_folder / "x.argmap", public_folder / "report.txt")

    assert (answer.code, answer.err) == (
        1,
        "“x.argmap” cannot be changed, because the file or its folder is read-only.\n",
    )
    assert as_another(public_folder, "info", public_folder / "x.argmap").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="rights are not what Windows has")
@pytest.mark.parametrize(("command", "output"), [("new", "y.argmap"), ("export", "y.md"), ("export", "y.png")])
def test_nothing_is_made_in_a_read_only_folder(public_folder, command, output):
    (public_folder / "data").mkdir(mode=0o777)
    public_folder.chmod(0o555)
    arguments = [public_folder / "x.argmap"] if command == "export" else []

    answer = as_another(public_folder, command, *arguments, public_folder / output)

    assert (answer.code, answer.err) == (1, f"“{output}” could not be made, because its folder is read-only.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="rights are not what Windows has")
def test_a_map_can_be_looked_at_where_nothing_can_be_written(public_folder):
    public_folder.chmod(0o555)

    assert as_another(public_folder, "info", public_folder / "x.argmap").code == 0
    assert as_another(public_folder, "check", public_folder / "x.argmap").code == 0


@pytest.mark.parametrize("command", READING)
def test_a_map_whose_argmap_died_in_the_middle_of_a_change_is_read_as_it_was_before(sample, command):
    before = run(command, sample).out
    killed_half_way(sample)

    answer = run(command, sample)

    assert (answer.code, answer.out) == (0, before)
    assert [path.name for path in sample.parent.iterdir()] == [sample.name]


def test_a_journal_of_nobody_we_know_is_refused_and_left(sample, tmp_path):
    killed_half_way(sample)
    received = tmp_path / "received" / "x.argmap"
    received.parent.mkdir()
    for suffix in ("", "-journal"):
        shutil.copy(f"{sample}{suffix}", f"{received}{suffix}")

    assert "an unfinished change of another program lies beside it" in refusal("verify", received)
    assert len(list(received.parent.iterdir())) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "--title"),
        ("add-source", "x.txt", "--title"),
        ("add-source", "x.txt", "--password"),
        ("exercise", "y.argmap", "--kind", "place", "--task"),
    ],
)
def test_bytes_that_are_no_characters_are_refused_as_a_title_a_task_or_a_password(tmp_path, arguments):
    command, *files, option = arguments
    paths = [tmp_path / one if "." in one else one for one in files]

    answer = run(command, tmp_path / "x.argmap", *paths, option, "caf\udce9")

    assert (answer.code, list(tmp_path.iterdir())) == (2, [])
    assert f"Invalid value for '{option}': “caf�” is not all text in UTF-8." in answer.err
