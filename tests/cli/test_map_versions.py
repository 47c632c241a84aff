"""`versions` and `restore`: what a map was before, and its backups, listed and made maps of their own."""

import os

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.records import Node, SourceText
from argmap.samples import sample_records
from argmap.session import open_session
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map, read_original
from tests.cli.command_line import refusal, run
from tests.storage.samples import every_record, originals


@pytest.fixture
def worked_on(tmp_path):
    """A map with two cards of its own, a named version between them, and a third card that was undone."""
    path = tmp_path / "work.argmap"
    create_map(path, sample_records("eu-nato"))
    session = open_session(path)
    session.commit(edits.add_claim(session.document, "First"))
    session.name_version("Draft")
    session.commit(edits.add_claim(session.document, "Second"))
    session.close()
    return path


def listed(path, *options):
    return run("versions", path, "--json", *options).json()


def texts(path):
    return {one.text for one in read_map(path).records if isinstance(one, Node)}


def spoil(path):
    """Change a letter that somebody wrote."""
    data = path.read_bytes()
    assert b"Second" in data
    path.write_bytes(data.replace(b"Second", b"Sekond"))


def test_versions_are_listed_newest_first_with_what_differs_now(worked_on):
    answer = run("versions", worked_on)

    assert [line.split()[0] for line in answer.out.splitlines()] == ["3", "2", "0"]
    now, named, first = answer.out.splitlines()
    assert now.endswith("as it is now")
    assert named.endswith("“Draft”, since then 1 card added (“Second”)")
    assert first.endswith("at first          since then 2 cards added (“First”, “Second”)")


def test_as_json_each_version_is_an_object(worked_on):
    kinds = [(one["version"], one["kind"], one["name"], one["since"]) for one in listed(worked_on)]

    assert kinds == [
        ("3", "moment", "", {}),
        ("2", "named", "Draft", {"added": 1}),
        ("0", "moment", "", {"added": 2}),
    ]


def test_every_change_is_listed_if_all_are_wanted(worked_on):
    assert [one["version"] for one in listed(worked_on, "--all")] == ["3", "2", "1", "0"]


def test_a_map_without_history_and_backups_says_so(sample):
    assert run("versions", sample).out == "This map has no history and no backups yet.\n"
    assert listed(sample) == []


def test_backups_are_listed_with_what_differs_now(worked_on):
    run("back-up", worked_on)
    session = open_session(worked_on)
    session.undo()
    session.close()

    (backup,) = (one for one in listed(worked_on) if one["kind"] == "backup")

    assert backup["since"] == {"removed": 1}
    assert backup["cards"] == ["Second"]


@pytest.mark.parametrize("version", ["2", "Draft"])
def test_a_version_is_restored_into_a_map_of_its_own(worked_on, version):
    before, new = worked_on.read_bytes(), worked_on.with_name("new.argmap")

    assert run("restore", worked_on, version, new).code == 0

    assert worked_on.read_bytes() == before
    assert texts(worked_on) - texts(new) == {"Second"}
    assert run("verify", new).out == "ok\n"
    assert {path.name for path in new.parent.iterdir()} == {"work.argmap", "new.argmap"}


def test_a_map_is_named_from_the_folder_in_which_it_lies(worked_on, monkeypatch):
    monkeypatch.chdir(worked_on.parent)

    assert run("back-up", "work.argmap").code == 0
    assert run("restore", "work.argmap", "2", "new.argmap").code == 0
    (backup,) = (one["version"] for one in listed("work.argmap") if one["kind"] == "backup")
    assert run("restore", "work.argmap", backup, "old.argmap").code == 0

    assert texts(worked_on) == texts(worked_on.with_name("old.argmap"))
    assert texts(worked_on) - texts(worked_on.with_name("new.argmap")) == {"Second"}


def test_a_number_that_is_also_the_name_of_another_version_is_not_chosen_between(worked_on):
    session = open_session(worked_on)
    session.name_version("2")
    session.close()

    said = refusal("restore", worked_on, "2", worked_on.with_name("new.argmap"))

    assert said == "“2” is the number of one version and the name of another, which has number 4."
    assert run("restore", worked_on, "4", worked_on.with_name("new.argmap")).code == 0


def test_a_number_too_long_to_be_one_is_the_name_of_no_version(worked_on):
    said = refusal("restore", worked_on, "9" * 5_000, worked_on.with_name("new.argmap"))

    assert said.startswith("“work.argmap” has no version, and no backup, called “999")


def test_undo_in_the_restored_map_leads_back_to_what_the_map_was(worked_on):
    new = worked_on.with_name("new.argmap")
    run("restore", worked_on, "0", new)
    session = open_session(new)

    session.undo()

    assert set(session.document.records()) == set(read_map(worked_on).records)
    session.close()


def test_a_backup_is_restored_by_the_day_it_was_made(worked_on):
    run("back-up", worked_on)
    session = open_session(worked_on)
    session.undo()
    session.close()
    (backup,) = (one["version"] for one in listed(worked_on) if one["kind"] == "backup")
    new = worked_on.with_name("new.argmap")

    assert run("restore", worked_on, backup[:10], new).code == 0

    assert "Second" in texts(new) - texts(worked_on)


def test_a_backup_of_a_copy_says_of_which_it_is(worked_on):
    run("back-up", worked_on)
    copy = worked_on.with_name("copy.argmap")
    copy.write_bytes(worked_on.read_bytes())
    session = open_session(copy)
    session.undo()
    session.close()
    run("back-up", copy)

    assert [one["of"] for one in listed(worked_on) if one["kind"] == "backup"] == [str(copy), None]
    assert [one["of"] for one in listed(copy) if one["kind"] == "backup"] == [None, str(worked_on)]
    assert f"of “{copy}”, since then 1 card added (“Second”)" in run("versions", worked_on).out
    spoil(worked_on)
    assert run("versions", worked_on).out.splitlines()[0].endswith(f"of “{copy}”, backup")


def test_the_documents_of_a_backup_come_along(tmp_path):
    path, new = tmp_path / "full.argmap", tmp_path / "new.argmap"
    create_map(path, every_record(), originals())
    run("back-up", path)

    run("restore", path, listed(path)[-1]["version"], new)

    (text,) = Document(read_map(new).records).all(SourceText)
    assert read_original(new, text.original_sha256) == originals()[text.original_sha256]


def test_a_damaged_map_lists_its_backups_and_says_what_is_wrong(worked_on):
    run("back-up", worked_on)
    spoil(worked_on)

    answer = run("versions", worked_on)

    (line,) = answer.out.splitlines()
    assert (answer.code, line.split()[-1]) == (1, "backup")
    assert answer.err.startswith("“work.argmap” is damaged")
    new = worked_on.with_name("new.argmap")
    assert run("restore", worked_on, line.split()[0], new).code == 0
    assert "Second" in texts(new)


def test_a_map_that_is_gone_has_its_backups(worked_on):
    run("back-up", worked_on)
    worked_on.unlink()
    (backup,) = run("versions", worked_on, "--json").json()

    assert run("restore", worked_on, backup["version"], worked_on).code == 0
    assert "Second" in texts(worked_on)


def test_a_damaged_backup_is_said_to_be_so_and_not_restored(worked_on, data_folder):
    run("back-up", worked_on)
    (file,) = data_folder.rglob("backups/*/*.argmap")
    spoil(file)
    (backup,) = (one for one in listed(worked_on) if one["kind"] == "backup")
    new = worked_on.with_name("new.argmap")

    assert "is damaged" in backup["problem"]
    assert refusal("restore", worked_on, backup["version"], new).startswith(f"“{file.name}” is damaged")
    assert not new.exists()


def test_a_version_that_is_not_there_is_named(worked_on):
    said = refusal("restore", worked_on, "4", worked_on.with_name("new.argmap"))

    assert said == "“work.argmap” has no version, and no backup, called “4”; argmap versions lists them."


def test_an_empty_word_is_the_name_of_no_version(worked_on):
    said = refusal("restore", worked_on, "", worked_on.with_name("new.argmap"))

    assert said == "“work.argmap” has no version, and no backup, called “”; argmap versions lists them."


def test_a_name_that_two_versions_have_is_not_guessed(worked_on):
    session = open_session(worked_on)
    session.name_version("Draft")
    session.close()

    said = refusal("restore", worked_on, "Draft", worked_on.with_name("new.argmap"))

    assert said == "Several versions are named “Draft”; give the number of one: 2, 4."


def test_a_file_that_is_there_is_never_replaced(worked_on, sample):
    before = sample.read_bytes()

    assert refusal("restore", worked_on, "2", sample) == "“sample.argmap” is already there, and was left as it is."
    assert sample.read_bytes() == before


def test_a_map_that_is_not_there_is_named(tmp_path):
    gone = tmp_path / "gone.argmap"

    for command in (("versions", gone), ("restore", gone, "1", tmp_path / "new.argmap")):
        assert refusal(*command) == "“gone.argmap” is not there; it was moved, renamed or deleted."


def test_backing_up_removes_what_a_killed_process_left_beside_the_map(sample):
    stray = sample.with_name(f".{'0a' * 16}.argmap-new")
    stray.write_bytes(b"half")
    os.utime(stray, (0, 0))

    run("back-up", sample)

    assert not stray.exists()
