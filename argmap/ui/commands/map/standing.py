"""What the map adds up to by the user's ratings, and where these say otherwise."""

from argmap.core.records import RecordId
from argmap.reasoning.status.disagreements import Disagreement, disagreements
from argmap.reasoning.status.drawing_order import drawn
from argmap.reasoning.status.status import Status
from argmap.ui.context import MapContext
from argmap.ui.judging.standing_words import disagreement_words
from argmap.ui.translating import translate


def show(context: MapContext) -> None:
    """Show which cards stand, fall or are open, or no more."""
    context.preferences.set_standings(not context.preferences.shows_standings)


def show_strengths(context: MapContext) -> None:
    """Show also how strongly each card holds, or no more."""
    shows = not context.preferences.shows_strengths
    context.preferences.set_strengths(shows)
    if shows and not context.preferences.shows_standings:
        context.preferences.set_standings(True)


def next_disagreement(context: MapContext) -> None:
    """Show the card or step after the one shown last that the user rated otherwise than the map has it."""

    def go(status: Status) -> None:
        found = disagreements(status, status.standings)
        if found:  # else the map need not be gone through for their order
            found = disagreements(status, drawn(context.tree, status.reading))
        if not found:
            context.message.emit(translate("MapContext", "Nothing that you rated stands otherwise by the map."))
            return
        number = _next_index(found, context.judging.shown_disagreement)
        context.judging.shown_disagreement = found[number].id
        show_card_or_step(context, found[number].id)
        language = context.document.info.language
        context.message.emit(disagreement_words(status, found[number], number + 1, len(found), language))

    context.judging.when_known(go)


def show_card_or_step(context: MapContext, one: RecordId) -> None:
    """Select a card where it is drawn in full, or a step, and bring it into view."""
    place = context.tree.full_place(one)
    if place is not None:
        context.show(place.id)
    else:
        context.selection.select_step(one)
        context.reveal_requested.emit(one)


def _next_index(found: list[Disagreement], shown: RecordId | None) -> int:
    ids = [one.id for one in found]
    return (ids.index(shown) + 1) % len(ids) if shown in ids else 0
