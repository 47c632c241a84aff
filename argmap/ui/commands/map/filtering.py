"""Goes through what the filter has picked out."""

from argmap.ui.context import MapContext


def next_match(context: MapContext) -> None:
    """Show the next card that answers, in the order in which one reads."""
    _go(context, is_back=False)


def previous_match(context: MapContext) -> None:
    _go(context, is_back=True)


def _go(context: MapContext, is_back: bool) -> None:
    place = next(context.filtering.matches(context.current_place, context.focus.place, is_back), None)
    if place is not None:
        context.show(place.id)
