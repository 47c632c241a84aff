"""How many levels of a map fit a view without text becoming smaller than can be read."""

from collections.abc import Collection, Iterable, Iterator

from argmap.core.graph import Place
from argmap.core.records import Inference, RecordId
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.geometry import Rect
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


def places_by_level(tree: Tree) -> list[list[RecordId]]:
    """The ids of all places, row by row from the roots."""
    return [[place.id for place in level] for level in _levels(tree, AllRows(tree))]


def levels_that_fit(tree: Tree, measure: Measure, direction: Direction, camera: Camera) -> int:
    """The largest number of levels that can be shown at a readable size, at least one."""
    fit = 1
    for count, bounds in enumerate(_bounds_by_levels(tree, measure, direction), 1):
        if zoom_to_fit(camera, bounds, MARGIN) < SMALLEST_ZOOM:
            return fit
        fit = count
    return fit


def _bounds_by_levels(tree: Tree, measure: Measure, direction: Direction) -> Iterator[Rect]:
    """The extent of the map when one level of it is open, then two, and so on to the last."""
    upper: set[RecordId] = set()
    for last in _levels(tree, tree):
        upper |= {place.node_id for place in last}
        folded = {place.id for place in last}
        yield MapLayout(tree, measure, direction, folded.__contains__, rows=UpperRows(tree, upper)).bounds


def _levels(tree: Tree, rows: Rows) -> Iterator[list[Place]]:
    """The places row by row, each row read when it is asked for."""
    level = tree.roots()
    while level:
        yield level
        full = (place for place in level if rows.is_full(place))
        level = [below for place in full for step in rows.row(place.node_id) for below in rows.premises(step.id)]


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
