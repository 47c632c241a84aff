"""`compare`: in what two maps differ, said and as JSON, with an exit code for scripts."""

import pytest

from argmap.core import edits
from argmap.core.records import Node
from argmap.samples import sample_copy, sample_records
from argmap.session import open_session
from argmap.storage.creating import create_map
from tests.cli.command_line import refusal, run
from tests.untouched import traces


@pytest.fixture
def worked_on(tmp_path):
    """A copy of the EU–NATO sample with one card reworded and another added."""
    path = tmp_path / "copy.argmap"
    create_map(path, sample_records("eu-nato"))
    session = open_session(path)
    first = next(iter(session.document.all(Node)))
    session.commit(edits.edit_text(session.document, first.id, f"{first.text} Really."))
    session.commit(edits.add_claim(session.document, "A claim\x1b[31m of ours"))
    session.close()
    return path


def test_what_differs_is_said_card_by_card_with_the_counts_last(sample, worked_on):
    answer = run("compare", sample, worked_on)

    assert answer.code == 3
    reworded, added, counts = answer.out.splitlines()
    assert reworded.startswith("Reworded: “")
    assert reworded.endswith("with “Really.”.")
    assert added == "Added: “A claim�[31m of ours”, a claim at the top."
    assert counts == "1 card added, 1 reworded."


def test_maps_that_say_the_same_have_exit_code_0(sample, tmp_path):
    create_map(tmp_path / "other.argmap", sample_copy("eu-nato"))

    answer = run("compare", sample, tmp_path / "other.argmap")

    assert (answer.code, answer.out) == (0, "The maps say the same.\n")


def test_as_json_every_difference_names_its_cards_and_places(sample, worked_on):
    said = run("compare", sample, worked_on, "--json").json()

    assert said["same"] is False
    assert said["counts"] == {"added": 1, "reworded": 1}
    reworded, added = said["differences"]
    assert reworded["a"] == reworded["b"]
    assert reworded["b_spans"] != []
    assert (added["a"], added["b"]["inference_id"]) == (None, None)
    assert {one["why"] for one in said["matches"]} == {"id"}


def test_looking_leaves_both_maps_as_they_are(sample, worked_on):
    before = traces(sample), traces(worked_on)

    run("compare", sample, worked_on)

    assert (traces(sample), traces(worked_on)) == before


def test_what_is_no_map_is_refused_in_one_sentence(sample, tmp_path):
    (tmp_path / "letter.argmap").write_text("Dear all")

    assert "letter.argmap" in refusal("compare", sample, tmp_path / "letter.argmap")
