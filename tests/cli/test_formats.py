"""The commands that know every format: `formats`, `convert`, and the reports of `import` and `export`."""

import json

import pytest

from argmap.core.records import Node
from argmap.formats.registry import all_formats
from tests.cli.command_line import run
from tests.cli.test_commands import records_in

OUTLINE = "- Close the street.\n  - Pro: Children walk there.\n  - Con (see above): Shops need it.\n"


def test_the_formats_are_listed_with_what_each_carries():
    listed = {one["id"]: one for one in json.loads(run("formats", "--json").out)}

    assert listed.keys() == {one.id for one in all_formats()}
    assert (listed["argdown"]["reads"], listed["argdown"]["writes"]) == (True, True)
    assert (listed["dot"]["reads"], listed["dot"]["writes"]) == (False, True)
    assert "joint reasons" in listed["graphml"]["carries"]
    assert all(one in run("formats").out for one in listed)


def test_a_file_goes_straight_from_one_format_into_another(tmp_path):
    (tmp_path / "street.md").write_text(OUTLINE, encoding="utf-8")

    assert run("convert", tmp_path / "street.md", tmp_path / "street.argdown").code == 0
    assert run("convert", tmp_path / "street.argdown", tmp_path / "back", "--to", "argmap-json").code == 0
    assert {one["text"] for one in json.loads((tmp_path / "back").read_text("utf-8"))["nodes"]} == {
        "Close the street.",
        "Children walk there.",
        "Shops need it.",
    }


def test_the_report_of_an_import_is_told_and_written(tmp_path):
    (tmp_path / "street.md").write_text(OUTLINE, encoding="utf-8")
    answer = run("import", tmp_path / "street.md", tmp_path / "street.argmap", "--report", tmp_path / "r.json")
    report = json.loads((tmp_path / "r.json").read_text("utf-8"))

    assert "Line 3: It names no card that could stand here too" in answer.out
    assert [(one["fate"], one["place"]) for one in report["entries"]] == [("approximated", "line 3")]
    assert report["kept"] == [["cards", 3]]


def test_what_an_export_leaves_out_is_told(tmp_path):
    run("samples", "eu-nato", tmp_path / "map.argmap")
    answer = run("export", tmp_path / "map.argmap", tmp_path / "map.dot")

    assert "The format does not say who speaks." in answer.out
    assert (tmp_path / "map.dot").read_text("utf-8").startswith("digraph")


def test_columns_are_chosen_by_name(tmp_path):
    (tmp_path / "claims.csv").write_text("Nr;Behauptung;Unter\n1;Close it.;\n2;It is loud.;1\n", encoding="utf-8")
    chosen = [f"--choose={one}" for one in ("id=Nr", "text=Behauptung", "parent=Unter")]

    assert run("import", tmp_path / "claims.csv", tmp_path / "claims.argmap", *chosen).code == 0
    found = [one.text for one in records_in(tmp_path / "claims.argmap") if isinstance(one, Node)]
    assert found == ["Close it.", "It is loud."]


def test_a_format_that_is_not_there_and_a_choice_that_is_none_are_said(tmp_path):
    (tmp_path / "street.md").write_text(OUTLINE, encoding="utf-8")
    unknown = run("import", tmp_path / "street.md", tmp_path / "a.argmap", "--from", "rationale")
    unclear = run("import", tmp_path / "street.md", tmp_path / "a.argmap", "--choose", "text")

    assert unknown.code != 0
    assert "rationale is none of" in unknown.err
    assert unclear.code == 2
    assert "“text” is not NAME=VALUE." in unclear.err
    assert not (tmp_path / "a.argmap").exists()


@pytest.mark.parametrize(
    ("command", "files", "report"),
    [
        ("import", ("street.md", "x.argmap"), "street.md"),
        ("convert", ("street.md", "x.opml"), "street.md"),
        ("convert", ("street.md", "x.opml"), "x.opml"),
        ("export", ("street.argmap", "x.opml"), "x.opml"),
    ],
)
def test_a_report_takes_the_place_of_nothing_that_is_read_or_written(tmp_path, command, files, report):
    (tmp_path / "street.md").write_text(OUTLINE, encoding="utf-8")
    paths = [tmp_path / one for one in files]

    answer = run(command, *paths, "--report", tmp_path / "." / report)

    assert (answer.code, [one.name for one in tmp_path.iterdir()]) == (2, ["street.md"])
    assert f"the report would replace “{report}”." in answer.err
    assert (tmp_path / "street.md").read_text(encoding="utf-8") == OUTLINE
