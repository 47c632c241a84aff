"""Circles in maps that came from elsewhere."""

from dataclasses import replace

import pytest

from argmap.core.document import Document
from argmap.core.records import Inference, Kind, MapInfo, Node, Polarity, Premise
from argmap.core.tree import Tree
from argmap.formats.circles import circles, depth_of, remarks_on
from tests.benchmarks.maps import random_map


def graph(*edges: str) -> Document:
    """A document with an edge "ab" for each card a that supports a card b."""
    names = sorted({name for edge in edges for name in edge})
    records: list = [MapInfo(id="0" * 32), *(Node(id=name * 32, kind=Kind.CLAIM, text=name) for name in names)]
    for number, (lower, upper) in enumerate(edges):
        step = Inference(id=f"{number:032d}", polarity=Polarity.SUPPORTS, target_node_id=upper * 32)
        premise = Premise(id=f"9{number:031d}", inference_id=step.id, node_id=lower * 32)
        records += [step, premise]
    return Document(records)


def found(*edges: str) -> list[str]:
    return ["".join(node_id[0] for node_id in circle) for circle in circles(graph(*edges))]


def test_a_tree_and_a_shared_card_make_no_circle():
    assert found("ba", "ca", "dc", "db") == []


def test_each_circle_is_found_once():
    assert found("ab", "bc", "ca", "de", "ed", "ad") == ["abc", "de"]


def test_a_card_that_bears_on_itself_is_a_circle():
    assert found("aa", "ba") == ["a"]


def test_what_stands_between_two_circles_is_on_none():
    assert found("ab", "ba", "ac", "cd", "de", "ed") == ["ab", "de"]


def test_a_circle_of_twenty_thousand_cards_is_found_without_recursion():
    ids = [f"{number:032x}" for number in range(20_000)]
    records: list = [MapInfo(id="f" * 32), *(Node(id=one, kind=Kind.CLAIM) for one in ids)]
    for number, one in enumerate(ids):
        step = Inference(id=f"a{number:031x}", polarity=Polarity.SUPPORTS, target_node_id=one)
        records += [step, Premise(id=f"b{number:031x}", inference_id=step.id, node_id=ids[number - 1])]

    assert circles(Document(records)) == [ids]


def test_a_remark_names_the_card_where_the_circle_is_cut():
    assert remarks_on(graph("ab", "ba", "cc")) == [
        "2 cards stand in a circle, which is drawn cut at “a”.",
        "The card “c” bears on itself, and is drawn cut there.",
    ]


@pytest.mark.parametrize("seed", range(4))
def test_a_map_in_which_each_card_stands_once_is_as_deep_as_it_is_drawn(seed: int) -> None:
    document = Document(random_map(120, seed=seed))

    assert depth_of(document) == max(depth + 1 for _, depth in Tree(document).walk())


def test_the_depth_of_shared_cards_and_circles_is_that_of_the_drawing() -> None:
    rooted = [replace(one, order_key="V") if one.id == "a" * 32 else one for one in graph("ba", "cb", "ca").records()]

    assert depth_of(Document(rooted)) == 3
    assert depth_of(graph("ab", "ba", "cb")) == max(depth + 1 for _, depth in Tree(graph("ab", "ba", "cb")).walk())
