"""Begins new cards: an editor opens where one will stand, and nothing is in the map before it is finished."""

from argmap.core.anchoring import Quote
from argmap.core.records import Inference, Kind, Polarity, RecordId
from argmap.ui.context import MapContext
from argmap.ui.new_card import NewCard, Start
from argmap.ui.panes import Pane


def reason(context: MapContext) -> None:
    if context.document.root_ids or _quote(context) is not None:
        _begin_under(context, Kind.CLAIM, Polarity.SUPPORTS)
    else:
        claim(context)


def evidence(context: MapContext) -> None:
    _begin_under(context, Kind.EVIDENCE, Polarity.SUPPORTS)


def objection(context: MapContext) -> None:
    _begin_under(context, Kind.CLAIM, Polarity.OPPOSES)


def counter_evidence(context: MapContext) -> None:
    _begin_under(context, Kind.EVIDENCE, Polarity.OPPOSES)


def question(context: MapContext) -> None:
    """A question about the selection, or one of its own."""
    target_id = target_of_selection(context)
    start = Start.ROOT if target_id is None else Start.UNDER
    _begin(context, NewCard(start, Kind.QUESTION, Polarity.OPPOSES, target_id or "", _quote(context)))


def answer(context: MapContext) -> None:
    _begin_under(context, Kind.CLAIM, Polarity.ANSWERS)


def joint(context: MapContext) -> None:
    """One more premise beside the current card, or in the selected step."""
    inference_id = step_of_selection(context)
    if inference_id is not None:
        _begin(context, NewCard(Start.JOINT, Kind.CLAIM, Polarity.SUPPORTS, inference_id, _quote(context)))


def doubt(context: MapContext) -> None:
    """An objection to the step that the current card takes, or to the selected step."""
    inference_id = step_of_selection(context)
    if inference_id is not None:
        _begin(context, NewCard(Start.UNDER, Kind.CLAIM, Polarity.OPPOSES, inference_id, _quote(context)))


def between(context: MapContext) -> None:
    if context.selection.current is not None:
        _begin(context, NewCard(Start.BETWEEN, beside_id=context.selection.current))


def sibling_after(context: MapContext) -> None:
    _begin_sibling(context, Start.AFTER)


def sibling_before(context: MapContext) -> None:
    _begin_sibling(context, Start.BEFORE)


def claim(context: MapContext) -> None:
    """A claim that stands by itself: the main claim if it is the first."""
    _begin(context, NewCard(Start.ROOT, quote=_quote(context)))


def claim_to_tray(context: MapContext) -> None:
    _begin(context, NewCard(Start.TRAY, Kind.CLAIM, quote=_quote(context)))


def evidence_to_tray(context: MapContext) -> None:
    _begin(context, NewCard(Start.TRAY, Kind.EVIDENCE, quote=_quote(context)))


def target_of_selection(context: MapContext) -> RecordId | None:
    """What a new card would bear on: the selected step, or the node of the current card if it is on the map."""
    place = context.current_place
    if place is not None and place.id not in context.document.tray_ids:
        return place.node_id
    return context.selection.step


def step_of_selection(context: MapContext) -> RecordId | None:
    """The selected step, or the one that the current card takes."""
    place = context.current_place
    return place.inference_id if place is not None else context.selection.step


def begin_under(context: MapContext, kind: Kind, polarity: Polarity, quote: Quote | None) -> None:
    """Begin a card under the selection; words from the reader go to the tray where nothing is selected."""
    target_id = target_of_selection(context)
    if target_id is not None:
        _begin(context, NewCard(Start.UNDER, kind, polarity, target_id, quote))
    elif quote is not None:
        _begin(context, NewCard(Start.TRAY, kind, quote=quote))


def _begin_under(context: MapContext, kind: Kind, polarity: Polarity) -> None:
    begin_under(context, kind, polarity, _quote(context))


def _begin_sibling(context: MapContext, start: Start) -> None:
    """Beside the current card; the main claim has no siblings, so there it is a reason."""
    place = context.current_place
    if place is None:
        return
    if place == context.tree.main_claim():
        reason(context)
        return
    step = context.document.find(Inference, place.inference_id) if place.inference_id is not None else None
    polarity = step.polarity if step is not None else Polarity.SUPPORTS
    _begin(context, NewCard(start, context.tree.node(place.node_id).kind, polarity, place.id))


def _quote(context: MapContext) -> Quote | None:
    """The words selected in the reader, as long as the keyboard is there."""
    return context.reader_quote if context.active_pane is Pane.READER else None


def _begin(context: MapContext, card: NewCard) -> None:
    if context.is_editable:
        context.new_card_requested.emit(card)
