"""Changes how the map is looked at, never the map."""

from argmap.ui.context import MapContext
from argmap.ui.viewing import Look


def zoom_in(context: MapContext) -> None:
    context.look_requested.emit(Look.ZOOM_IN)


def zoom_out(context: MapContext) -> None:
    context.look_requested.emit(Look.ZOOM_OUT)


def actual_size(context: MapContext) -> None:
    context.look_requested.emit(Look.ACTUAL_SIZE)


def fit(context: MapContext) -> None:
    context.look_requested.emit(Look.FIT)


def fit_selection(context: MapContext) -> None:
    context.look_requested.emit(Look.FIT_SELECTION)


def move_up(context: MapContext) -> None:
    context.look_requested.emit(Look.MOVE_UP)


def move_down(context: MapContext) -> None:
    context.look_requested.emit(Look.MOVE_DOWN)


def move_left(context: MapContext) -> None:
    context.look_requested.emit(Look.MOVE_LEFT)


def move_right(context: MapContext) -> None:
    context.look_requested.emit(Look.MOVE_RIGHT)


def walk_up(context: MapContext) -> None:
    context.look_requested.emit(Look.WALK_UP)


def walk_down(context: MapContext) -> None:
    context.look_requested.emit(Look.WALK_DOWN)


def walk_left(context: MapContext) -> None:
    context.look_requested.emit(Look.WALK_LEFT)


def walk_right(context: MapContext) -> None:
    context.look_requested.emit(Look.WALK_RIGHT)


def main_claim(context: MapContext) -> None:
    """Go to the main claim; while one branch alone is shown, to the card at its top first."""
    top = context.focus.place
    place = top if top is not None and top != context.current_place else context.tree.main_claim()
    if place is not None:
        context.show(place.id)


def toggle_overview(context: MapContext) -> None:
    """Have the overview in a corner of the map, or not."""
    context.preferences.set_overview(not context.preferences.shows_overview)
    context.situation.say()


def fold(context: MapContext) -> None:
    """Fold the current card's branch, or unfold it."""
    place_id = context.selection.current
    if place_id is not None:
        context.view_state.fold([place_id], not context.view_state.is_folded(place_id))


def fold_all(context: MapContext) -> None:
    """Fold every branch below the top row of what is shown, and those further down each by itself."""
    context.look_requested.emit(Look.FOLD_ALL)


def unfold_all(context: MapContext) -> None:
    """Unfold all that is shown."""
    context.look_requested.emit(Look.UNFOLD_ALL)


def lay_out_down(context: MapContext) -> None:
    context.view_state.set_layout("down")


def lay_out_right(context: MapContext) -> None:
    context.view_state.set_layout("right")


def lay_out_page(context: MapContext) -> None:
    context.view_state.set_layout("page")
