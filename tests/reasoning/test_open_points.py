"""All open points: their order, and that following the changes gives what a fresh look gives."""

from random import Random

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.records import Node
from argmap.core.tree import Tree
from argmap.formats.markdown_outline import read
from argmap.reasoning.checks import Check
from argmap.reasoning.open_points import MANY, OpenPoints, affected_nodes, count, open_points
from tests.benchmarks.maps import random_map
from tests.core.any_edit import any_edit
from tests.core.builders import small_map


def test_points_come_in_drawing_order_and_those_of_the_tray_last():
    outline = b"- main\n  - Con: a\n    - Pro: b\n  - c\n- second\n\n## Tray\n- Evidence: d\n"
    tree = Tree(Document(read(outline, "a.md").records))

    found = [(point.check, tree.node(point.node_id).text) for point in open_points(tree)]

    assert found == [
        (Check.OBJECTION_UNANSWERED, "a"),
        (Check.REASON_WITHOUT_SUPPORT, "b"),
        (Check.REASON_WITHOUT_SUPPORT, "c"),
        (Check.SECOND_MAIN_CLAIM, "second"),
        (Check.EVIDENCE_WITHOUT_PASSAGE, "d"),
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


@pytest.mark.parametrize("seed", range(12))
def test_following_the_changes_gives_what_a_fresh_look_gives(seed):
    random, build = Random(seed), small_map()
    points = OpenPoints(build.tree)
    for _ in range(80):
        change = repeat_words(build, random) if random.random() < 0.2 else any_edit(build.document, random)
        if change is None:
            continue
        build.document.apply(change)
        points.update(change, build.tree.update(change))

        fresh = open_points(Tree(build.document))
        assert points.in_order() == fresh
        assert points.counts == count(fresh)


@pytest.mark.parametrize("seed", range(6))
def test_a_map_read_piece_by_piece_while_it_changes_gives_what_a_fresh_look_gives(seed):
    random, build = Random(seed), small_map()
    points = OpenPoints(build.tree, at_once=False)
    while not points.is_whole:
        next(points.reading, None)
        change = any_edit(build.document, random)
        if change is not None and random.random() < 0.5:
            build.document.apply(change)
            points.update(change, build.tree.update(change))

    assert points.in_order() == open_points(Tree(build.document))


def test_a_change_to_one_card_of_a_large_map_asks_again_about_few():
    document = Document(random_map(10_000))
    tree = Tree(document)
    node = sorted(document.all(Node), key=lambda one: one.id)[5_000]
    change = edits.add_objection(document, node.id, "no")
    document.apply(change)

    assert len(affected_nodes(tree, tree.update(change))) < 60


def test_after_a_change_to_very_many_cards_a_map_is_read_anew_piece_by_piece():
    document = Document(random_map(MANY + 100))
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
    assert points.is_whole
