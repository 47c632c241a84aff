"""Discussions of Kialo in and out."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from argmap.core.document import Document
from argmap.core.records import Node, Source
from argmap.core.tree import Tree
from argmap.formats.errors import CannotImport, EmptyImport
from argmap.formats.imported import Incoming
from argmap.formats.parts import Part
from argmap.formats.registry import FORMATS, export_map, format_of, format_written, import_map
from argmap.formats.report import Fate
from argmap.formats.written import Outgoing
from tests.core.builders import Build, small_map
from tests.formats.generated_maps import generated_maps
from tests.formats.round_trips import check_round_trip, read_again, written
from tests.formats.test_mindmup import deep_map

KIALO = next(one for one in FORMATS if one.id == "kialo")
DISCUSSION = """Discussion Title: Should short flights be banned?

1. Short flights should be banned.
1.1. Pro: Trains are as fast.
1.1.1. Con: Not across the sea. See [a map](https://example.org/m).
1.2. Con: -> See 1.1.1.
1.3. Con: 1.1. Pro: is how \\[numbers\\] look.
"""


def read(text):
    return import_map(Incoming(text.encode(), "a.txt"))


def outline(imported):
    return Build(imported.records).outline()


def test_a_discussion_comes_in_and_goes_back_out_as_it_was():
    imported = read(DISCUSSION)

    assert outline(imported) == [
        "Short flights should be banned.",
        "  + Trains are as fast.",
        "    - Not across the sea. See a map.",
        "  - [Not across the sea. See a map.]",
        "  - 1.1. Pro: is how [numbers] look.",
    ]
    assert Document(imported.records).info.title == "Should short flights be banned?"
    assert [one.url for one in Document(imported.records).all(Source)] == ["https://example.org/m"]
    assert (imported.report.is_whole, imported.report.counted()) == (True, {"claims": 5})
    exported = export_map(Outgoing(Tree(Document(imported.records))), KIALO)
    assert (exported.data.decode(), exported.report.is_whole) == (DISCUSSION, True)


def test_line_ends_marks_and_words_on_the_next_line_do_not_matter():
    text = "\ufeffDiscussion Title: T\r\n\r\n1. One\r\nand more.\r\n\r\n1.1. Pro: Two\r\n"

    assert outline(read(text)) == ["One and more.", "  + Two"]
    assert read(text).report.is_whole


def test_theses_under_a_question_answer_it():
    text = "Discussion Title: Q\n\n1. What now?\n1.1. Stay.\n1.1.1. Con: No.\n1.2. Go.\n"

    assert outline(read(text)) == ["What now?", "  = Stay.", "    - No.", "  = Go."]
    assert written(read(text).records, KIALO).decode() == text


def test_a_claim_that_stands_under_none_or_names_none_is_told():
    imported = read("Discussion Title: T\n\n1. a\n1.1.1. Pro: b\n1.2. Con: -> See 4.\n1.2.1. Pro: c\n1.2.1.1. d\n")

    assert [(one.fate, one.place) for one in imported.report.entries] == [
        (Fate.APPROXIMATED, "line 4"),
        (Fate.APPROXIMATED, "line 5"),
        (Fate.APPROXIMATED, "line 7"),
    ]
    assert imported.report.counted()["claims"] == 5


def test_a_changed_claim_does_not_go_out_in_its_old_words():
    imported = read(DISCUSSION)
    records = [replace(one, text="New") if isinstance(one, Node) else one for one in imported.records]

    assert b"map" not in written(records, KIALO)


def test_a_doubt_of_a_step_is_written_against_its_reason_and_told():
    exported = export_map(Outgoing(small_map().tree), KIALO)

    assert b"\n1.1. Pro: reason\n1.1.1. Pro: evidence\n1.1.2. Con: doubt\n" in exported.data
    assert [one.reason for one in exported.report.entries if one.what == Part.UNDERCUTS] == [
        "Kialo has nothing against a step, so the doubt is written against its first reason."
    ]


def test_a_step_onto_a_card_in_the_tray_is_told_as_the_card_is():
    build = small_map()
    claim = replace(build.node("claim"), order_key="")
    records = [claim if one.id == claim.id else one for one in build.document.records()]
    dropped = export_map(Outgoing(Tree(Document(records))), KIALO).report.of(Fate.DROPPED)

    assert ("steps", "reason") in [(one.what, one.place) for one in dropped]
    assert ("cards in the tray", "claim") in [(one.what, one.place) for one in dropped]


@pytest.mark.parametrize(
    "text", ["Pro: so", "-> See 1.", "1.1. Con: x", "", "a\n1.2. Pro: b", "# a\n- b", "Discussion"]
)
def test_a_text_that_looks_like_the_format_comes_back(text):
    build = small_map()
    records = [replace(one, text=text) if one.id == build.id("claim") else one for one in build.document.records()]
    texts = [node.text for node in Document(read_again(records, KIALO).records).all(Node)]

    assert sorted(texts) == sorted(one.text for one in records if isinstance(one, Node))


@pytest.mark.parametrize(
    ("text", "trouble", "said"),
    [
        (" \n", EmptyImport, "is empty"),
        ("Discussion Title: T\n", CannotImport, "holds no claim"),
        ("Discussion Title: T\nwords\n1. a", CannotImport, "line 2 is neither the title nor a claim"),
        ("Discussion Title: T\n\n1. a\n1. b", CannotImport, "line 4 has the number 1, which line 3 has already"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(text, trouble, said):
    with pytest.raises(trouble, match=said):
        import_map(Incoming(text.encode(), "a.txt"), "kialo")


def test_other_texts_stay_outlines():
    assert format_of(b"- a\n  - b\n", "a.txt").id == "outline"
    assert format_of(DISCUSSION.encode(), "a.txt") is KIALO
    assert format_written("a.txt").id != "kialo"


def test_a_deep_map_comes_back():
    assert Document(read_again(deep_map(900), KIALO).records).count(Node) == 900


@settings(max_examples=25, deadline=None)
@given(generated_maps(KIALO.carries, has_lines=True))
def test_what_a_discussion_carries_comes_back(records):
    check_round_trip(records, KIALO)
