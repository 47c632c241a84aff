"""`update-source` and `passages`: a document changes, and each passage says what became of it."""

import pytest

from argmap.core import edits
from argmap.core.anchoring import Quote
from argmap.core.document import Document
from argmap.core.records import Node, Passage, Source, SourceText
from argmap.session import open_session
from argmap.storage.opening import read_map
from tests.cli.command_line import Answer, refusal, run
from tests.core.refinding.texts import AFTER, BEFORE, OLD, QUOTE

CHANGED = "Rents in the city have tripled in ten years."


@pytest.fixture
def rents(tmp_path):
    """A map with a card that rests on a sentence of a text file."""
    file, report = tmp_path / "rents.argmap", tmp_path / "report.txt"
    report.write_text(OLD, encoding="utf-8")
    run("new", file, "--title", "Rents")
    run("add-source", file, report)
    session = open_session(file)
    (text,) = session.document.all(SourceText)
    start = OLD.index(QUOTE)
    session.commit(edits.add_claim(session.document, "Rents rose.", Quote(text.id, start, start + len(QUOTE))))
    session.close()
    return file


def document_of(file):
    return Document(read_map(file).records)


def update(file, text):
    newer = file.with_name("newer.txt")
    newer.write_text(text, encoding="utf-8")
    return run("update-source", file, next(iter(document_of(file).all(Source))).id, newer)


def passage_in(file):
    (passage,) = run("passages", file, "--json").json()
    return passage


def test_a_passage_is_told_with_its_place_its_words_and_who_rests_on_it(rents):
    document, passage = document_of(rents), passage_in(rents)
    (text,), (node,) = document.all(SourceText), document.all(Node)
    assert text.text[passage["start"] : passage["end"]] == passage["exact"] == QUOTE
    assert (passage["source"], passage["version"], passage["state"]) == (text.source_id, 1, "exact")
    assert (passage["nodes"], passage["page"]) == ([node.id], None)
    assert run("passages", rents).out == f"exact      “{QUOTE}” (report, version 1, para. 1)\n"


@pytest.mark.parametrize(
    ("text", "line", "state"),
    [
        ("A foreword.\n" + OLD, f"exact   “{QUOTE}”", "exact"),
        ("Another thing. " + QUOTE + " Enough.", f"moved   “{QUOTE}”", "moved"),
        (BEFORE + CHANGED + AFTER, f"changed “{CHANGED}” for “{QUOTE}”", "changed"),
        (BEFORE + AFTER, f"lost    “{QUOTE}”", "lost"),
    ],
)
def test_a_new_version_says_what_became_of_each_passage(rents, text, line, state):
    answer = update(rents, text)
    assert (answer.code, answer.out) == (0, f"{line}\n“report” has a new version; 1 {state}.\n")
    passage = passage_in(rents)
    assert (passage["version"], passage["state"]) == (2, state)
    assert run("verify", rents).code == 0


def test_the_beginning_of_an_id_is_enough(rents):
    newer = rents.with_name("newer.txt")
    newer.write_text("A foreword.\n" + OLD, encoding="utf-8")
    assert run("update-source", rents, next(iter(document_of(rents).all(Source))).id[:8], newer).code == 0


def test_the_old_version_and_what_stood_in_it_stay(rents):
    (before,) = document_of(rents).all(Passage)
    update(rents, BEFORE + CHANGED + AFTER)
    document = document_of(rents)
    assert [text.text for text in document.all(SourceText)] == [OLD, BEFORE + CHANGED + AFTER]
    assert document.find(Passage, before.id) == before


def test_the_same_text_again_is_refused_and_changes_nothing(rents):
    before = rents.read_bytes()
    assert update(rents, OLD) == Answer(1, "", "The text is the same as that of the newest version.\n")
    assert rents.read_bytes() == before


@pytest.mark.parametrize("source_id", ["", "zz"])
def test_a_source_that_is_not_there_is_named(rents, source_id):
    said = refusal("update-source", rents, source_id, rents.with_name("report.txt"))
    assert said == f"In “rents.argmap” no source has an id that begins with “{source_id}”."


def test_an_id_that_begins_two_sources_is_not_guessed(tmp_path):
    file = tmp_path / "two.argmap"
    run("new", file, "--title", "Two")
    session = open_session(file)
    for source_id in ("a" * 32, "a" * 31 + "b"):
        session.commit(edits.add_source(session.document, Source(source_id)))
    session.close()
    said = refusal("update-source", file, "aa", file)
    assert said == "In “two.argmap” more than one source has an id that begins with “aa”."


def test_a_map_without_passages_says_so(tmp_path):
    run("new", tmp_path / "x.argmap", "--title", "x")
    assert run("passages", tmp_path / "x.argmap").out == "This map rests on no passages yet.\n"
    assert run("passages", tmp_path / "x.argmap", "--json").json() == []
