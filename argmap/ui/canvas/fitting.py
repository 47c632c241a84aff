"""How many levels of a map fit a view without text becoming smaller than can be read."""

from collections.abc import Iterator

from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.geometry import Rect
from argmap.layout.growth import Measure
from argmap.layout.map_layout import MapLayout
from argmap.render.fonts import Style
from argmap.ui.canvas.camera import Camera, zoom_to_fit

SMALLEST_TEXT = 9.0
"""Pixels; fit folds levels rather than show text below it."""
SMALLEST_ZOOM = SMALLEST_TEXT / Style.BODY.size
MARGIN = 24.0
"""Pixels around a map that was fitted."""


def places_by_level(tree: Tree) -> list[list[RecordId]]:
    """The ids of all places, row by row from the roots."""
    levels: list[list[RecordId]] = []
    for place, depth in tree.walk():
        if depth == len(levels):
            levels.append([])
        levels[depth].append(place.id)
    return levels


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
    levels = places_by_level(tree)
    for last in levels:
        yield MapLayout(tree, measure, direction, set(last).__contains__).bounds
