"""Opens the map so many levels deep. Asked for the same once more, what was folded by hand before comes back."""

from argmap.ui.context import MapContext
from argmap.ui.levels import folded_beyond, folded_by_level_below, shown_above


def show(context: MapContext, number: int) -> None:
    """Show so many levels of the map, or of the branch that alone is shown; the topmost cards are the first."""
    context.view_state.fold_for_now(folded_beyond(context.tree, context.focus.place, number, context.view_state.folded))
    _keep_in_view(context)


def show_below(context: MapContext, number: int) -> None:
    """Show so many levels below the current card; how the map is folded elsewhere stays."""
    place = context.current_place
    if place is not None:
        folded = folded_by_level_below(context.tree, place, number, context.view_state.folded)
        context.view_state.fold_for_now(folded)
        _keep_in_view(context)


def _keep_in_view(context: MapContext) -> None:
    """Bring the selected cards into view; of those that are folded away now, the cards that hide them."""
    places = [place for one in context.selection.cards if (place := context.tree.place(one)) is not None]
    shown = [shown_above(context.tree, place, context.view_state.is_folded).id for place in places]
    if shown:
        context.selection.select_cards(shown)
        context.reveal_requested.emit(shown[-1])
