"""The selected cards that are in view, and how they are shown: by a ring each, or where they are very many by a tint.

A frame costs what is in view, however much is selected.
"""

from collections.abc import Collection, Iterator, Mapping

from PySide6.QtGui import QPainter

from argmap.core.records import RecordId
from argmap.layout.geometry import Rect
from argmap.render.card import RADIUS
from argmap.render.drawing import Box, Boxes
from argmap.render.frame import draw_ring
from argmap.ui.canvas.camera import plain
from argmap.ui.canvas.sight import Sight
from argmap.ui.selection import Selection

FEW = 200  # selected cards that are asked for one by one; of more, all that is in view is looked through
MOST_RINGS = 400  # of more in one view nobody sees one by one, and each takes as long as a card
SPECK = 5  # pixels of a branch of which its first card is all that is seen
TINT = 0.4  # of the accent's strength
LEAST_RADIUS = 3.0


def chosen_in_view(sight: Sight, selection: Selection) -> dict[RecordId, Rect]:
    """Where the selected cards in view are seen, in map units."""
    if len(selection.cards) <= FEW:
        found = ((one, rect) for one in selection.cards if (rect := sight.rect_of(one)) is not None)
    else:
        found = ((one, rect) for one, rect in _near(sight) if one in selection.held)
    return {one: rect for one, rect in found if sight.camera.shown.intersects(rect)}


def paint_rings(painter: QPainter, sight: Sight, chosen: Mapping[RecordId, Rect], named: Collection[RecordId]) -> None:
    """Paint around what is selected, in pixels of the view; of a card that is `named`, its title has the ring."""
    theme, brush, camera = sight.look.theme, sight.brushes.painter, sight.camera
    rects = [plain(camera.view_rect(rect)) for one, rect in chosen.items() if one not in named]
    if len(rects) > MOST_RINGS:
        painter.setOpacity(TINT)
        brush.paint(painter, [Boxes(tuple(rects), theme.accent)])
        painter.setOpacity(1.0)
        return
    brush.paint(painter, (one for rect in rects for one in ring(sight, rect, RADIUS)))


def ring(sight: Sight, rect: Rect, radius: float) -> Iterator[Box]:
    """A ring around a rectangle of the view, whose corners have so large a radius in the map."""
    return draw_ring(rect, sight.look.theme, max(radius * sight.camera.zoom, LEAST_RADIUS))


def _near(sight: Sight) -> Iterator[tuple[RecordId, Rect]]:
    for shown in sight.scene.layout.shown(sight.camera.shown, SPECK / sight.camera.zoom):
        if shown.is_speck:
            yield shown.block.cards[0].place.id, shown.rect
            continue
        for card in shown.block.cards:
            yield card.place.id, Rect(shown.x + card.x, shown.y + card.y, card.width, card.height)
