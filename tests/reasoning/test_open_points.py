"""All open points: their order, and that following the changes gives what a fresh look gives."""

from random import Random

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.records import Node
from argmap.core.tree import Tree
from argmap.formats.markdown_outline import read
from argmap.reasoning import open_points as reading
from argmap.reasoning.affected import affected_nodes
from argmap.reasoning.checks import Check
from argmap.reasoning.open_points import OpenPoints, count, open_points
from tests.benchmarks.maps import random_map
from tests.core.any_edit import any_edit
from tests.core.builders import small_map


def test_points_come_in_drawing_order_and_those_of_the_tray_last():
    outline = b"""- The fee should stay.
  - Con: Shops lose money.
    - Pro: Trade fell by half.
  - Streets are quiet.
- Parks need trees.

## Tray
- Evidence: A count shows fewer cars.
"""
    tree = Tree(Document(read(outline, "a.md").records))

    found = [(point.check, tree.node(point.node_id).text) for point in open_points(tree)]

    assert found == [
        (Check.OBJECTION_UNANSWERED, "Shops lose money."),
        (Check.REASON_WITHOUT_SUPPORT, "Trade fell by half."),
        (Check.REASON_WITHOUT_SUPPORT, "Streets are quiet."),
        (Check.SECOND_MAIN_CLAIM, "Parks need trees."),
        (Check.EVIDENCE_WITHOUT_PASSAGE, "A count shows fewer cars."),
    ]


def test_every_place_to_look_at_is_there():
    tree = small_map().tree

    assert all(tree.place(point.place_id) is not None for point in open_points(tree))


def test_an_empty_map_has_nothing_open():
    assert open_points(Tree(Document([]))) == []


def repeat_words(build, random: Random):
    """Let a card say what another one says."""
    nodes = sorted(build.document.all(Node), key=lambda one: one.id)
    one, other = random.choice(nodes), random.choice(nodes)
    return edits.edit_text(build.document, one.id, other.text.upper()) if one.text != other.text.upper() else None


WORDED = {Check.REASONING_INSIDE, Check.TWO_CLAIMS, Check.DANGLING_THIS, Check.LONE_PREMISE, Check.RABBIT_RULE}
CLAIMS = (
    "Tolls work.",
    "Tolls should stay.",
    "Tolls keep cars out of the town.",
    "Tolls keep old cars out of the town.",
    "Whatever keeps cars out of the town should stay",
    "Cars stink because they burn oil.",
    "Cars stink, and shops lose customers.",
    "They stink.",
    "Noise and dust",
    "Buses would please the town.",
    "The town would be pleased by buses.",
    "The town would please buses.",
)


def reword(build, random: Random):
    """Let a card say something of which there is something to say."""
    node = random.choice(sorted(build.document.all(Node), key=lambda one: one.id))
    text = random.choice(CLAIMS)
    return edits.edit_text(build.document, node.id, text) if node.text != text else None


def some_edit(build, random: Random):
    draw = random.random()
    if draw < 0.2:
        return repeat_words(build, random)
    return reword(build, random) if draw < 0.5 else any_edit(build.document, random)


@pytest.mark.parametrize("seed", range(12))
def test_following_the_changes_gives_what_a_fresh_look_gives(seed):
    random, build = Random(seed), small_map()
    points, found = OpenPoints(build.tree), set()
    for _ in range(80):
        change = some_edit(build, random)
        if change is None:
            continue
        build.document.apply(change)
        points.update(change, build.tree.update(change))
        asked = random.choice(sorted(one.id for one in build.document.all(Node)))
        told = list(points.of_node(asked))
        points.finish()

        assert told == list(points.of_node(asked))
        fresh = open_points(Tree(build.document))
        assert points.in_order() == fresh
        assert points.counts == count(fresh)
        found |= {one.check for one in fresh}
    assert WORDED & found


@pytest.mark.parametrize("seed", range(6))
def test_a_map_read_piece_by_piece_while_it_changes_gives_what_a_fresh_look_gives(seed):
    random, build = Random(seed), small_map()
    points = OpenPoints(build.tree, at_once=False)
    for _ in range(80):
        next(points.reading, None)
        change = some_edit(build, random)
        if change is not None and random.random() < 0.5:
            build.document.apply(change)
            points.update(change, build.tree.update(change))
    points.finish()

    fresh = open_points(Tree(build.document))
    assert points.in_order() == fresh
    assert points.counts == count(fresh)


def test_a_change_to_one_card_of_a_large_map_asks_again_about_few():
    document = Document(random_map(10_000))
    tree = Tree(document)
    node = sorted(document.all(Node), key=lambda one: one.id)[5_000]
    change = edits.add_objection(document, node.id, "no")
    document.apply(change)

    assert len(affected_nodes(tree, tree.update(change))) < 60


def test_a_change_reads_nothing_again_until_somebody_asks(monkeypatch):
    build = small_map()
    points = OpenPoints(build.tree)
    asked = []
    for name in ("points_of_node", "points_of_words", "points_of_step"):
        plain = getattr(reading, name)
        monkeypatch.setattr(reading, name, lambda *given, plain=plain: (asked.append(1), plain(*given))[1])
    change = edits.edit_text(build.document, build.id("reason"), "Something else is said here.")
    build.document.apply(change)
    points.update(change, build.tree.update(change))

    assert (asked, points.is_whole) == ([], False)
    points.finish()
    assert asked
    assert points.is_whole


def test_after_a_change_to_very_many_cards_a_map_is_read_anew_piece_by_piece(monkeypatch):
    monkeypatch.setattr(reading, "MANY", 300)
    document = Document(random_map(reading.MANY + 100))
    tree = Tree(document)
    points, whole = OpenPoints(tree), OpenPoints(tree)
    branch = next(place for place in tree.children(tree.main_claim()))
    change = edits.delete_branch(document, [tree.main_claim().id])
    document.apply(change)
    points.update(change, tree.update(change))
    back = change.inverse()
    document.apply(back)
    points.update(back, tree.update(back))

    assert not points.is_whole
    points.finish()
    assert points.counts == whole.counts == count(open_points(tree))
    document.apply(change := edits.edit_text(document, branch.node_id, "Later"))
    points.update(change, tree.update(change))
    points.finish()
    assert points.counts == count(open_points(tree))
