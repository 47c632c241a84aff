"""Each command does what the table of commands says."""

import csv
import io
import json
import sqlite3
from contextlib import closing

import click
import pytest

from argmap import settings
from argmap.cli.group import COMMANDS, command_named
from argmap.cli.paths import PATH
from argmap.core.document import Document
from argmap.core.edits import source_text
from argmap.core.records import MapInfo, Node, Source, SourceText
from argmap.formats.argmap_json import read as read_json
from argmap.formats.argmap_json import write as write_json
from argmap.samples import sample_names, sample_records, sample_title
from argmap.storage.backup import backups
from argmap.storage.opening import read_map
from tests.cli.command_line import refusal, run
from tests.untouched import traces


def records_in(path):
    return read_map(path).records


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_is_there_and_explains_itself(name):
    answer = run(name, "--help")

    assert answer.code == 0
    assert answer.out.startswith(f"Usage: argmap {name} ")
    assert command_named(name).name == name


def test_help_lists_every_command():
    out = run("--help").out

    assert all(name in out and words in out for name, words in COMMANDS.items())


def test_the_version_is_told():
    assert run("--version").out.startswith("argmap ")


def test_new_makes_a_map_with_its_title(tmp_path):
    assert run("new", tmp_path / "x.argmap", "--title", "Streets").code == 0

    (info,) = records_in(tmp_path / "x.argmap")
    assert info.title == "Streets"


def test_samples_lists_names_and_titles():
    lines = run("samples").out.splitlines()

    assert [line.split()[0] for line in lines] == sample_names()
    assert all(sample_title(name) in line for name, line in zip(sample_names(), lines, strict=True))


@pytest.mark.parametrize("name", sample_names())
def test_a_sample_is_copied_with_everything_but_its_own_id(tmp_path, name):
    assert run("samples", name, tmp_path / "x.argmap").code == 0

    copied, original = Document(records_in(tmp_path / "x.argmap")), Document(sample_records(name))
    assert copied.info.origin_id == original.info.id != copied.info.id
    assert set(copied.records()) - {copied.info} == set(original.records()) - {original.info}


def test_importing_the_example_gives_the_map_it_is_known_for(tmp_path, shared):
    answer = run("import", shared / "example" / "eu-nato.json", tmp_path / "x.argmap")

    assert (answer.code, answer.out) == (0, "41 cards imported.\n")
    counts = run("info", tmp_path / "x.argmap", "--json").json()
    assert counts == {
        "title": "Does EU defence integration complement NATO?",
        "nodes": 41,
        "claims": 34,
        "evidence": 7,
        "questions": 0,
        "placed": 41,
        "main_claims": 1,
        "reasons": 16,
        "objections": 10,
        "rebuttals": 7,
        "supporting_evidence": 7,
        "counter_evidence": 0,
        "placed_questions": 0,
        "answers": 0,
        "inferences": 38,
        "supports": 21,
        "opposes": 17,
        "undercuts": 2,
        "co_premise_groups": 2,
        "sources": 1,
        "passages": 41,
        "passages_exact": 41,
        "passage_links": 41,
        "depth": 4,
        "tray": 0,
    }


def test_an_outline_is_imported(tmp_path):
    (tmp_path / "x.md").write_text("# Streets\n- main\n  - Pro: quiet\n", encoding="utf-8")

    assert run("import", tmp_path / "x.md", tmp_path / "x.argmap").out == "2 cards imported.\n"
    assert [one.text for one in records_in(tmp_path / "x.argmap") if isinstance(one, Node)] == ["main", "quiet"]


def test_a_circle_is_imported_and_said(tmp_path):
    value = json.loads(run_export_json(tmp_path))
    value["inferences"].append({"id": "a" * 32, "polarity": "supports", "target_node_id": value["nodes"][1]["id"]})
    value["premises"].append({"id": "b" * 32, "inference_id": "a" * 32, "node_id": value["nodes"][0]["id"]})
    (tmp_path / "circle.json").write_text(json.dumps(value), encoding="utf-8")

    answer = run("import", tmp_path / "circle.json", tmp_path / "circle.argmap")

    assert answer.code == 0
    assert "2 cards stand in a circle, which is drawn cut at “" in answer.out
    assert run("info", tmp_path / "circle.argmap", "--json").json()["nodes"] == 2
    assert run("export", tmp_path / "circle.argmap", tmp_path / "circle.svg").code == 0


def run_export_json(folder) -> bytes:
    """argmap JSON of a small map."""
    (folder / "small.md").write_text("- main\n  - reason\n", encoding="utf-8")
    run("import", folder / "small.md", folder / "small.argmap")
    run("export", folder / "small.argmap", folder / "small.json")
    return (folder / "small.json").read_bytes()


def test_exporting_json_and_importing_it_gives_equal_records(sample, tmp_path):
    run("export", sample, tmp_path / "x.json")
    run("import", tmp_path / "x.json", tmp_path / "again.argmap")

    assert records_in(tmp_path / "again.argmap") == records_in(sample)


def test_info_tells_a_map_in_lines(sample):
    out = run("info", sample).out

    assert "title     Does EU defence integration complement NATO?\n" in out
    assert "cards     40 cards (26 claims, 13 evidence, 1 question)\n" in out
    assert "passages  40 passages (all exact), 40 links\n" in out


def test_info_of_a_folder_is_a_line_for_each_map(sample, tmp_path):
    run("new", tmp_path / "a.argmap", "--title", "First")
    (tmp_path / "notes.txt").write_text("no map")

    lines = run("info", tmp_path).out.splitlines()

    assert [line.split(":")[0] for line in lines] == ["a.argmap", "sample.argmap"]
    assert [row["file"] for row in run("info", tmp_path, "--json").json()] == ["a.argmap", "sample.argmap"]


def test_info_as_csv_is_a_row_for_each_map_and_never_a_formula(sample, tmp_path):
    run("new", tmp_path / "a.argmap", "--title", "=1+1")

    rows = list(csv.DictReader(io.StringIO(run("info", tmp_path, "--csv").out)))

    assert [row["file"] for row in rows] == ["a.argmap", "sample.argmap"]
    assert rows[0]["title"] == "'=1+1"
    assert rows[1]["nodes"] == "40"


def test_info_of_a_folder_names_what_cannot_be_read_after_the_rest(sample, tmp_path):
    (tmp_path / "broken.argmap").write_bytes(b"x")

    answer = run("info", tmp_path)

    assert answer.code == 1
    assert answer.out.startswith("sample.argmap: 40 cards (")
    assert answer.err == "1 of 2 maps could not be read: “broken.argmap”.\n"


def test_a_title_cannot_command_the_terminal(tmp_path):
    run("new", tmp_path / "x.argmap", "--title", "a\x1b[2Jb\u202e")

    assert "\x1b" not in run("info", tmp_path / "x.argmap").out
    assert "\u202e" not in run("info", tmp_path).out
    assert "\x1b" not in run("info", tmp_path / "x.argmap", "--json").out


def test_check_tells_the_open_points(sample):
    lines = run("check", sample).out.splitlines()
    said = run("check", sample, "--json").json()

    assert len(lines) - 1 == len(said["open_points"]) == sum(said["counts"].values())
    for line, point in zip(lines[:-1], said["open_points"], strict=True):
        assert line.startswith(point["words"])
        assert (line != point["words"]) is (point["fix"] is not None)


def test_check_tells_what_one_key_would_do(tmp_path):
    (tmp_path / "x.md").write_text("- Trains win.\n  - Trams are quiet, and buses are cheap.\n", encoding="utf-8")
    run("import", tmp_path / "x.md", tmp_path / "x.argmap")
    said = run("check", tmp_path / "x.argmap", "--json").json()

    assert "cheap.” (can be split into two cards)" in run("check", tmp_path / "x.argmap").out
    assert {one["check"]: one["fix"] for one in said["open_points"]}["two_claims"] == "add_sibling"
    assert {point["check"] for point in said["open_points"]} <= set(said["counts"])


def test_fidelity_tells_where_cards_say_more_than_their_passages(tmp_path):
    run("samples", "sugar-tax", tmp_path / "sugar.argmap")
    lines = run("fidelity", tmp_path / "sugar.argmap").out.splitlines()
    said = run("fidelity", tmp_path / "sugar.argmap", "--json").json()

    assert len(lines) - 1 == len(said["differences"]) == sum(said["counts"].values()) > 0
    assert all(line.endswith(one["words"]) for line, one in zip(lines, said["differences"], strict=False))
    assert lines[-1].endswith(f" of {said['compared']} cards with a passage differ from it.")


def test_fidelity_of_a_language_without_word_lists_is_refused(tmp_path):
    info = MapInfo("0" * 32, "Map", language="tlh")
    (tmp_path / "x.json").write_bytes(write_json([info]))
    run("import", tmp_path / "x.json", tmp_path / "x.argmap")

    answer = run("fidelity", tmp_path / "x.argmap")

    assert answer.code == 1
    assert answer.err == "There are no word lists for the language of “x.argmap”, tlh.\n"


def test_coverage_tells_of_each_source_how_much_is_mapped_and_what_may_be_missed(tmp_path):
    run("samples", "sugar-tax", tmp_path / "sugar.argmap")
    out = run("coverage", tmp_path / "sugar.argmap").out
    said = run("coverage", tmp_path / "sugar.argmap", "--json").json()

    assert len(said) == 2
    for source in said:
        assert f"“{source['title']}”, version 1: {source['whole']['share']:.0%} mapped" in out
        assert sum(one["covered"] for one in source["sections"]) == source["whole"]["covered"] > 0
        assert all(" ".join(one["words"].split()) in out for one in source["unmapped"])


def test_coverage_in_a_language_without_word_lists_says_that_it_cannot_tell_what_was_missed(tmp_path):
    run("samples", "sugar-tax", tmp_path / "sugar.argmap")
    run("export", tmp_path / "sugar.argmap", tmp_path / "sugar.json")
    said = json.loads((tmp_path / "sugar.json").read_text(encoding="utf-8"))
    said["map_info"]["language"] = "tlh"
    (tmp_path / "x.json").write_text(json.dumps(said), encoding="utf-8")
    run("import", tmp_path / "x.json", tmp_path / "x.argmap")

    out = run("coverage", tmp_path / "x.argmap").out

    assert out.count("knows no indicator words of the map's language") == 2
    assert "unmapped sentences with" not in out
    assert {one["unmapped"] for one in run("coverage", tmp_path / "x.argmap", "--json").json()} == {None}


def test_coverage_says_nothing_of_a_source_whose_text_is_not_in_the_map(tmp_path):
    source, text = Source("1" * 32, title="A book"), source_text("1" * 32, "")
    (tmp_path / "x.json").write_bytes(write_json([MapInfo("0" * 32, "Map"), source, text]))
    run("import", tmp_path / "x.json", tmp_path / "x.argmap")

    assert run("coverage", tmp_path / "x.argmap").out == "No source of this map has a text.\n"


def test_coverage_of_a_map_without_sources_says_so(tmp_path):
    run("new", tmp_path / "x.argmap")

    assert run("coverage", tmp_path / "x.argmap").out == "No source of this map has a text.\n"
    assert run("coverage", tmp_path / "x.argmap", "--json").json() == []


def test_verify_says_ok_of_a_sound_map(sample):
    assert run("verify", sample).out == "ok\n"
    assert run("verify", sample, "--json").json() == {"ok": True, "problem": "", "faults": []}


def test_verify_says_what_is_damaged_and_where(sample):
    data = sample.read_bytes()
    place = data.index(b"EU members that belong")
    sample.write_bytes(data[:place] + b"ee" + data[place + 2 :])

    answer = run("verify", sample)
    said = run("verify", sample, "--json")

    assert (answer.code, said.code) == (1, 1)
    assert "“sample.argmap” is damaged: " in answer.err
    assert "argmap salvage puts what is good in it into a new map." in answer.err
    assert not said.json()["ok"]
    assert any(fault["table"] == "nodes" for fault in said.json()["faults"])


def test_the_good_part_of_a_damaged_map_becomes_a_new_one(sample, tmp_path):
    data = sample.read_bytes()
    sample.write_bytes(data.replace(b"EU members that belong", b"EU members that behold"))

    answer = run("salvage", sample, tmp_path / "good.argmap")
    said = run("salvage", sample, tmp_path / "again.argmap", "--json").json()

    hurt, summary = answer.out.splitlines()
    assert hurt.startswith("nodes ")
    assert "EU members that behold" in hurt
    assert summary.startswith(f"{tmp_path / 'good.argmap'}: ")
    assert run("verify", tmp_path / "good.argmap").code == 0
    assert [fault["table"] for fault in said["faults"]] == ["nodes"]
    assert not said["is_whole"]
    assert refusal("salvage", sample, tmp_path / "good.argmap").endswith("is already there, and was left as it is.")


def test_a_sound_map_is_brought_back_whole(sample, tmp_path):
    answer = run("salvage", sample, tmp_path / "good.argmap")

    assert answer.out.endswith(" sources. Nothing is missing.\n") or answer.out.endswith(
        " source. Nothing is missing.\n"
    )
    assert read_map(tmp_path / "good.argmap").records == read_map(sample).records


def test_a_backup_is_kept_once(sample):
    first, second = run("back-up", sample), run("back-up", sample)

    kept = [one.path for one in backups(settings.backups_folder(), records_in(sample)[0].id)]
    assert first.out == f"{kept[0]}\n"
    assert second.out == "The newest backup is the same.\n"
    assert len(kept) == 1
    assert read_map(kept[0]).records == read_map(sample).records


def test_a_damaged_map_is_not_backed_up(sample):
    data = sample.read_bytes()
    sample.write_bytes(data.replace(b"EU members that belong", b"ee members that belong"))

    answer = run("back-up", sample)

    assert (answer.code, answer.out) == (1, "")
    assert "“sample.argmap” is damaged: " in answer.err
    assert not list(settings.backups_folder().rglob("*.argmap"))


def test_what_is_no_map_is_not_backed_up(tmp_path):
    empty, other = tmp_path / "empty.argmap", tmp_path / "other.argmap"
    empty.touch()
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE something (word)")

    told = [run("back-up", path) for path in (empty, other)]

    assert [one.code for one in told] == [1, 1]
    assert [one.err for one in told] == [
        "“empty.argmap” is empty; there is no map in it.\n",
        "“other.argmap” is not an argmap map.\n",
    ]


def test_what_is_wrong_with_a_file_is_said_by_who_reads_it():
    """Not by click, which would tell of a file that may not be read in three lines, as of a word it does not know."""
    types = [one.type for name in COMMANDS for one in command_named(name).params if isinstance(one.type, click.Path)]
    assert len(types) > 50
    assert {one is PATH for one in types} == {True}


def test_a_document_becomes_a_source(tmp_path):
    run("new", tmp_path / "x.argmap")
    (tmp_path / "report.txt").write_text("Wörter\nund mehr", encoding="utf-8")

    answer = run("add-source", tmp_path / "x.argmap", tmp_path / "report.txt", "--title", "Ein Bericht")

    info, source, text = records_in(tmp_path / "x.argmap")
    assert answer.out == "“Ein Bericht” added with 15 characters.\n"
    assert (type(info), type(source), type(text)) == (MapInfo, Source, SourceText)
    assert (source.title, text.text) == ("Ein Bericht", "Wörter\nund mehr")
    assert run("verify", tmp_path / "x.argmap").code == 0


def test_adding_a_source_is_a_step_of_the_history(tmp_path):
    run("new", tmp_path / "x.argmap")
    (tmp_path / "report.txt").write_text("words", encoding="utf-8")
    run("add-source", tmp_path / "x.argmap", tmp_path / "report.txt")

    assert [entry.change.label for entry in read_map(tmp_path / "x.argmap").history] == ["add_source"]


def test_looking_at_a_map_leaves_no_trace_on_it(sample):
    before = traces(sample)
    for command in ("info", "check", "verify"):
        run(command, sample)

    assert traces(sample) == before


def test_no_such_sample_is_said(tmp_path):
    assert (
        refusal("samples", "nope", tmp_path / "x.argmap") == "There is no sample “nope”; “argmap samples” lists them."
    )


def test_a_sample_without_a_file_is_a_matter_of_usage():
    assert run("samples", "eu-nato").code == 2


@pytest.mark.parametrize("arguments", [["info"], ["nonsense"], ["new"], ["info", "a", "--json", "--csv"], ["--what"]])
def test_wrong_usage_has_exit_code_2(arguments):
    assert run(*arguments).code == 2


@pytest.mark.parametrize("command", ["new", "samples", "import"])
def test_a_map_is_never_overwritten(sample, tmp_path, shared, command):
    before = sample.read_bytes()
    arguments = {"new": [], "samples": ["eu-nato"], "import": [shared / "example" / "eu-nato.json"]}[command]

    assert refusal(command, *arguments, sample) == "“sample.argmap” is already there, and was left as it is."
    assert sample.read_bytes() == before


def test_read_json_of_the_export_says_nothing_new(sample, tmp_path):
    run("export", sample, tmp_path / "x.json")

    assert read_json((tmp_path / "x.json").read_bytes(), "x.json").remarks == ()
