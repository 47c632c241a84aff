"""Moves the current card by arrow: among its siblings, up beside its target, or below the sibling before it."""

from enum import Enum, auto
from functools import partial

from argmap.core import edits
from argmap.core.graph import Place
from argmap.ui.branch_edits import move_branches
from argmap.ui.context import MapContext
from argmap.ui.panes import Pane


class Arrow(Enum):
    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()


def left(context: MapContext) -> None:
    _move(context, Arrow.LEFT)


def right(context: MapContext) -> None:
    _move(context, Arrow.RIGHT)


def up(context: MapContext) -> None:
    _move(context, Arrow.UP)


def down(context: MapContext) -> None:
    _move(context, Arrow.DOWN)


def _move(context: MapContext, arrow: Arrow) -> None:
    place_id = context.selection.current
    if place_id is None:
        return
    earlier, later, outwards = _arrows(context)
    if arrow is earlier:
        context.perform(edits.reorder, place_id, -1)
    elif arrow is later:
        context.perform(edits.reorder, place_id, 1)
    else:
        place = context.tree.place(place_id)
        edit = partial(edits.promote if arrow is outwards else edits.demote, place_id=place_id)
        move_branches(context, edit, [place_id], lambda _: _follow(context, place))


def _arrows(context: MapContext) -> tuple[Arrow, Arrow, Arrow]:
    """Which arrows lead to the sibling before, the one after, and the card above, as the view lies."""
    is_stacked = context.active_pane is Pane.OUTLINE or context.view_state.layout == "right"
    return (Arrow.UP, Arrow.DOWN, Arrow.LEFT) if is_stacked else (Arrow.LEFT, Arrow.RIGHT, Arrow.UP)


def _follow(context: MapContext, before: Place | None) -> None:
    """Keep the card selected under the place it has now."""
    now = context.tree.full_place(before.node_id) if before is not None else None
    if now is not None:
        context.show(now.id)
