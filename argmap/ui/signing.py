"""Whose name comments, ratings and changes in an open map bear: the user's, as the settings say it."""

from argmap.core.document import Document
from argmap.core.records import Rating
from argmap.ui.context import MapContext


def sign(context: MapContext) -> None:
    """Let what is done to the map be signed, also when the name is changed while it is open."""
    _take_name(context)
    context.appearance_changed.connect(lambda: _take_name(context))


def name_in(document: Document, name: str) -> str:
    """The user's name in a map; empty in one that holds ratings without a name, and none by this.

    These were given here before there was a name: they stay the user's own, and count as before.
    """
    raters = {one.rater for one in document.all(Rating)}
    return "" if "" in raters and name not in raters else name


def _take_name(context: MapContext) -> None:
    context.session.author = name_in(context.document, context.preferences.name)
