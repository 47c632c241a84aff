"""Ties the selection to words of a source, and leads back to them."""

from argmap.core import edits
from argmap.core.graph import linked, passages_of, passages_of_step
from argmap.core.records import Passage, RecordId
from argmap.ui.commands.map.adding import target_of_selection
from argmap.ui.context import MapContext
from argmap.ui.translating import translate


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


def show_next(context: MapContext) -> None:
    """The passage after the place where one reads in the shown source; after the last, the first."""
    _step(context, 1)


def show_previous(context: MapContext) -> None:
    """The passage before the place where one reads; before the first, the last."""
    _step(context, -1)


def _step(context: MapContext, by: int) -> None:
    passages = _in_shown_source(context)
    if not passages:
        context.message.emit(translate("MapContext", "Nothing in the map rests on this source yet."))
        return
    here = next((index for index, one in enumerate(passages) if _stands_at(context, *one)), None)
    if here is None:
        before = sum(start <= (context.reader_offset or 0) for start, _ in passages)
        here = before - 1 if by > 0 else before
    context.show_passage(passages[(here + by) % len(passages)][1])


def _in_shown_source(context: MapContext) -> list[tuple[int, RecordId]]:
    """Where the passages of the shown version begin, and their ids, in the order of the text."""
    document = context.document
    passages = linked(document, document.where(Passage, "source_text_id", context.source_text_id or ""))
    return sorted((one.start, one.id) for one in passages if one.start is not None)


def _stands_at(context: MapContext, start: int, passage_id: RecordId) -> bool:
    """Whether it is this passage that was shown last, and the cursor was not moved since."""
    return passage_id == context.shown_passage_id and context.reader_offset in (start, None)
