"""What the map adds up to by the user's ratings."""

from argmap.ui.context import MapContext


def show(context: MapContext) -> None:
    """Show which cards stand, fall or are open, or no more."""
    context.preferences.set_standings(not context.preferences.shows_standings)
