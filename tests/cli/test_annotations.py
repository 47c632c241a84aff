"""Annotations out of a map and into one, by the command line."""

import json

import pytest

from argmap.core.records import Node, Passage, PassageState, Source
from argmap.storage.opening import read_map
from tests.cli.command_line import refusal, run

QUOTE = "so far, EU defence integration has complemented NATO more than it has duplicated it"


def annotations(folder, **said):
    """A file with one annotation of the sample's article."""
    selector = {"type": "TextQuoteSelector", "exact": QUOTE}
    value = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/1",
        "type": "Annotation",
        "bodyValue": "Is that so?",
        "target": {"source": "file:///elsewhere/Complement.txt", "selector": selector},
    }
    path = folder / "notes.jsonld"
    path.write_text(json.dumps(value | said), encoding="utf-8")
    return path


def in_map(path, record_type):
    return [one for one in read_map(path).records if isinstance(one, record_type)]


def test_passages_go_out_and_are_known_when_they_come_back(sample, tmp_path):
    answer = run("annotations", sample, tmp_path / "x.jsonld")

    assert (answer.code, answer.out) == (0, "40 passages written.\n")
    assert json.loads((tmp_path / "x.jsonld").read_bytes())["total"] == 40
    again = run("add-annotations", sample, tmp_path / "x.jsonld")
    assert again.out == "0 cards added to the tray; 40 annotations were there already.\n"


@pytest.mark.parametrize("command", [("annotations", "--format", "web-annotation"), ("export",)])
def test_a_map_is_never_replaced_by_what_is_made_of_it(sample, tmp_path, command):
    before = sample.read_bytes()
    link = tmp_path / "link.json"
    link.symlink_to(sample)

    assert refusal(command[0], sample, link, *command[1:]) == "“sample.argmap” is already there, and was left as it is."
    assert sample.read_bytes() == before


def test_a_project_with_the_texts_goes_out_and_comes_into_a_new_map(sample, tmp_path):
    assert run("annotations", sample, tmp_path / "x.qdpx").out == "40 passages written.\n"

    run("new", tmp_path / "new.argmap")
    answer = run("add-annotations", tmp_path / "new.argmap", tmp_path / "x.qdpx")

    assert answer.out == "40 cards added to the tray; passages: 40 exact.\n"
    (source,) = in_map(tmp_path / "new.argmap", Source)
    assert source.title == "Complement or duplicate? EU defence integration and NATO"


def test_passages_that_a_format_cannot_say_are_told(sample, tmp_path):
    run("add-annotations", sample, annotations(tmp_path))

    answer = run("annotations", sample, tmp_path / "x.qdpx")

    assert answer.out == "40 passages written.\n1 passage without a place in a text left out.\n"


def test_a_card_comes_for_a_source_that_is_named_by_its_id(sample, tmp_path):
    (source,) = in_map(sample, Source)

    answer = run("add-annotations", sample, annotations(tmp_path), "--source", source.id)

    assert (answer.code, answer.out) == (0, "1 card added to the tray; passages: 1 exact.\n")
    assert "Is that so?" in [one.text for one in in_map(sample, Node)]
    assert len(in_map(sample, Source)) == 1


def test_a_source_that_the_map_does_not_hold_is_told(sample, tmp_path):
    answer = run("add-annotations", sample, annotations(tmp_path))

    assert answer.out.splitlines() == [
        "1 card added to the tray; passages: 1 never checked, as their source has no text here.",
        "Without a text in this map: “Complement.txt”.",
    ]
    assert PassageState.UNVERIFIED in [one.state for one in in_map(sample, Passage)]


def test_of_many_unknown_sources_the_first_are_named(sample, tmp_path):
    selector = {"type": "TextQuoteSelector", "exact": QUOTE}
    targets = [{"source": f"http://example.org/{number}", "selector": selector} for number in range(5)]

    answer = run("add-annotations", sample, annotations(tmp_path, target=targets))

    assert answer.out.splitlines()[1] == "Without a text in this map: “0”, “1”, “2” and 2 more."


def test_what_has_no_words_is_told(sample, tmp_path):
    answer = run("add-annotations", sample, annotations(tmp_path, target="http://example.org/a"))

    assert answer.out.splitlines() == [
        "1 card added to the tray.",
        "1 annotation without words in a text: cards without a passage.",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "“x.jsonld” is empty"),
        (b"{", "is not sound JSON: line 1, column 2"),
        (b"{}", "is in no format that argmap imports (annotations: Web Annotation, Hypothesis, REFI-QDA)"),
        (b'{"type":"Annotation"}', "cannot be imported: @context is missing; target is missing"),
    ],
)
def test_a_file_that_holds_no_annotations_is_refused_and_the_map_stays_as_it_was(sample, tmp_path, content, says):
    (tmp_path / "x.jsonld").write_bytes(content)
    before = sample.read_bytes()

    assert says in refusal("add-annotations", sample, tmp_path / "x.jsonld")
    assert sample.read_bytes() == before


def test_a_source_that_is_none_of_the_maps_is_refused(sample, tmp_path):
    assert "no source has an id that begins with “xyz”" in refusal(
        "add-annotations", sample, annotations(tmp_path), "--source", "xyz"
    )


def test_files_that_are_not_there_are_named(sample, tmp_path):
    assert "is not there" in refusal("add-annotations", sample, tmp_path / "none.jsonld")
    assert "is not there" in refusal("add-annotations", tmp_path / "none.argmap", annotations(tmp_path))
    assert "is not there" in refusal("annotations", tmp_path / "none.argmap", tmp_path / "x.jsonld")


def test_a_name_that_says_no_format_is_refused(sample, tmp_path):
    answer = run("annotations", sample, tmp_path / "x.txt")

    assert answer.code == 2
    assert "its name must end in one of .jsonld" in answer.err
    assert run("annotations", sample, tmp_path / "x.txt", "--format", "web-annotation").code == 0
