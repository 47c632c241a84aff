"""What can be asked of a drawing: where things are, what meets a view, what is under a point, what a fold hides."""

import gc
import weakref

import pytest

from argmap.core.document import Document
from argmap.core.edits import add_reason, use_here_too
from argmap.core.records import Inference, Kind, MapInfo, Node, Polarity
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.geometry import Point, Rect
from argmap.layout.map_layout import MapLayout
from argmap.layout.rows import AllRows
from tests.benchmarks.maps import random_map
from tests.layout import drawings
from tests.layout.outlines import chain, map_of, node_named, star, written_size

MAP = ("root", 330, 100, ("left", 236, 80, ("leaf", 236, 60)), ("right", 236, 120))


def laid_out(outline: tuple = MAP, direction: Direction = Direction.DOWN, folded: str = "") -> MapLayout:
    tree = Tree(map_of(outline))
    return MapLayout(tree, written_size(tree), direction, lambda place_id: place_id == folded)


def rect_named(layout: MapLayout, name: str) -> Rect:
    rect = layout.rect_of(layout.tree.full_place(node_named(layout.tree, name)).id)
    assert rect is not None
    return rect


@pytest.mark.parametrize("direction", list(Direction))
def test_a_map_without_cards_takes_no_room(direction: Direction) -> None:
    tree = Tree(Document([MapInfo("1" * 32)]))
    layout = MapLayout(tree, written_size(tree), direction)

    assert (layout.bounds.width, layout.bounds.height) == (0, 0)
    assert list(layout.shown(drawings.EVERYWHERE)) == []
    assert layout.card_at(Point(0, 0)) is None


@pytest.mark.parametrize("direction", list(Direction))
def test_a_layout_that_is_let_go_goes_at_once_and_lets_its_map_go(direction: Direction) -> None:
    layout = laid_out(direction=direction)
    remembered = weakref.ref(layout), weakref.ref(layout.tree)
    gc.disable()
    try:
        del layout
        assert [one() for one in remembered] == [None, None]
    finally:
        gc.enable()


def test_a_parent_stands_centred_over_its_row() -> None:
    layout = laid_out()
    left, right, root = [rect_named(layout, name) for name in ("left", "right", "root")]

    assert root.centre.x == (left.x + right.right) / 2
    assert left.y == right.y > root.bottom
    assert rect_named(layout, "leaf").centre.x == left.centre.x


def test_drawn_to_the_right_a_parent_stands_beside_the_middle_of_its_children() -> None:
    layout = laid_out(direction=Direction.RIGHT)
    left, right, root = [rect_named(layout, name) for name in ("left", "right", "root")]

    assert root.centre.y == (left.y + right.bottom) / 2
    assert left.x == right.x > root.right
    assert (root.width, root.height) == (330, 100)


def test_small_branches_between_large_ones_stand_where_they_stood_before_these_grew() -> None:
    deep, small = ("d", 100, 50, ("d", 1000, 50)), [("one", 100, 50), ("two", 100, 50)]
    before, after = (
        [rect_named(layout, name).x - rect_named(layout, "first").x for name in ("one", "two")]
        for layout in (
            laid_out(("root", 100, 50, ("first", 100, 50), *small)),
            laid_out(("root", 100, 50, ("first", *deep[1:]), *small, deep)),
        )
    )

    assert before == after


@pytest.mark.parametrize("direction", list(Direction))
def test_every_card_is_found_at_its_middle_and_nothing_beside_the_map(direction: Direction) -> None:
    tree = Tree(Document(random_map(300)))
    layout = MapLayout(tree, drawings.rough_measure(tree), direction)

    for place, rect in drawings.cards(layout).items():
        assert layout.card_at(rect.centre) == place.id
        assert layout.rect_of(place.id) == rect
    assert layout.card_at(Point(layout.bounds.right + 1, 0)) is None


@pytest.mark.parametrize("direction", list(Direction))
def test_a_step_is_found_at_its_joint_and_on_its_last_stretch(direction: Direction) -> None:
    tree = Tree(Document(random_map(120)))
    layout = MapLayout(tree, drawings.rough_measure(tree), direction)

    for one in drawings.connectors(layout):
        for step_id, joint, line in zip(one.inference_ids, one.joint_at, one.points, strict=True):
            assert layout.step_at(joint, 3) == step_id
            assert layout.step_at(line[-1], 0.5) == step_id


def test_the_word_of_a_single_step_leads_to_it() -> None:
    layout = laid_out()
    one = next(one for one in drawings.connectors(layout) if len(one.inference_ids) == 1)

    assert layout.step_at(Point(one.word_at.x + 20, one.word_at.y), 3) == one.inference_ids[0]
    assert layout.step_at(Point(one.word_at.x + 200, one.word_at.y), 3) is None


def test_a_frame_is_found_between_its_cards() -> None:
    tree = Tree(Document(random_map(200)))
    layout = MapLayout(tree, drawings.rough_measure(tree))
    one = next(one for one in layout.shown(drawings.EVERYWHERE) if one.block.is_framed)

    assert layout.frame_at(Point(one.rect.x + 2, one.rect.y + 2)) == one.block.id
    assert layout.card_at(Point(one.rect.x + 2, one.rect.y + 2)) is None
    assert layout.frame_at(Point(one.rect.x - 2, one.rect.y)) is None


@pytest.mark.parametrize("direction", list(Direction))
def test_a_view_shows_every_block_and_line_that_meets_it(direction: Direction) -> None:
    tree = Tree(Document(random_map(300)))
    layout = MapLayout(tree, drawings.rough_measure(tree), direction)
    everything = list(layout.shown(drawings.EVERYWHERE))
    for part in range(12):
        bounds = layout.bounds
        view = Rect(bounds.x + bounds.width * part / 12, bounds.y + bounds.height * part / 13, 900, 300)
        shown = {one.block for one in layout.shown(view)}
        meeting = {
            one.block for one in everything if one.rect.intersects(view) or drawings.has_line_in(layout, one, view)
        }

        assert meeting <= shown


def test_far_from_the_view_nothing_is_looked_at() -> None:
    layout = laid_out()

    assert list(layout.shown(Rect(layout.bounds.right + 10, 0, 100, 100))) == []


def test_tiny_branches_come_as_one_speck_that_covers_them() -> None:
    tree = Tree(Document(random_map(1_000)))
    layout = MapLayout(tree, drawings.rough_measure(tree))
    shown = list(layout.shown(layout.bounds, smallest=1_200))
    specks = [one for one in shown if one.is_speck]
    whole = [one for one in shown if not one.is_speck]

    assert specks
    assert all(max(one.rect.width, one.rect.height) < 1_200 for one in specks)
    assert all(one.rect == layout.rect_of_branch(one.block.id) for one in specks)
    inside = sum(1 for rect in drawings.frames(layout).values() if any(covers(one.rect, rect) for one in specks))
    assert inside + len(whole) >= len(drawings.frames(layout))


def covers(outer: Rect, inner: Rect) -> bool:
    return outer.united(inner) == outer


def test_a_fold_hides_what_is_below_and_says_how_much() -> None:
    tree = Tree(map_of(MAP))
    left = tree.full_place(node_named(tree, "left"))
    layout = MapLayout(tree, written_size(tree), is_folded=lambda place_id: place_id == left.id)
    found = layout.card_of(left.id)

    assert found is not None
    assert (found[1].is_folded, found[1].hidden_count) == (True, 1)
    assert layout.rect_of(tree.full_place(node_named(tree, "leaf")).id) is None
    assert layout.bounds.bottom > layout.rect_of(left.id).bottom


def test_a_card_with_nothing_below_it_cannot_be_folded() -> None:
    tree = Tree(map_of(MAP))
    right = tree.full_place(node_named(tree, "right"))
    layout = MapLayout(tree, written_size(tree), is_folded=lambda place_id: place_id == right.id)

    assert layout.card_of(right.id)[1].is_folded is False


def test_unfolding_a_large_branch_shows_all_of_it() -> None:
    tree = Tree(Document(random_map(1_500)))
    root = tree.roots()[0]
    folded = {root.id}
    layout = MapLayout(tree, drawings.rough_measure(tree), is_folded=folded.__contains__)
    folded.clear()
    layout.refold([root.id])

    assert drawings.cards(layout) == drawings.cards(MapLayout(tree, drawings.rough_measure(tree)))


def test_a_card_used_elsewhere_has_nothing_below_it_there() -> None:
    document = map_of(MAP)
    tree = Tree(document)
    change = use_here_too(document, node_named(tree, "left"), node_named(tree, "right"))
    document.apply(change)
    tree.update(change)
    layout = MapLayout(tree, written_size(tree))
    see = next(place for place in drawings.cards(layout) if not tree.is_full(place))

    assert layout.card_of(see.id)[1].is_full is False
    assert layout.card_of(see.id)[0].children == ()


def test_a_step_without_target_or_without_cards_is_not_in_the_way() -> None:
    tree = Tree(map_of(MAP))
    tree.document.apply(add_reason(tree.document, node_named(tree, "root"), "new 100 50"))
    empty = Inference("e" * 32, Polarity.OPPOSES, target_node_id=node_named(tree, "root"))
    tree = Tree(Document([*tree.document.records(), empty]))
    layout = MapLayout(tree, written_size(tree))

    assert layout.block_of(empty.id) is None
    assert len(drawings.cards(layout)) == 5


def test_several_roots_stand_side_by_side() -> None:
    records = [MapInfo("1" * 32)]
    records += [Node(f"{index:032x}", Kind.CLAIM, f"r{index} 100 50", order_key=f"V{index}") for index in range(3)]
    tree = Tree(Document(records))
    layout = MapLayout(tree, written_size(tree))
    rects = [layout.rect_of(f"{index:032x}") for index in range(3)]

    assert [rect.y for rect in rects] == [0, 0, 0]
    assert rects[0].right < rects[1].x < rects[1].right < rects[2].x
    assert layout.bounds.centre.x == 0


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("make", [chain, star])
def test_deep_chains_and_wide_stars_are_laid_out(make: object, direction: Direction) -> None:
    tree = Tree(make(1_200))
    layout = MapLayout(tree, written_size(tree), direction)
    last = max(tree.walk(), key=lambda one: one[1])[0]
    change = add_reason(tree.document, last.node_id, "new 100 50")
    tree.document.apply(change)
    layout.update(tree.update(change))

    assert drawings.cards(layout) == drawings.cards(MapLayout(tree, written_size(tree), direction))
    assert drawings.overlapping_frames(layout) == []


def test_read_in_one_pass_the_rows_are_those_of_the_tree() -> None:
    tree = Tree(Document(random_map(400)))
    rows = AllRows(tree)

    for place, _ in tree.walk():
        assert list(rows.row(place.node_id)) == list(tree.row(place.node_id))
        assert all(rows.premises(step.id) == tree.premises(step.id) for step in rows.row(place.node_id))
        assert rows.is_full(place) == tree.is_full(place)
