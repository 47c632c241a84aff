"""The colours and words that the user's choices ask for on the canvas."""

from argmap.render.look import Look
from argmap.render.text import Typesetter
from argmap.render.words import Wording
from argmap.ui.context import MapContext


def look_of(context: MapContext, typesetter: Typesetter) -> Look:
    """The look of the map now."""
    return Look(context.theme, typesetter, Wording(context.preferences.connecting))
