"""Ties the selection to words of a source, and leads back to them."""

from argmap.core import edits
from argmap.core.graph import passages_of, passages_of_step
from argmap.ui.commands.map.adding import target_of_selection
from argmap.ui.context import MapContext


def link(context: MapContext) -> None:
    """Tie the current card, or the selected step, to the words selected in the reader."""
    place = context.current_place
    target_id = place.node_id if place is not None else target_of_selection(context)
    quote = context.reader_quote
    if target_id is not None and quote is not None and context.perform(edits.link_passage, target_id, quote):
        context.quote_used.emit(quote)


def go_to(context: MapContext) -> None:
    """Show the passage the selection rests on; each further call shows the next one."""
    place, step = context.current_place, context.selection.step
    if place is not None:
        pairs = passages_of(context.document, place.node_id)
    else:
        pairs = passages_of_step(context.document, step) if step is not None else []
    ids = [passage.id for _, passage in pairs]
    if ids:
        shown = context.shown_passage_id
        context.show_passage(ids[(ids.index(shown) + 1) % len(ids)] if shown in ids else ids[0])
