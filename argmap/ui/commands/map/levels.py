"""Opens the map so many levels deep. Asked for the same once more, what was folded by hand before comes back."""

from argmap.core.graph import Place
from argmap.ui.context import MapContext
from argmap.ui.levels import folded_below, shown_above


def show(context: MapContext, number: int) -> None:
    """Show so many levels of the map, or of the branch that alone is shown; the topmost cards are the first."""
    top = context.focus.place
    _open(context, [top] if top is not None else context.tree.roots(), number - 1)


def show_below(context: MapContext, number: int) -> None:
    """Show so many levels below the current card; how the map is folded elsewhere stays."""
    place = context.current_place
    if place is not None:
        _open(context, [place], number)


def _open(context: MapContext, tops: list[Place], rows: int) -> None:
    context.view_state.fold_for_now(folded_below(context.tree, tops, rows, context.view_state.folded))
    _keep_in_view(context)


def _keep_in_view(context: MapContext) -> None:
    """Bring the selected cards into view; of those that are folded away now, the cards that hide them."""
    places = [place for one in context.selection.cards if (place := context.tree.place(one)) is not None]
    shown = [shown_above(context.tree, place, context.view_state.is_folded).id for place in places]
    if shown:
        context.selection.select_cards(shown)
        context.reveal_requested.emit(shown[-1])
