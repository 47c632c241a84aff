"""Walks the passages that a new version of a source left in doubt, and settles them."""

from collections.abc import Callable

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.graph import Place
from argmap.core.records import Passage, PassageLink, PassageState
from argmap.ui.context import MapContext


def show_next(context: MapContext) -> None:
    """Show the next passage in doubt, and the card that rests on it."""
    _show(context, context.review.beside(1) if _is_shown(context) else context.review.current)


def show_previous(context: MapContext) -> None:
    _show(context, context.review.beside(-1) if _is_shown(context) else context.review.current)


def accept(context: MapContext) -> None:
    """Take the passage for exact where it was found."""
    passage = context.review.current
    if passage is not None:
        _settle(context, edits.accept_passages, [passage.id])


def accept_moved(context: MapContext) -> None:
    """Take every passage for exact whose words are unchanged."""
    ids = [passage.id for passage in context.review.passages if passage.state is PassageState.MOVED]
    if ids:
        _settle(context, edits.accept_passages, ids)


def use_selected_words(context: MapContext) -> None:
    """Let the passage stand for the words selected in the reader."""
    passage, quote = context.review.current, context.reader_quote
    if passage is not None and quote is not None:
        _settle(context, edits.adjust_passage, passage.id, quote)


def keep_old(context: MapContext) -> None:
    """Leave the passage where it stood, in the older version."""
    passage = context.review.current
    if passage is not None:
        _settle(context, edits.keep_old_passage, passage.id)


def remove(context: MapContext) -> None:
    """Untie the passage from all that rests on it; the cards stay."""
    passage = context.review.current
    if passage is not None:
        _settle(context, edits.remove_passage, passage.id)


def _settle(context: MapContext, edit: Callable[..., Change], *arguments: object) -> None:
    if context.perform(edit, *arguments) is not None:
        _show(context, context.review.current)


def _is_shown(context: MapContext) -> bool:
    """Whether the current passage was shown already, so that the next one is wanted."""
    current = context.review.current
    return current is not None and context.shown_passage_id == current.id


def _show(context: MapContext, passage: Passage | None) -> None:
    if passage is None:
        return
    place = _place_resting_on(context, passage)
    if place is not None:
        context.show(place.id)
    context.show_passage(passage.id)


def _place_resting_on(context: MapContext, passage: Passage) -> Place | None:
    links = sorted(context.document.where(PassageLink, "passage_id", passage.id), key=lambda link: link.id)
    places = (context.tree.full_place(link.node_id) for link in links if link.node_id is not None)
    return next((place for place in places if place is not None), None)
