"""Maps to lay out in tests, and what must hold for every drawing."""

import json
from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import NamedTuple

from argmap.core.document import Document
from argmap.core.graph import Place
from argmap.core.records import Inference, MapInfo, Node, Premise
from argmap.core.tree import Tree
from argmap.layout.connectors import Connector
from argmap.layout.finding import word_rect
from argmap.layout.geometry import Point, Rect, Size
from argmap.layout.growth import Measure
from argmap.layout.map_layout import MapLayout
from argmap.layout.shown import Shown

CLOSE = 4.9
"""Lines this near to each other can no longer be told apart."""

EVERYWHERE = Rect(-1e9, -1e9, 2e9, 2e9)


class Stretch(NamedTuple):
    """A straight stretch of a line: level (along x) or upright, at one y or x, from a low x or y to a high one."""

    is_level: bool
    at: float
    low: float
    high: float
    connector: int


def example(shared: Path) -> Document:
    """The EU-NATO map, as far as a layout reads it."""
    entries = json.loads((shared / "example" / "eu-nato.json").read_text(encoding="utf-8"))
    nodes = [Node(**one | {"tags": tuple(one["tags"])}) for one in entries["nodes"]]
    steps = [Inference(**one) for one in entries["inferences"]]
    return Document([MapInfo(**entries["map_info"]), *nodes, *steps, *(Premise(**one) for one in entries["premises"])])


def rough_measure(tree: Tree) -> Measure:
    """Cards of 13 px text as wide as the real ones, and about as high."""

    def measure(place: Place) -> Size:
        lines = max(1, ceil(len(tree.node(place.node_id).text) / 32))
        return Size(330.0 if place.inference_id is None else 236.0, 20.0 + 16.0 + 17.0 * lines + 20.0)

    return measure


def cards(layout: MapLayout) -> dict[Place, Rect]:
    """Every card drawn, by its place."""
    return {
        card.place: Rect(one.x + card.x, one.y + card.y, card.width, card.height)
        for one in layout.shown(EVERYWHERE)
        for card in one.block.cards
    }


def frames(layout: MapLayout) -> dict[str, Rect]:
    """Every block's frame, by the id of its step or root."""
    return {one.block.id: one.rect for one in layout.shown(EVERYWHERE)}


def connectors(layout: MapLayout) -> list[Connector]:
    return [connector for one in layout.shown(EVERYWHERE) for connector in layout.connectors(one.block, one.x, one.y)]


def overlapping_frames(layout: MapLayout) -> list[tuple[str, str]]:
    """The pairs of blocks that overlap by more than rounding."""
    shrunk = sorted((rect.adjusted(0.01, 0.01, -0.01, -0.01), key) for key, rect in frames(layout).items())
    return [(a, b) for (one, a), (two, b) in _neighbours(shrunk) if one.intersects(two)]


def _neighbours(rects: list[tuple[Rect, str]]) -> Iterator[tuple[tuple[Rect, str], tuple[Rect, str]]]:
    """The pairs that overlap in x, from rectangles in the order of x."""
    active: list[tuple[Rect, str]] = []
    for rect in rects:
        active = [one for one in active if one[0].right > rect[0].x]
        yield from ((one, rect) for one in active)
        active.append(rect)


def lines_through_cards(layout: MapLayout) -> list[tuple[str, str]]:
    """The steps whose line touches a block that is not at one of its ends, each with that block."""
    blocks = frames(layout)
    found = []
    for one in connectors(layout):
        for step_id, line in zip(one.inference_ids, one.points, strict=True):
            ends = {step_id, _block_at(one.tip, blocks) if not one.is_undercut else ""}
            for start, end in pairwise(line):
                swept = _around(start, end)
                found += [(step_id, key) for key, rect in blocks.items() if key not in ends and rect.intersects(swept)]
    return found


def lines_along_each_other(layout: MapLayout) -> list[tuple[Stretch, Stretch]]:
    """The stretches of lines of different connectors that run along each other, less than three units apart."""
    stretches = sorted({stretch for index, one in enumerate(connectors(layout)) for stretch in _stretches(one, index)})
    found = []
    for index, one in enumerate(stretches):
        for two in stretches[index + 1 :]:
            if two.is_level != one.is_level or two.at - one.at >= CLOSE:
                break
            if one.connector != two.connector and min(one.high, two.high) - max(one.low, two.low) > 0.01:
                found.append((one, two))
    return found


def _stretches(connector: Connector, index: int) -> Iterator[Stretch]:
    for line in connector.points:
        for start, end in pairwise(line):
            is_level = start.y == end.y
            low, high = sorted((start.x, end.x) if is_level else (start.y, end.y))
            yield Stretch(is_level, start.y if is_level else start.x, low, high, index)


def words_on_lines(layout: MapLayout) -> list[tuple[str, str]]:
    """The connectors whose word stands on another connector's line or word, by their first steps."""
    drawn = connectors(layout)
    return [
        (one.inference_ids[0], two.inference_ids[0])
        for one in drawn
        for two in drawn
        if one is not two and _covers(word_rect(one, layout.spacing), two, layout)
    ]


def _covers(rect: Rect, connector: Connector, layout: MapLayout) -> bool:
    return rect.intersects(word_rect(connector, layout.spacing)) or any(
        rect.intersects(_around(start, end)) for line in connector.points for start, end in pairwise(line)
    )


def words_on_cards(layout: MapLayout) -> list[tuple[str, str]]:
    """The connectors whose word covers a card, by their first step, each with the card's text."""
    on_map = cards(layout)
    return [
        (one.inference_ids[0], layout.tree.node(place.node_id).text)
        for one in connectors(layout)
        for place, rect in on_map.items()
        if rect.intersects(word_rect(one, layout.spacing))
    ]


def lines_outside(layout: MapLayout) -> list[Point]:
    """The points of lines outside the drawing's bounds."""
    room = layout.bounds.adjusted(-0.01, -0.01, 0.01, 0.01)
    return [point for one in connectors(layout) for line in one.points for point in line if not room.contains(point)]


def _block_at(point: Point, blocks: dict[str, Rect]) -> str:
    return next(key for key, rect in blocks.items() if rect.contains(point))


def _around(start: Point, end: Point) -> Rect:
    low_x, high_x = sorted((start.x, end.x))
    low_y, high_y = sorted((start.y, end.y))
    return Rect(low_x - 0.5, low_y - 0.5, high_x - low_x + 1, high_y - low_y + 1)


def has_line_in(layout: MapLayout, one: Shown, view: Rect) -> bool:
    """Whether a line to a child of the block meets the view."""
    return any(
        view.intersects(_around(start, end))
        for connector in layout.connectors(one.block, one.x, one.y)
        for line in connector.points
        for start, end in pairwise(line)
    )


def lines_that_turn_back(layout: MapLayout, near: float) -> list[str]:
    """The steps whose line runs back beside itself, no farther from itself than that."""
    return [
        step_id
        for one in connectors(layout)
        for step_id, line in zip(one.inference_ids, one.points, strict=True)
        for first, second, third, fourth in zip(line, line[1:], line[2:], line[3:], strict=False)
        if first.y == second.y and third.y == fourth.y
        if abs(second.y - third.y) <= near and (second.x - first.x) * (fourth.x - third.x) < 0
    ]
