"""How much of a source is mapped, where, on which side, and what was left out."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from argmap.core.document import Document
from argmap.core.records import (
    Inference,
    Kind,
    Node,
    Passage,
    PassageLink,
    Polarity,
    Premise,
    Record,
    Source,
    SourceText,
)
from argmap.core.tree import Tree
from argmap.formats.argmap_json import read
from argmap.reasoning.coverage import Coverage, Side, coverage, length_within, merge
from argmap.reasoning.word_lists import load_words

EXAMPLE = Path(__file__).resolve().parents[3] / "shared" / "example"
TEXT = "Trams pay. However, few like them.\nCars cost more, because roads wear out. Cars may win.\nThe end is near."
HEADINGS = ((35, "heading1", "Cars"), (89, "heading2", "End"))


def identity(number: int) -> str:
    return f"{number:032x}"


def records(text: str = TEXT, locators: tuple = HEADINGS) -> list[Record]:
    """A claim with a reason and an objection, and a text without passages."""
    return [
        Node(identity(1), Kind.CLAIM, "main", order_key="a"),
        Node(identity(2), Kind.CLAIM, "reason"),
        Node(identity(3), Kind.CLAIM, "objection"),
        Inference(identity(11), Polarity.SUPPORTS, target_node_id=identity(1)),
        Inference(identity(12), Polarity.OPPOSES, target_node_id=identity(1)),
        Premise(identity(21), identity(11), identity(2)),
        Premise(identity(22), identity(12), identity(3)),
        Source(identity(30), title="Trams"),
        SourceText(identity(31), identity(30), 1, text, sha256(text.encode()).hexdigest(), locators=locators),
    ]


def passage(number: int, words: str, node: int | None = None, step: int | None = None) -> list[Record]:
    """A passage of those words of TEXT, linked to a card or a step."""
    start = TEXT.index(words)
    link = PassageLink(
        identity(100 + number),
        identity(200 + number),
        node_id=identity(node) if node else None,
        inference_id=identity(step) if step else None,
    )
    return [Passage(identity(200 + number), identity(31), start, start + len(words), exact=words), link]


def covered(*passages: list[Record], text: str = TEXT, locators: tuple = HEADINGS) -> Coverage:
    tree = Tree(Document([*records(text, locators), *(one for pair in passages for one in pair)]))
    return coverage(tree, tree.document.find(SourceText, identity(31)), load_words())


def test_what_several_passages_cover_counts_once():
    found = covered(passage(1, "Trams pay.", 2), passage(2, "pay. However", 2))

    assert found.whole.covered == len("Trams pay. However")
    assert found.whole.share == pytest.approx(len("Trams pay. However") / len(TEXT))


def test_each_side_is_counted_for_itself():
    found = covered(passage(1, "Trams pay.", 2), passage(2, "pay.", 3), passage(3, "Cars may win.", step=12))

    assert found.whole.by_side == {Side.SUPPORTS: 10, Side.OPPOSES: 4 + 13, Side.NEITHER: 0}
    assert found.whole.covered == 10 + 13


def test_a_card_in_the_tray_is_on_no_side():
    loose = [Node(identity(4), Kind.CLAIM, "loose")]

    assert covered(loose, passage(1, "Trams", 4)).whole.by_side[Side.NEITHER] == 5


def test_a_passage_without_a_link_maps_nothing():
    lone, _ = passage(1, "Trams", 2)

    assert covered([lone]).whole.covered == 0


def test_a_passage_of_several_ranges_covers_those_alone():
    whole, link = passage(1, "Trams pay. However", 2)

    assert covered([replace(whole, ranges=((0, 5), (11, 18))), link]).whole.covered == 12


def test_sections_run_from_heading_to_heading_and_add_up():
    found = covered(passage(1, "them.\nCars", 2))

    assert [(one.label, one.start, one.end, one.covered) for one in found.sections] == [
        ("", 0, 35, 6),
        ("Cars", 35, 89, 4),
        ("End", 89, len(TEXT), 0),
    ]


def test_pages_are_sections_where_there_are_no_headings():
    found = covered(locators=((0, "page", "i"), (35, "page", "ii")))

    assert [(one.label, one.kind) for one in found.sections] == [("i", "page"), ("ii", "page")]


def test_without_headings_and_pages_there_are_no_sections():
    assert covered(locators=()).sections == ()


def test_unmapped_sentences_with_indicators_are_listed_with_their_places():
    found = covered(passage(1, "roads", 2)).unmapped

    assert [(one.words, [(two.words, two.kind) for two in one.indicators]) for one in found] == [
        ("However, few like them.", [("However", "contrast")]),
        ("Cars may win.", [("may", "hedge")]),
    ]
    assert all(TEXT[one.start : one.end] == one.words for one in found)
    assert all(TEXT[two.start : two.end] == two.words for one in found for two in one.indicators)


def test_the_month_of_may_indicates_nothing():
    assert covered(text="It began in May. Since May it rains.").unmapped[0].words == "Since May it rains."


def test_without_word_lists_no_sentence_is_named():
    tree = Tree(Document(records()))

    assert coverage(tree, tree.document.find(SourceText, identity(31)), None).unmapped is None


def test_an_empty_text_is_covered_by_nothing():
    found = covered(text="", locators=())

    assert (found.whole.share, found.unmapped) == (0.0, ())


def test_stretches_that_overlap_or_touch_become_one():
    assert merge([(5, 8), (0, 2), (2, 4), (6, 7)]) == [(0, 4), (5, 8)]
    assert length_within([(0, 4), (5, 8)], 3, 6) == 2


@pytest.mark.skipif(not EXAMPLE.is_dir(), reason="the shared example is not here")
def test_of_the_example_a_third_is_mapped_on_both_sides():
    document = Document(read((EXAMPLE / "eu-nato.json").read_bytes(), "eu-nato.json").records)
    (text,) = document.all(SourceText)

    found = coverage(Tree(document), text, load_words())

    marked = {at for one in document.all(Passage) for at in range(one.start, one.end)}
    assert found.whole.covered == len(marked)
    assert round(found.whole.share, 2) == 0.34
    assert found.whole.by_side[Side.SUPPORTS] + found.whole.by_side[Side.OPPOSES] >= found.whole.covered
    assert all(marked.isdisjoint(range(one.start, one.end)) for one in found.unmapped)
    assert "However, balancing national sovereignty with collective action remains a complex issue." in {
        one.words for one in found.unmapped
    }
