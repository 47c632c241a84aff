"""What evidence rests on: one source for all of it, and sources that nobody verified."""

import pytest

from argmap.core import edits
from argmap.core.anchoring import Quote
from argmap.core.document import Document
from argmap.core.records import Source
from argmap.core.tree import Tree
from argmap.reasoning.checks import Check
from argmap.reasoning.checks.resting import MOST, Resting
from argmap.reasoning.checks.sourcing import unverified_source
from argmap.reasoning.open_points import open_points
from tests.benchmarks.maps import random_map
from tests.core.builders import Build
from tests.reasoning.test_checks import build_from, texts

EVIDENCE = "- main\n  - Evidence: one\n  - Evidence: two\n  - Counter-evidence: three\n"


def source(build: Build, number: int, reliability: str = "") -> str:
    """A source of its own; the id of its text."""
    source_id = str(number) * 32
    text = edits.source_text(source_id, "Traffic fell by a fifth.", new_id=build.new_id)
    build.do(edits.add_source(build.document, Source(id=source_id, title="A report", reliability=reliability), text))
    return text.id


def tie(build: Build, text: str, text_id: str) -> None:
    quote = Quote(text_id, 0, 7)
    build.do(edits.link_passage(build.document, build.id(text), quote, new_id=build.new_id))


def on_one_source(build: Build) -> list[str]:
    """The texts of the cards that rest on one source only."""
    points = [one for one in open_points(build.tree) if one.check is Check.ONE_SOURCE_ONLY]
    return [build.tree.node(one.node_id).text for one in points]


def test_a_card_below_which_three_have_passages_all_in_one_source_rests_on_that_alone():
    build = build_from(EVIDENCE)
    text_id = source(build, 1)
    tie(build, "one", text_id)
    tie(build, "two", text_id)
    assert on_one_source(build) == []

    tie(build, "three", text_id)
    assert on_one_source(build) == ["main"]


def test_a_second_source_is_enough_even_beside_the_first():
    build = build_from(EVIDENCE)
    first, second = source(build, 1), source(build, 2)
    for text in ("one", "two", "three"):
        tie(build, text, first)
    tie(build, "two", second)

    assert on_one_source(build) == []


def test_of_several_cards_on_one_way_the_highest_is_named():
    build = build_from("- main\n  - a\n    - Evidence: one\n    - Evidence: two\n    - Evidence: three\n  - b\n")
    first, second = source(build, 1), source(build, 2)
    for text in ("one", "two", "three"):
        tie(build, text, first)
    assert on_one_source(build) == ["main"]

    tie(build, "b", second)
    assert on_one_source(build) == ["a"]


def test_of_very_many_passages_it_is_not_asked_where_they_lie():
    few, many = (Tree(Document(random_map(count, passages=True))) for count in (30, MOST + 1))

    assert Resting(few).node_ids
    assert not Resting(many).node_ids


@pytest.mark.parametrize("reliability", ["unverified", " Unverified: from a chat ", "Machine-written"])
def test_evidence_from_sources_that_nobody_verified_is_named(reliability):
    build = build_from(EVIDENCE)
    tie(build, "one", source(build, 1, reliability))
    assert texts(build, unverified_source) == ["one"]

    tie(build, "one", source(build, 2))
    assert texts(build, unverified_source) == []


def test_evidence_that_calls_itself_unverified_is_named():
    build = build_from(EVIDENCE)
    build.do(edits.change_basis(build.document, build.id("two"), "unverified"))

    assert texts(build, unverified_source) == ["two"]
