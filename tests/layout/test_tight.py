"""Branches stand as close as their contours allow, and what is added to one moves only what stands after it."""

from collections.abc import Iterator, Sequence
from math import inf
from random import Random

import pytest

from argmap.core.edits import add_reason
from argmap.core.records import Inference, Node, RecordId
from argmap.layout.blocks import Block
from argmap.layout.direction import Direction
from argmap.layout.map_layout import MapLayout
from argmap.layout.spacing import Gaps, gaps_for
from tests.benchmarks.maps import random_map
from tests.layout import drawings
from tests.layout.test_updating import Desk

ROOM = tuple[float, float, float, float]
"""Where a block begins across, where it ends, and where along its room begins and ends, with the gap below it."""

TREES = [Direction.DOWN, Direction.RIGHT]


def room_of(block: Block, across: float, along: float, gaps: Gaps) -> Iterator[ROOM]:
    """The rooms of a branch whose first block stands there; that of a doubt begins at its row, where its line runs."""
    yield across, across + block.breadth, along - block.drop, along + block.depth + gaps.row
    for child in block.children:
        yield from room_of(child, across + child.across, along + child.along, gaps)


def needed(left: Sequence[ROOM], right: Sequence[ROOM], gap: float) -> float:
    """How far after the first branch the second must begin so that no two of their blocks come closer than a gap."""
    beside = [(one, two) for one in left for two in right if one[2] < two[3] and two[2] < one[3]]
    return max((one[1] + gap - two[0] for one, two in beside), default=-inf)


def closest(row: Sequence[Block], gap: float, gaps: Gaps) -> list[float]:
    """Where the branches of a row begin if each stands as close to those before it as their blocks allow."""
    rooms = [list(room_of(one, 0.0, one.drop, gaps)) for one in row]
    places = [0.0]
    for index in range(1, len(row)):
        beside = places[-1] + row[index - 1].breadth + gap
        places.append(max(beside, *(places[one] + needed(rooms[one], rooms[index], gap) for one in range(index))))
    return places


def rows(layout: MapLayout) -> dict[RecordId, Sequence[Block]]:
    """The children of every block that has some, by its id."""
    return {one.block.id: one.block.children for one in layout.shown(drawings.EVERYWHERE) if one.block.children}


def places(row: Sequence[Block]) -> list[float]:
    return [one.across - row[0].across for one in row]


@pytest.mark.parametrize("direction", TREES)
@pytest.mark.parametrize("seed", range(8))
def test_no_branch_could_stand_closer_to_those_before_it(seed: int, direction: Direction) -> None:
    layout = Desk(random_map(120, seed), direction).layout
    gaps = gaps_for(layout.spacing, direction)

    found = rows(layout)
    assert {(True, False), (False, True)} <= {(one.is_undercut, one.is_framed) for row in found.values() for one in row}
    for row in found.values():
        assert places(row) == pytest.approx(closest(row, gaps.sibling, gaps))


@pytest.mark.parametrize("direction", TREES)
def test_the_drawing_is_no_wider_than_what_is_drawn(direction: Direction) -> None:
    layout = Desk(random_map(300), direction).layout
    rects, bounds = drawings.frames(layout).values(), layout.bounds

    assert bounds.x == pytest.approx(min(one.x for one in rects))
    assert bounds.y == pytest.approx(min(one.y for one in rects))
    assert bounds.right == pytest.approx(max(one.right for one in rects))
    assert bounds.bottom == pytest.approx(max(one.bottom for one in rects))


@pytest.mark.parametrize("direction", TREES)
@pytest.mark.parametrize("seed", range(6))
def test_a_new_leaf_moves_in_each_row_only_its_own_branch_and_those_after_it(seed: int, direction: Direction) -> None:
    random = Random(seed)
    desk = Desk(random_map(80, seed), direction)
    for _ in range(40):
        before = {key: (list(row), places(row)) for key, row in rows(desk.layout).items()}
        target = random.choice(sorted(node.id for node in desk.document.all(Node)))
        change = add_reason(desk.document, target, "x" * random.randint(1, 9))
        desk.commit(change)
        touched = way_up(desk.layout, change.added(Inference)[0].id)
        for key, row in rows(desk.layout).items():
            children, stood = before.get(key, ([], []))
            first = next((index for index, child in enumerate(row) if child in touched), len(row))
            assert list(row[:first]) == children[:first]
            assert places(row)[:first] == pytest.approx(stood[:first])


def way_up(layout: MapLayout, step_id: RecordId) -> set[Block]:
    """The block of a step, and those above it."""
    way: set[Block] = set()
    block = layout.block_of(step_id)
    while block is not None:
        way.add(block)
        block = block.parent
    return way
