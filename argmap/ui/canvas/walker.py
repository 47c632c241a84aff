"""Walks the selection by arrow keys."""

from PySide6.QtCore import Qt

from argmap.core.graph import Place
from argmap.core.records import RecordId
from argmap.ui.canvas.walking import walk, walk_cards, way_of
from argmap.ui.context import MapContext
from argmap.ui.viewing import Look

ARROWS = {
    Qt.Key.Key_Up: Look.WALK_UP,
    Qt.Key.Key_Down: Look.WALK_DOWN,
    Qt.Key.Key_Left: Look.WALK_LEFT,
    Qt.Key.Key_Right: Look.WALK_RIGHT,
}


class Walker:
    """Moves the selection, and returns the id of the card or step to bring into view; None if it went nowhere."""

    def __init__(self, context: MapContext) -> None:
        self._context = context

    def walk(self, look: Look) -> RecordId | None:
        """Select the next card or step that way."""
        context = self._context
        way = way_of(look, context.view_state.layout)
        stop = walk(context.tree, context.selection, way, context.view_state.is_folded)
        if stop is None or not context.focus.holds(stop.id):
            return None
        if isinstance(stop, Place):
            context.selection.select_card(stop.id)
        else:
            context.selection.select_step(stop.id)
        return stop.id

    def extend(self, look: Look) -> RecordId | None:
        """Select the next card that way besides those selected; going back lets go of the last one."""
        context, cards = self._context, self._context.selection.cards
        place = context.current_place
        if place is None:
            return self.walk(look)
        way = way_of(look, context.view_state.layout)
        stop = walk_cards(context.tree, place, way, context.view_state.is_folded)
        if stop is None or not context.focus.holds(stop.id):
            return None
        if stop.id in context.selection.held:
            context.selection.select_cards([*(one for one in cards if one not in (place.id, stop.id)), stop.id])
        else:
            context.selection.select_cards([*cards, stop.id])
        return stop.id

    def fold(self) -> None:
        """Fold the current card's branch, or unfold it."""
        place = self._context.current_place
        if place is not None and self._context.tree.children(place):
            self._context.view_state.fold([place.id], not self._context.view_state.is_folded(place.id))
