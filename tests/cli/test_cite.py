"""References go into a map and come out of it by the command line."""

import json

from tests.cli.command_line import refusal, run, run_program

BIB = "@book{mill, author = {Mill, John Stuart}, title = {On Liberty}, year = 1859, doi = {10.1/x}}\n"


def a_map(tmp_path):
    run("new", tmp_path / "x.argmap")
    (tmp_path / "a.bib").write_text(BIB, encoding="utf-8")
    return tmp_path / "x.argmap"


def test_references_are_added_then_matched(tmp_path):
    file = a_map(tmp_path)
    assert run("cite", file, tmp_path / "a.bib").out == "added: On Liberty\n"
    assert run("cite", file, tmp_path / "a.bib").out == "matched: On Liberty\n"
    assert run("verify", file).code == 0


def test_references_that_match_no_source_are_left_out_on_wish(tmp_path):
    file = a_map(tmp_path)
    assert run("cite", file, tmp_path / "a.bib", "--matching").out == "left out: On Liberty\n"
    assert run("citations", file).json() == []


def test_the_sources_of_a_map_are_printed_as_references(tmp_path):
    file = a_map(tmp_path)
    run("cite", file, tmp_path / "a.bib")
    (item,) = run("citations", file).json()
    assert (item["id"], item["DOI"], item["issued"]) == ("mill", "10.1/x", {"date-parts": [[1859]]})
    assert "author = {Mill, John Stuart}" in run("citations", file, "--style", "bibtex").out


def test_a_source_without_a_reference_is_printed_by_its_fields(tmp_path):
    file = a_map(tmp_path)
    (tmp_path / "report.txt").write_text("words", encoding="utf-8")
    run("add-source", file, tmp_path / "report.txt", "--title", "A report")
    (item,) = json.loads(run("citations", file).out)
    assert (item["type"], item["title"]) == ("document", "A report")


def test_a_broken_file_changes_nothing(tmp_path):
    file = a_map(tmp_path)
    (tmp_path / "b.bib").write_text(BIB + "@book{l, title = {b}\n\n@book{m, title = {c}}", encoding="utf-8")
    assert "line 2" in refusal("cite", file, tmp_path / "b.bib")
    assert run("citations", file).json() == []


def test_a_file_of_another_kind_is_refused(tmp_path):
    file = a_map(tmp_path)
    assert "none of .bib, .json, .ris" in refusal("cite", file, file)


def test_the_program_refuses_a_broken_file_in_one_sentence(tmp_path):
    file = a_map(tmp_path)
    (tmp_path / "b.bib").write_text("@book{l, title = {b}\n\n@book{m, title = {c}}", encoding="utf-8")
    answer = run_program("cite", file, tmp_path / "b.bib")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
