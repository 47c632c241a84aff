"""`search` answers as the window does, in lines for people and in JSON for programs."""

from contextlib import closing

import pytest

from argmap.core.document import Document
from argmap.core.records import Passage, SourceText
from argmap.storage.answering import answer
from argmap.storage.opening import read_map
from argmap.storage.search import SearchIndex
from tests.cli.command_line import refusal, run


@pytest.fixture
def document(sample):
    return Document(read_map(sample).records)


def test_what_is_found_is_told_with_its_kind_id_field_and_words(sample):
    lines = run("search", sample, "intelligence").out.splitlines()

    words = "…and much of the transport, intelligence and command on which the Alliance relies come from allies…"
    article = "(Complement or duplicate? EU defence integration and NATO, “Can the Union replace the Alliance?”)"
    assert lines == [
        "Found: 1 card, 1 quote, 1 place in the sources.",
        "card    aa7c55153fb4b519169aef0432a0f96c  text: "
        "…and much of NATO’s transport, intelligence and command come from allies outside the Union.",
        f"quote   222f750742ce08022c1f8737f4543b02  exact: {words}  {article}",
        f"source  de8ac58e21ddb48a3390d6892a7e2a0d  text: {words}  {article}",
    ]


def test_the_first_line_counts_group_by_group(sample):
    out = run("search", sample, "NATO").out

    kinds = [line.split()[0] for line in out.splitlines()[1:]]
    cards, quotes, places = (kinds.count(kind) for kind in ("card", "quote", "source"))
    assert out.startswith(f"Found: {cards} cards, {quotes} quotes, {places} places in the sources.\n")


def test_one_of_a_kind_is_told_in_the_singular(tmp_path):
    run("new", tmp_path / "x.argmap")
    (tmp_path / "report.txt").write_text("One word only.")
    run("add-source", tmp_path / "x.argmap", tmp_path / "report.txt")

    assert run("search", tmp_path / "x.argmap", "ONLY").out.startswith("Found: 1 place in the sources.\n")


def test_json_has_each_field_with_the_ranges_of_the_words_in_it(sample, document):
    found = run("search", sample, "défence", "--json").json()

    tables = {"nodes": "text", "passages": "exact", "source_texts": "text"}
    assert {one["type"] for one in found} >= set(tables)
    texts = {one.id: one.text for one in document.all(SourceText)}
    for one in found:
        for part in one["fields"] if one["type"] == "source_texts" else ():
            assert {texts[one["id"]][start:end][:5].lower() for start, end in part["ranges"]} <= {"defen"}


def test_the_place_in_a_source_is_told(sample, document):
    found = run("search", sample, "procurement", "--json").json()

    quotes = [one for one in found if one["type"] == "passages"]
    assert quotes
    assert all(one["source"] and one["place"] for one in quotes)
    assert {one["id"] for one in quotes} <= {one.id for one in document.all(Passage)}


@pytest.mark.parametrize("words", ["nato", "the", "europe union", "e", "procur"])
def test_the_answers_are_those_of_the_window_in_their_order(sample, document, words):
    with closing(SearchIndex()) as index:
        index.build(document.records())
        expected = [(one.group, hit.record.id) for one in answer(index, words) for hit in one.hits]

    found = run("search", sample, *words.split(), "--json").json()

    assert [(one["group"], one["id"]) for one in found] == expected != []


def test_where_nothing_is_found_it_says_so(sample):
    assert run("search", sample, "xyzzy").out == "No card, note, quote or source has all these words.\n"
    assert run("search", sample, "xyzzy", "--json").json() == []


def test_a_search_without_a_word_is_refused(sample):
    assert refusal("search", sample, "?!") == "There is no word in “?!” to search for."


def test_what_was_found_cannot_command_the_terminal(tmp_path):
    run("new", tmp_path / "x.argmap")
    (tmp_path / "report.txt").write_text("A red \x1b[31mword\u202e here.")
    run("add-source", tmp_path / "x.argmap", tmp_path / "report.txt")

    out = run("search", tmp_path / "x.argmap", "red").out

    assert "\x1b" not in out
    assert "\u202e" not in out
