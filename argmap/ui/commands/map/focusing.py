"""Looks at one branch alone, at more of the map around it, or at the whole map again."""

from argmap.ui.context import MapContext


def show_branch(context: MapContext) -> None:
    """Show the branch of the current card alone; if it is shown so already, the whole map again."""
    place, shown = context.current_place, context.focus.place
    if place is not None and shown is not None and place.node_id == shown.node_id:
        context.focus.leave()
    elif place is not None:
        context.focus.show_only(place.node_id)


def go_up(context: MapContext) -> None:
    """Show the branch of the card above."""
    context.focus.go_up()


def step_out(context: MapContext) -> None:
    """Back to the whole map."""
    context.step_out()
