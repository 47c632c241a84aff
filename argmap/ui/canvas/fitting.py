"""How many levels of a map fit a view without text becoming smaller than can be read."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from argmap.core.graph import Place
from argmap.core.records import Inference, RecordId
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.geometry import Size
from argmap.layout.growth import Measure
from argmap.layout.map_layout import MapLayout
from argmap.layout.rows import AllRows, Rows
from argmap.render.fonts import Style
from argmap.ui.canvas.camera import Camera, zoom_to_fit

SMALLEST_TEXT = 9.0
"""Pixels; fit folds levels rather than show text below it."""
SMALLEST_ZOOM = SMALLEST_TEXT / Style.BODY.size
MARGIN = 24.0
"""Pixels around a map that was fitted."""


class Fit(NamedTuple):
    """How many levels fit, the places of the lowest of them, and whether there are more."""

    levels: int
    lowest: list[Place]
    has_more: bool


def places_by_level(tree: Tree) -> list[list[RecordId]]:
    """The ids of all places, row by row from the roots."""
    rows, levels = AllRows(tree), []
    level = tree.roots()
    while level:
        levels.append([place.id for place in level])
        level = [*_below(level, rows)]
    return levels


def levels_that_fit(tree: Tree, measure: Measure, direction: Direction, camera: Camera) -> Fit:
    """The largest number of levels that can be shown at a readable size, at least one. What is lower is not read."""
    sized, upper = cache(measure), list[Place]()
    fit, level = Fit(0, [], has_more=False), tree.roots()
    while level:
        upper += level
        if fit.levels and not _is_readable(upper, level, tree, sized, direction, camera):
            return fit._replace(has_more=True)
        fit = Fit(fit.levels + 1, level, has_more=False)
        level = [*_up_to(_room(camera), _below(level, tree), sized)]
    return fit


def _is_readable(
    upper: list[Place], lowest: list[Place], tree: Tree, measure: Measure, direction: Direction, camera: Camera
) -> bool:
    """Whether the upper levels of a map can be shown at a readable size, down to the lowest."""
    if sum(map(_area, map(measure, upper))) > _room(camera):
        return False
    rows = UpperRows(tree, {place.node_id for place in upper})
    folded = {place.id for place in lowest}
    bounds = MapLayout(tree, measure, direction, folded.__contains__, rows=rows).bounds
    return zoom_to_fit(camera, bounds, MARGIN) >= SMALLEST_ZOOM


def _below(level: Iterable[Place], rows: Rows) -> Iterator[Place]:
    """The places one row further down, each read when it is asked for."""
    full = (place for place in level if rows.is_full(place))
    return (below for place in full for step in rows.row(place.node_id) for below in rows.premises(step.id))


def _up_to(room: float, places: Iterator[Place], measure: Measure) -> Iterator[Place]:
    """Places until their cards need more room than there is: one row may have ten thousands."""
    while room >= 0 and (place := next(places, None)) is not None:
        room -= _area(measure(place))
        yield place


def _room(camera: Camera) -> float:
    """The area that can be shown at a readable size. Cards stand side by side, so they need no less than their own."""
    scale = SMALLEST_ZOOM * camera.ratio
    return camera.width * camera.height / scale**2


def _area(size: Size) -> float:
    return size.width * size.height


class UpperRows:
    """The rows below some nodes, and nothing below those: a map of which only the upper levels are to be laid out."""

    def __init__(self, rows: Rows, node_ids: Collection[RecordId]) -> None:
        self._rows = rows
        self._node_ids = node_ids

    def row(self, node_id: RecordId) -> Iterable[Inference]:
        return self._rows.row(node_id) if node_id in self._node_ids else ()

    def premises(self, inference_id: RecordId) -> list[Place]:
        return self._rows.premises(inference_id)

    def is_full(self, place: Place) -> bool:
        return self._rows.is_full(place)
