"""Where an arrow key leads: along the tree, by way of the steps. Pure functions of the tree and what is folded."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import TypeVar

from argmap.core.graph import Place
from argmap.core.records import Inference, RecordId
from argmap.core.tree import Tree
from argmap.ui.selection import Selection
from argmap.ui.viewing import Look

T = TypeVar("T")
Folded = Callable[[RecordId], bool]
MOST_TRIES = 2_000
"""Cards looked at on the way to the nearest one of the same row; beyond that the row counts as ended."""
Stop = Place | Inference
"""Where a walk ends: a card or a step."""


class Way(Enum):
    """The arrows as the tree sees them."""

    ABOVE = auto()
    BELOW = auto()
    BEFORE = auto()
    AFTER = auto()


DOWNWARD = {
    Look.WALK_UP: Way.ABOVE,
    Look.WALK_DOWN: Way.BELOW,
    Look.WALK_LEFT: Way.BEFORE,
    Look.WALK_RIGHT: Way.AFTER,
}
RIGHTWARD = {
    Look.WALK_LEFT: Way.ABOVE,
    Look.WALK_RIGHT: Way.BELOW,
    Look.WALK_UP: Way.BEFORE,
    Look.WALK_DOWN: Way.AFTER,
}


def way_of(look: Look, layout: str) -> Way:
    """What an arrow means where the map is drawn in that direction. Raises KeyError if it is no arrow."""
    return (RIGHTWARD if layout == "right" else DOWNWARD)[look]


def walk(tree: Tree, selection: Selection, way: Way, is_folded: Folded) -> Stop | None:
    """Where the arrow leads from what is selected; from nothing, to the main claim. None if it leads nowhere."""
    if selection.step is not None:
        step = tree.document.find(Inference, selection.step)
        return _from_step(tree, step, way) if step is not None else None
    place = tree.place(selection.current) if selection.current is not None else None
    if place is None or place.id in tree.document.tray_ids:
        return tree.main_claim() or next(iter(tree.roots()), None)
    if way is Way.ABOVE:
        return tree.document.find(Inference, place.inference_id) if place.inference_id is not None else None
    return walk_cards(tree, place, way, is_folded)


def walk_cards(tree: Tree, place: Place, way: Way, is_folded: Folded) -> Place | None:
    """Where the arrow leads if steps are passed over, as when a selection is extended."""
    match way:
        case Way.ABOVE:
            return tree.parent(place)
        case Way.BELOW:
            return next(iter(_open_children(tree, place, is_folded)), None)
        case Way.BEFORE:
            return _beside(tree, place, -1, is_folded)
        case Way.AFTER:
            return _beside(tree, place, 1, is_folded)


def _from_step(tree: Tree, step: Inference, way: Way) -> Stop | None:
    match way:
        case Way.ABOVE if step.target_inference_id is not None:
            return tree.document.find(Inference, step.target_inference_id)
        case Way.ABOVE:
            return tree.full_place(step.target_node_id) if step.target_node_id is not None else None
        case Way.BELOW:
            return next(iter(tree.premises(step.id)), None)
    base = next((above for place in tree.premises(step.id) if (above := tree.above(place))), None)
    row = list(tree.row(base)) if base is not None else []
    return _next_to(row, [one.id for one in row].index(step.id), -1 if way is Way.BEFORE else 1) if row else None


def _open_children(tree: Tree, place: Place, is_folded: Folded) -> list[Place]:
    return [] if is_folded(place.id) else tree.children(place)


def _beside(tree: Tree, place: Place, by: int, is_folded: Folded) -> Place | None:
    """The sibling before or after; at the end of a row, the nearest card as far down a neighbouring branch."""
    down = 0
    current: Place | None = place
    tries = MOST_TRIES
    while current is not None and tries > 0:
        above = tree.parent(current)
        siblings = tree.children(above) if above is not None else tree.roots()
        at = next((index for index, one in enumerate(siblings) if one.id == current.id), 0)
        for sibling in siblings[at + 1 :] if by > 0 else siblings[:at][::-1]:
            found, tries = _first_below(tree, sibling, down, by, is_folded, tries)
            if found is not None:
                return found
        current, down = above, down + 1
    return None


def _first_below(
    tree: Tree, start: Place, down: int, by: int, is_folded: Folded, tries: int
) -> tuple[Place | None, int]:
    """The first card so many rows down a branch, from the side that faces where the walk came from; and what is left
    of the tries."""
    waiting = [(start, down)]
    while waiting and tries > 0:
        place, rows = waiting.pop()
        tries -= 1
        if rows == 0:
            return place, tries
        children = _open_children(tree, place, is_folded)
        waiting += [(child, rows - 1) for child in (children[::-1] if by > 0 else children)]
    return None, tries


def _next_to(row: Sequence[T], index: int, by: int) -> T | None:
    return row[index + by] if 0 <= index + by < len(row) else None
