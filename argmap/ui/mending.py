"""Open points of the selected card or step in words, and what one key does about the first that it can mend."""

from collections.abc import Sequence

from argmap.core.records import RecordId
from argmap.reasoning.checks import Check, OpenPoint
from argmap.reasoning.fixes import fix_of
from argmap.ui.actions import ACTIONS
from argmap.ui.context import MapContext
from argmap.ui.keys import shown_key
from argmap.ui.panels.open_sentences import sentence_for
from argmap.ui.translating import N, translate

CONTEXT = "Open"
MEND = "map.checking.mend"
HINTS: dict[Check, str] = {
    Check.TWO_CLAIMS: N("Open", "{0} gives the second claim a card of its own."),
    Check.REASONING_INSIDE: N("Open", "{0} puts the reason below the claim."),
    Check.JOINT_STANDS_ALONE: N("Open", "{0} gives the last of them a step of its own."),
    Check.LONE_PREMISE: N("Open", "{0} adds an empty joint reason."),
    Check.NOT_ONE_STEP_UP: N("Open", "{0} moves it there."),
    Check.EMPTY_CARD: N("Open", "{0} removes it."),
    Check.STEP_WITHOUT_CARD: N("Open", "{0} removes it."),
}


def points_here(context: MapContext) -> Sequence[OpenPoint]:
    """The open points of the selected step or the current card."""
    if context.selection.step is not None:
        return context.open_points_so_far.of_step(context.selection.step)
    place = context.current_place
    return context.open_points_so_far.of_node(place.node_id) if place is not None else []


def mendable(context: MapContext, points: Sequence[OpenPoint]) -> OpenPoint | None:
    """The first point that one key can mend, of all the one that was walked to."""
    if not context.is_editable:
        return None
    first = [point for point in points if point == context.shown_open_point]
    return next((one for one in (*first, *points) if fix_of(context.tree, one) is not None), None)


def pointed_at(context: MapContext, points: Sequence[OpenPoint]) -> OpenPoint | None:
    """The point that a key without another word is about: the one that was walked to, else the first."""
    return next((one for one in points if one == context.shown_open_point), next(iter(points), None))


def told(context: MapContext, points: Sequence[OpenPoint]) -> list[str]:
    """The points as sentences; behind the one that can be mended stands the key."""
    by_key = mendable(context, points)
    return [f"{sentence_for(one)} {_hint(one)}" if one is by_key else sentence_for(one) for one in points]


def feedback_on(context: MapContext, node_id: RecordId) -> list[str]:
    """What is not right about a card of an exercise, where feedback is due."""
    if context.exercising is None:
        return []
    from argmap.ui.exercising.verdict_words import open_sentences  # late: most maps are no exercise

    return open_sentences(context.exercising.of_card(node_id), context.tree)


def _hint(point: OpenPoint) -> str:
    return translate(CONTEXT, HINTS[point.check]).format(shown_key(ACTIONS[MEND]))
