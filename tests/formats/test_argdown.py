"""Argdown as maps, and maps as Argdown."""

import json
from collections import Counter

import pytest
from hypothesis import given, settings

from argmap.core.document import Document
from argmap.core.records import Foreign, Inference, Node, Passage, Source
from argmap.core.tree import Tree
from argmap.formats.argdown.parsing import parse
from argmap.formats.errors import CannotImport, EmptyImport
from argmap.formats.imported import Incoming
from argmap.formats.registry import export_map, format_written, import_map
from argmap.formats.written import Outgoing
from tests.conftest import ROOT, SHARED
from tests.core.builders import Build
from tests.formats.generated_maps import generated_maps, said_by

ARGDOWN = format_written("map.argdown")


def written(records) -> bytes:
    return export_map(Outgoing(Tree(Document(records)), has_passages=True), ARGDOWN).data


def read(text: str | bytes):
    data = text.encode() if isinstance(text, str) else text
    return import_map(Incoming(data, "map.argdown"))


@settings(max_examples=40, deadline=None)
@given(generated_maps(ARGDOWN.carries, has_lines=True))
def test_what_argdown_carries_comes_back(records):
    data = written(records)

    assert parse(data.decode()).wrong == []
    assert said_by(read(data).records, ARGDOWN.carries) == said_by(records, ARGDOWN.carries)


def outline(text: str) -> list[str]:
    return Build(read(text).records).outline()


def card(text: str, words: str) -> Node:
    (found,) = (one for one in Document(read(text).records).all(Node) if one.text == words)
    return found


def test_relations_between_statements_are_steps_of_one_reason():
    assert outline("[A]: a\n  + [B]: b\n  - [C]: c\n  +> [D]: d\n") == ["d", "  + a", "    + b", "    - c"]


def test_an_argument_without_premises_is_a_card_and_an_attack_on_it_doubts_its_step():
    records = read("[A]: a\n  + <B>: b\n    - <C>: c\n").records
    document = Document(records)
    supports, opposes = sorted(document.all(Inference), key=lambda one: one.order_key)

    assert opposes.target_inference_id == supports.id
    assert [one.title for one in document.all(Node)] == ["A", "B", "C"]


def test_a_structure_is_a_chain_of_steps_with_joint_reasons():
    text = "<X>: why\n\n(1) a\n(2) b\n-- Rule one, Rule two --\n(3) c\n(4) d\n----\n(5) [E]: e\n"
    steps = sorted(Document(read(text).records).all(Inference), key=lambda one: one.order_key)

    assert outline(text) == ["e", "  + c", "    + a", "    + b", "  + d"]
    assert [(one.scheme, one.label) for one in steps] == [("Rule one, Rule two", ""), ("", "X")]


def test_numbers_in_data_say_which_premises_an_inference_uses():
    text = "(1) a\n(2) b\n----\n(3) c\n-- {uses: [1, 3]} --\n(4) d\n"

    assert outline(text) == ["d", "  + a", "  + c", "    + [a]", "    + b"]


def test_an_undercut_bears_on_the_inference_and_a_contradiction_goes_both_ways():
    text = "[C]: c\n  >< [D]: d\n\n(1) a\n----\n  <_ [U]: u\n(2) [C]\n"
    document = Document(read(text).records)

    assert [one.symmetric for one in document.all(Inference)].count(True) == 1
    assert [one.target_inference_id is not None for one in document.all(Inference)].count(True) == 1


def test_headings_are_sections_and_tags_are_tags():
    found = card("# Costs\n\n## Roads\n\n[A]: a #one #(two words)\n", "a")

    assert (found.section, found.tags) == ("Costs / Roads", ("one", "two words"))


def test_sources_in_data_are_sources_and_all_data_go_back_out():
    records = read("[A]: a {source: council 2024, weight: 3}\n").records
    (kept,) = (json.loads(one.data) for one in records if isinstance(one, Foreign))

    assert [one.title for one in records if isinstance(one, Source)] == ["council 2024"]
    assert kept == {"data": {"source": "council 2024", "weight": 3}}
    assert '"weight": 3' in written(records).decode()


def test_passages_go_out_and_come_in_as_data():
    passages = '{passages: [{doc: A report, exact: "forty million", role: states}, {doc: 5}]}'
    imported = read(f"[A]: a {passages}\n")

    assert [one.exact for one in imported.records if isinstance(one, Passage)] == ["forty million"]
    assert [entry.what for entry in imported.report.entries] == ["passages"]


def test_what_is_not_taken_over_is_told_with_its_line():
    text = "// note\n[A]: **a** [b](http:c) {x: 1}\n\n[A]: other\n\n@include(x.argdown)\n\n# Empty\n"
    told = {(entry.what, entry.place) for entry in read(text).report.entries}

    assert told == {
        ("comments", "line 1"),
        ("bold and italic texts", "line 2"),
        ("addresses of links", "line 2"),
        ("other wordings", "line 2"),
        ("fields of data", "line 2"),
        ("includes", "line 6"),
        ("sections", "line 8"),
    }


def test_arguments_that_attack_each_other_do_not_bear_on_themselves():
    assert outline("<A>: a\n  - <B>: b\n\n<B>\n  - <A>\n")[0] in ("a", "b")


def test_mistakes_are_all_told_with_line_and_column():
    with pytest.raises(CannotImport, match=r"line 1, column 5: .*; line 3, column 11: "):
        read("[A] text\n\n[B]: a_b c\n\n[C]: c\n")
    with pytest.raises(EmptyImport):
        read(" \n")
    with pytest.raises(CannotImport, match="more than 20,000,000 bytes"):
        read(b"a" * 20_000_001)


@pytest.mark.parametrize("data", ["[A]: a\r\n  + [B]: b\r\n", "\ufeff[A]: a\n\t+ [B]: b", "[A]: a\r  + [B]: b\r"])
def test_marks_line_ends_and_tabs_make_no_difference(data):
    assert outline(data) == ["a", "  + b"]


@pytest.mark.parametrize("path", sorted((SHARED / "corpora" / "argdown").glob("*.argdown")), ids=lambda path: path.stem)
def test_a_real_file_comes_in_whole_and_comes_back_from_what_is_written(path):
    found = parse(path.read_text().replace("\r\n", "\n"))
    if found.wrong:
        with pytest.raises(CannotImport, match="line "):
            read(path.read_bytes())
        return
    imported = read(path.read_bytes())
    counted = Counter(imported.report.counted())

    assert (counted["statements"], counted["arguments"]) == (len(found.model.statements), len(found.model.arguments))
    assert counted["relations"] == len(found.model.relations)
    again = read(written(imported.records)).records
    texts = [one.text for one in Document(again).all(Node)]
    if len(set(texts)) == len(texts):
        assert said_by(again, ARGDOWN.carries) == said_by(imported.records, ARGDOWN.carries)
    assert Counter(map(type, again)) == Counter(map(type, imported.records))


def test_titles_are_kept_and_made_where_there_are_none():
    text = written(read("[Levy]: The levy is fair.\n  + Shops gain.\n").records).decode()

    assert "[Levy]: The levy is fair.\n  + [Shops gain.]\n" in text
    assert [one.title for one in Document(read(text).records).all(Node)] == ["Levy", ""]


def test_the_example_of_the_docs_is_read():
    page = (ROOT / "docs" / "formats" / "argdown.md").read_text(encoding="utf-8")
    example = page.partition("```argdown\n")[2].partition("```")[0]

    assert outline(example) == [
        "The levy is fair.",
        "  + Shops gain from it.",
        "  - Few shops say so.",
        "  - There should be none.",
        "  + Drivers use roads.",
        "  + Roads cost money.",
    ]
