"""Says once more what was said of other words."""

from collections.abc import Iterable

from argmap.core import edits
from argmap.core.records import Rating, RecordId
from argmap.ui.context import MapContext
from argmap.ui.judging.rated import rateable, rated
from argmap.ui.translating import translate


def confirm(context: MapContext) -> None:
    """Rate the selected card or step as before its words changed."""
    target_id = judged(context)
    dimensions = rateable(context.document, target_id)
    found = [rated(context.document, target_id, one, context.session.author) for one in dimensions]
    stale = [one.own for one in found if one.own is not None and one.is_stale]
    if not stale:
        context.message.emit(translate("MapContext", "There is no rating here whose words have changed since."))
    say_again(context, stale)


def say_again(context: MapContext, ratings: Iterable[Rating]) -> None:
    """Give the user's own ratings of what stands there now; one change each."""
    for one in ratings:
        target_id = one.node_id or one.inference_id
        context.perform(edits.rate, target_id, one.dimension, one.value, one.rater, one.note)


def judged(context: MapContext) -> RecordId:
    """The selected step, or else the node of the current card; empty if nothing is selected."""
    place = context.current_place
    return context.selection.step or (place.node_id if place is not None else "")
