"""What was written becomes real: a new card, or other words of one. Where it was meant for is gone by then perhaps."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from argmap.core import edits
from argmap.core.anchoring import Quote
from argmap.core.document import Document
from argmap.core.records import Inference, Kind, Node, Premise, RecordId, SourceText
from argmap.ui.context import MapContext
from argmap.ui.kept_texts import put_into_tray
from argmap.ui.new_card import NewCard, Start, change_for, place_made
from argmap.ui.panes import Pane
from argmap.ui.soon import soon
from argmap.ui.translating import translate


def finish_card(context: MapContext, card: NewCard, text: str) -> RecordId | None:
    """Put a card that was written into the map and show it; returns its place. None if the map refused it, as a
    message says.

    It becomes the selected one, unless it was made from a source's words under another, or answers a question:
    the next words are to bear on the same card. Without words and a quote nothing happens, as if cancelled.
    """
    if card.node_id:
        return card.node_id if rewrite_card(context, card.node_id, text) else None
    place_id, card = None, _with_its_quote(context.document, card)
    if text.strip() or card.quote is not None:
        with context.situation.one_act():
            stands = with_a_place(context.document, card)
            change = context.perform(change_for, stands, text)
            place_id = place_made(change) if change is not None else None
            if place_id is not None:
                _show_made(context, stands, place_id)
                if stands is not card:
                    words = "What it was to bear on is gone; the card is in the tray."
                    context.message.emit(translate("MapContext", words))
    give_up(context, card)
    return place_id


def give_up(context: MapContext, card: NewCard) -> None:
    """Go back to where a new card was begun; for a view to call when it is no more written."""
    if card.quote is not None:
        context.focus_requested.emit(Pane.READER)


def rewrite_card(context: MapContext, node_id: RecordId, text: str) -> bool:
    """Give a card the words that were written; False if the map refused them, which a message says.

    If it is gone they become a card in the tray: nobody but who wrote them has them.
    """
    node = context.document.find(Node, node_id)
    if node is not None:
        return text == node.text or context.perform(edits.edit_text, node_id, text) is not None
    if not text.strip():
        return True
    is_kept = context.perform(edits.add_to_tray, Kind.CLAIM, text) is not None
    if is_kept:
        words = "The card is gone; what you wrote is in the tray."
        context.message.emit(translate("MapContext", words))
    return is_kept


def keep_remark(context: MapContext, text: str) -> None:
    """What was written about a card or a comment that is gone meanwhile becomes a card in the tray."""
    put_into_tray(context, [text])
    context.message.emit(translate("MapContext", "What it was about is gone; what you wrote is in the tray."))


def say_remark_full(context: MapContext) -> None:
    """Say that no more can be typed."""
    context.message.emit(translate("MapContext", "A comment has at most 100,000 characters."))


def once_told(context: MapContext, act: Callable[[], object]) -> None:
    """Do something to the map; while a change of it is being told, after that. Who hears of the later one first, as who
    makes it comes before others, has the older one in the end.
    """
    if context.owed.is_telling:
        context.owed.once_told.append(act)
        soon(context, partial(settle_owed, context))
    else:
        act()


def settle_owed(context: MapContext) -> None:
    """Do now what was to be done once the change was told."""
    while context.owed.once_told:
        context.owed.once_told.pop(0)()


def with_a_place(document: Document, card: NewCard) -> NewCard:
    """The card, or one for the tray if what it was begun beside is gone meanwhile."""
    is_there = {
        Start.UNDER: (Node, Inference),
        Start.JOINT: (Inference,),
        Start.AFTER: (Premise, Node),
        Start.BEFORE: (Premise, Node),
        Start.BETWEEN: (Premise, Node),
    }
    kinds = is_there.get(card.start)
    if card.answers is not None and document.find(Inference, card.answers.inference_id) is None:
        card = replace(card, answers=None)
    if kinds is None or any(document.find(kind, card.beside_id) is not None for kind in kinds):
        return card
    return NewCard(Start.TRAY, card.kind, quote=card.quote)


def _with_its_quote(document: Document, card: NewCard) -> NewCard:
    """The card, without its quote if the text that it is from is gone meanwhile."""
    quote = card.quote
    if quote is None or _stands(document, quote):
        return card
    return replace(card, quote=None)


def _stands(document: Document, quote: Quote) -> bool:
    source_text = document.find(SourceText, quote.source_text_id)
    return source_text is not None and quote.end <= len(source_text.text)


def _show_made(context: MapContext, card: NewCard, place_id: RecordId) -> None:
    if card.answers is not None:
        context.action_requested.emit("window.schemes.show_questions")  # the next one is of the same step
    elif card.quote is None or card.start is Start.ROOT:
        context.selection.select_card(place_id)
    context.reveal_requested.emit(place_id)
    if card.quote is not None:
        context.quote_used.emit(card.quote)
