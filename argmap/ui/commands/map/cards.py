"""Acts on the selected cards and steps: one edit each."""

from collections.abc import Iterable
from functools import partial

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.extent import cards_in
from argmap.core.records import Inference, Premise, RecordId
from argmap.session import Edit
from argmap.ui.branch_edits import edit_branches, move_branches, perform_sized
from argmap.ui.commands.map.adding import step_of_selection
from argmap.ui.context import MapContext
from argmap.ui.new_card import branch_made
from argmap.ui.stepping import LARGE
from argmap.ui.translating import translate

MADE = 3  # records at least of a card that is made: itself, its step and its place there


def edit_text(context: MapContext) -> None:
    """Open the current card's text for editing in place."""
    if context.is_editable and context.selection.current is not None:
        context.edit_requested.emit(context.selection.current)


def turn(context: MapContext) -> None:
    """Turn the step between supporting and opposing; where it holds joint reasons, say that all of them turned."""
    inference_id = step_of_selection(context)
    if inference_id is None:
        return
    change = context.perform(edits.turn, inference_id)
    count = len(context.document.where(Premise, "inference_id", inference_id))
    if change and count > 1:
        both = translate("MapContext", "Both joint reasons turned together.")
        every = translate("MapContext", "All {0} joint reasons turned together.").format(count)
        context.message.emit(both if count == 2 else every)


def join(context: MapContext) -> None:
    context.perform(edits.join, context.selection.cards)


def split_out(context: MapContext) -> None:
    context.perform(edits.split_out, context.selection.current)


def duplicate(context: MapContext) -> None:
    place_id = context.selection.current
    if place_id is not None:
        edit, words = partial(edits.duplicate, place_id=place_id), translate("MapContext", "Duplicating…")
        size = MADE * cards_in(context.document, [place_id], LARGE)
        perform_sized(context, edit, size, words, partial(show_branch_made, context))


def show_branch_made(context: MapContext, change: Change) -> None:
    """Go to the first card of a branch that was added."""
    made = branch_made(change)
    if made is not None:
        context.show(made)


def to_tray(context: MapContext) -> None:
    beside, cards = _beside(context), context.selection.cards
    move_branches(context, partial(edits.to_tray, place_ids=cards), cards, lambda _: _select(context, beside))


def delete_branch(context: MapContext) -> None:
    """Delete the selected cards with all below them, or the selected step with its cards."""
    beside, cards, step = _beside(context), context.selection.cards, context.selection.step
    edit: Edit = partial(edits.delete_branch, place_ids=cards)
    if step is not None:
        beside, cards, edit = _target_of(context, step), (step,), partial(edits.remove_step, inference_id=step)
    words = translate("MapContext", "Deleting…")
    edit_branches(context, edit, cards, words, lambda _: _select(context, beside))


def remove_card(context: MapContext) -> None:
    """Remove the current card and keep what is below it."""
    beside, place_id = _beside(context), context.selection.current
    if place_id is not None:
        edit = partial(edits.remove_card, place_id=place_id)
        move_branches(context, edit, [place_id], lambda _: _select(context, beside))


def _beside(context: MapContext) -> list[RecordId]:
    """The places to select when the current card goes, the best first: siblings after it, before it, the card above.

    Some of them may go as well, such as what doubts its step.
    """
    place = context.current_place
    if place is None:
        return []
    above = context.tree.parent(place)
    siblings = context.tree.children(above) if above is not None else context.tree.roots()
    leaving = context.selection.held
    index = next((i for i, one in enumerate(siblings) if one.id == place.id), 0)
    staying = [one for one in [*siblings[index:], *siblings[:index][::-1]] if one.id not in leaving]
    return [one.id for one in [*staying, above] if one is not None]


def _target_of(context: MapContext, inference_id: RecordId) -> list[RecordId]:
    """The place of the card on which a step bears, if it bears on one."""
    step = context.document.find(Inference, inference_id)
    target = context.tree.full_place(step.target_node_id) if step is not None and step.target_node_id else None
    return [target.id] if target is not None else []


def _select(context: MapContext, place_ids: Iterable[RecordId]) -> None:
    """Go to the first of these that is still there."""
    place_id = next((one for one in place_ids if context.tree.place(one) is not None), None)
    if place_id is not None:
        context.show(place_id)  # the next card beside may stand far away
