"""Edits that take whole branches along: at once, or where those are large as steps that are made meanwhile."""

from collections.abc import Callable, Iterable

from argmap.core.change import Change
from argmap.core.extent import cards_in, placed_otherwise
from argmap.core.records import RecordId
from argmap.session import Edit
from argmap.ui.context import MapContext
from argmap.ui.stepping import LARGE
from argmap.ui.translating import translate


def nothing_more(_change: Change) -> None:
    """What is selected stays so."""


def edit_branches(
    context: MapContext,
    edit: Edit,
    one_ids: Iterable[RecordId],
    words: str,
    show: Callable[[Change], None] = nothing_more,
) -> None:
    """Make an edit of each card in the branches at some places or steps; `words` say what is done, if it takes long.

    `show` is for what is to be selected when it is done, and is left out if something else was selected meanwhile.
    """
    perform_sized(context, edit, cards_in(context.document, one_ids, LARGE + 1), words, show)


def move_branches(
    context: MapContext, edit: Edit, one_ids: Iterable[RecordId], show: Callable[[Change], None] = nothing_more
) -> None:
    """Make an edit that places whole branches otherwise, as `edit_branches` does."""
    size = placed_otherwise(context.document, one_ids, LARGE + 1)
    perform_sized(context, edit, size, translate("MapContext", "Moving…"), show)


def perform_sized(
    context: MapContext, edit: Edit, size: int, words: str, show: Callable[[Change], None] = nothing_more
) -> None:
    """Make an edit of about so many cards or records, as `edit_branches` does."""
    if size <= LARGE:
        change = context.perform(edit)
        if change:
            show(change)
        return
    selection = context.selection
    cards, step = selection.held, selection.step

    def then(change: Change) -> None:
        is_elsewhere = not cards.issuperset(selection.cards) or selection.step not in (step, None)
        if change and not is_elsewhere:
            show(change)

    context.stepping.perform(edit, size, words, then)
