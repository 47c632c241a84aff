"""Walks through what is open in the argument."""

from argmap.reasoning.checks import OpenPoint
from argmap.reasoning.fixes import fix_of
from argmap.ui.context import MapContext
from argmap.ui.mending import mendable, pointed_at, points_here
from argmap.ui.new_card import place_made
from argmap.ui.panels.open_sentences import sentence_for
from argmap.ui.silencing import silence as silence_check
from argmap.ui.translating import translate


def next_open(context: MapContext) -> None:
    """Show the open point after the one shown last, or the first at the current card; after the last, the first."""
    points = context.open_points.in_order()
    if not points:
        context.message.emit(translate("MapContext", "Nothing is open: every check is met."))
        return
    point = points[_next_index(context, points)]
    context.shown_open_point = point
    if point.place_id is not None:
        context.show(point.place_id)
    if point.inference_id is not None and point.node_id is None:
        context.selection.select_step(point.inference_id)
    if point.passage_id is not None:
        context.show_passage(point.passage_id)
    context.message.emit(sentence_for(point))


def mend(context: MapContext) -> None:
    """Do what one key can do about an open point of the selected card or step, and show the card that comes of it."""
    point = mendable(context, points_here(context))
    change = fix_of(context.tree, point) if point is not None else None
    if change is None:
        context.message.emit(translate("MapContext", "Nothing is open here that one key can mend."))
        return
    context.perform(lambda _: change)
    place_id = place_made(change)
    if place_id is not None:
        context.show(place_id)


def silence(context: MapContext) -> None:
    """Switch the rule off of which something is open here: the point that was walked to, else the first."""
    point = pointed_at(context, points_here(context))
    if point is None:
        context.message.emit(translate("MapContext", "Nothing is open here."))
        return
    silence_check(context, point.check)


def _next_index(context: MapContext, points: list[OpenPoint]) -> int:
    shown = context.shown_open_point
    if shown in points:
        return (points.index(shown) + 1) % len(points)
    here = context.selection.current
    return next((index for index, point in enumerate(points) if point.place_id == here), 0)
