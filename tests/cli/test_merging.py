"""`merge`: one map of two that come from a third, said and as JSON, with an exit code for scripts."""

from dataclasses import replace
from hashlib import sha256

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.records import MapInfo, Node, Source, SourceText
from argmap.samples import sample_copy, sample_records
from argmap.session import open_session
from argmap.storage.copy import copy_map
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map, read_original
from tests.cli.command_line import refusal, run
from tests.untouched import traces

PDF = b"%PDF-1.7 the original"


@pytest.fixture
def maps(tmp_path):
    """A map, and the paths of two copies of it."""
    base, a, b = (tmp_path / f"{name}.argmap" for name in ("base", "anna", "ben"))
    create_map(base, sample_records("eu-nato"))
    copy_map(base, a)
    copy_map(base, b)
    return base, a, b


def do(path, *made, originals=None):
    """Make edits of a map, each a function of its document."""
    session = open_session(path)
    for edit in made:
        session.commit(edit(session.document), originals)
    session.close()


def reword_first(words):
    return lambda of: edits.edit_text(of, next(iter(of.all(Node))).id, words)


def texts(path):
    return {one.text for one in read_map(path).records if isinstance(one, Node)}


def test_what_both_did_is_in_the_new_map_which_names_the_one_they_come_from(maps, tmp_path):
    base, a, b = maps
    do(a, lambda of: edits.add_claim(of, "Anna’s claim"))
    do(b, lambda of: edits.add_claim(of, "Ben’s claim"))

    answer = run("merge", *maps, tmp_path / "out.argmap")

    assert (answer.code, answer.out) == (0, "No conflicts.\n")
    assert texts(tmp_path / "out.argmap") == texts(a) | texts(b)
    loaded = read_map(tmp_path / "out.argmap")
    info, origin = (Document(read_map(path).records).info for path in (tmp_path / "out.argmap", base))
    assert info.id != origin.id
    assert info == replace(origin, id=info.id, origin_id=origin.id)
    assert list(loaded.history) == []


def test_conflicts_are_said_with_how_each_was_settled_and_the_map_is_made(maps, tmp_path):
    _, a, b = maps
    do(a, reword_first("Anna’s words"))
    do(b, reword_first("Ben’s words\x1b[31m"))

    answer = run("merge", *maps, tmp_path / "out.argmap")

    assert answer.code == 3
    said, count = answer.out.splitlines()
    assert "“anna.argmap” says “Anna’s words”, “ben.argmap” says “Ben’s words�[31m”; both stand there now." in said
    assert count == "1 conflict."
    assert "Anna’s words\n\nBen’s words\x1b[31m" in texts(tmp_path / "out.argmap")


def test_the_preferred_side_counts_where_both_cannot_be(maps, tmp_path):
    _, a, b = maps
    do(a, reword_first("Anna’s words"))
    do(b, reword_first("Ben’s words"))

    answer = run("merge", *maps, tmp_path / "out.argmap", "--prefer", "b")

    assert answer.code == 3
    assert answer.out.splitlines()[0].endswith("; as in “ben.argmap” now.")
    assert "Ben’s words" in texts(tmp_path / "out.argmap")


def test_as_json_each_conflict_has_what_each_map_says(maps, tmp_path):
    base, a, b = maps
    do(a, reword_first("Anna’s words"))
    do(b, reword_first("Ben’s words"))

    (conflict,) = run("merge", *maps, tmp_path / "out.argmap", "--json").json()["conflicts"]

    before = next(one.text for one in read_map(base).records if isinstance(one, Node))
    assert conflict["kind"] == "fields"
    assert (conflict["base"], conflict["a"], conflict["b"]) == ([before], ["Anna’s words"], ["Ben’s words"])
    assert conflict["result"] == ["Anna’s words\n\nBen’s words"]
    assert conflict["choice"] == "both"


def test_original_documents_of_either_side_come_along(maps, tmp_path):
    _, a, b = maps
    digest = sha256(PDF).hexdigest()
    text = edits.source_text("7" * 32, "The words", original_sha256=digest, new_id=lambda: "8" * 32)
    do(b, lambda of: edits.add_source(of, Source("7" * 32, title="A PDF"), text), originals={digest: PDF})
    do(a, lambda of: edits.add_claim(of, "Anna’s claim"))

    run("merge", *maps, tmp_path / "out.argmap")

    assert any(isinstance(one, SourceText) and one.id == "8" * 32 for one in read_map(tmp_path / "out.argmap").records)
    assert read_original(tmp_path / "out.argmap", digest) == PDF


def test_copies_that_are_maps_of_their_own_are_merged_too(tmp_path):
    base, a, b = (tmp_path / f"{name}.argmap" for name in ("base", "anna", "ben"))
    create_map(base, sample_records("eu-nato"))
    for path in (a, b):
        create_map(path, sample_copy("eu-nato"))
    do(a, lambda of: edits.add_claim(of, "Anna’s claim"))

    assert run("merge", base, a, b, tmp_path / "out.argmap").code == 0
    assert texts(tmp_path / "out.argmap") == texts(a)


def test_maps_of_which_one_is_no_copy_are_refused(maps, tmp_path):
    base, a, _ = maps
    create_map(tmp_path / "other.argmap", [MapInfo("f" * 32)])

    said = refusal("merge", base, a, tmp_path / "other.argmap", tmp_path / "out.argmap")

    assert said == "“other.argmap” and “base.argmap” are not copies of one map, so they cannot be merged."
    assert not (tmp_path / "out.argmap").exists()


def test_what_lies_at_the_new_place_is_never_replaced_and_the_maps_stay_as_they_are(maps):
    before = [traces(path) for path in maps]

    assert "anna.argmap" in refusal("merge", *maps, maps[1])
    assert [traces(path) for path in maps] == before
