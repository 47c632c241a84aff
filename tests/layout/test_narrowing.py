"""A drawing narrowed to one branch shows what the whole shows of it, in the same places, and nothing else."""

import pytest

from argmap.core.document import Document
from argmap.core.graph import Place
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.geometry import Rect, Size
from argmap.layout.map_layout import MapLayout
from tests.benchmarks.maps import random_map

ROUNDING = 0.001
EVERYWHERE = Rect(-1e6, -1e6, 2e6, 2e6)


@pytest.fixture(params=Direction)
def layout(request: pytest.FixtureRequest) -> MapLayout:
    tree = Tree(Document(random_map(240, seed=5)))
    return MapLayout(tree, lambda place: Size(100, 40 + int(place.id[0], 16)), request.param)


def cards_shown(layout: MapLayout, view: Rect = EVERYWHERE) -> dict[str, tuple[float, float]]:
    """Where each card stands that is shown in a view, by its place."""
    return {
        card.place.id: (shown.x + card.x, shown.y + card.y)
        for shown in layout.shown(view)
        for card in shown.block.cards
    }


def steps_shown(layout: MapLayout) -> set[str]:
    shown = list(layout.shown(EVERYWHERE))
    return {step for one in shown for line in layout.connectors(one.block, one.x, one.y) for step in line.inference_ids}


def tops(tree: Tree) -> list[Place]:
    return [place for place, _ in tree.walk() if tree.children(place)]


def holds(outer: Rect, inner: Rect | None) -> bool:
    assert inner is not None
    room = outer.adjusted(-ROUNDING, -ROUNDING, ROUNDING, ROUNDING)
    return room.x <= inner.x and room.y <= inner.y and inner.right <= room.right and inner.bottom <= room.bottom


def test_each_branch_is_shown_whole_alone_and_where_it_was(layout: MapLayout) -> None:
    whole = cards_shown(layout)
    for top in tops(layout.tree):
        layout.show_only(top.node_id)
        branch = {place.id for place, _ in layout.tree.walk(top)}
        assert cards_shown(layout) == {place_id: whole[place_id] for place_id in branch}


def test_only_lines_within_the_branch_are_drawn(layout: MapLayout) -> None:
    for top in tops(layout.tree):
        layout.show_only(top.node_id)
        below = {place.inference_id for place, depth in layout.tree.walk(top) if depth > 0}
        assert steps_shown(layout) == below


def test_the_bounds_hold_the_branch_and_no_more_than_its_part_of_the_whole(layout: MapLayout) -> None:
    whole = layout.bounds
    for top in tops(layout.tree):
        layout.show_only(top.node_id)
        rects = [layout.rect_of(place_id) for place_id in cards_shown(layout)]
        assert all(holds(layout.bounds, rect) for rect in rects)
        assert holds(whole, layout.bounds)


def test_what_is_outside_is_not_known_and_not_under_a_point(layout: MapLayout) -> None:
    whole = cards_shown(layout)
    joint = next(top for top in tops(layout.tree) if len(layout.tree.premises(top.inference_id or "")) > 1)
    layout.show_only(joint.node_id)
    branch = {place.id for place, _ in layout.tree.walk(joint)}
    for place_id in whole:
        assert (layout.rect_of(place_id) is not None) == (place_id in branch)
        rect = MapLayout.rect_of(layout, place_id)
        assert rect is None or layout.card_at(rect.centre) == place_id
    beside = next(one for one in layout.tree.premises(joint.inference_id or "") if one != joint)
    layout.show_only(None)
    at = layout.rect_of(beside.id)
    layout.show_only(joint.node_id)
    assert at is not None and layout.card_at(at.centre) is None


def test_a_view_shows_of_a_branch_what_meets_it(layout: MapLayout) -> None:
    top = max(tops(layout.tree)[1:], key=lambda one: sum(1 for _ in layout.tree.walk(one)))
    layout.show_only(top.node_id)
    rect = layout.rect_of(top.id)
    assert rect is not None
    assert top.id in cards_shown(layout, rect)
    assert len(cards_shown(layout, rect)) < len(cards_shown(layout))


def test_of_a_card_that_is_not_drawn_the_whole_map_is_shown() -> None:
    tree = Tree(Document(random_map(60)))
    root = tree.roots()[0]
    layout = MapLayout(tree, lambda _place: Size(100, 40), is_folded=lambda place_id: place_id == root.id)
    layout.show_only(tree.children(root)[0].node_id)
    assert set(cards_shown(layout)) == {root.id}


def test_folding_outside_is_taken_in_meanwhile() -> None:
    tree = Tree(Document(random_map(60)))
    folded: set[str] = set()
    layout = MapLayout(tree, lambda _place: Size(100, 40), is_folded=lambda place_id: place_id in folded)
    one, other = [place for place in tops(tree) if tree.parent(place) == tree.roots()[0]][:2]
    layout.show_only(one.node_id)
    folded.add(other.id)
    layout.refold([other.id])
    layout.show_only(None)
    assert not any(layout.rect_of(place.id) for place in tree.children(other))
