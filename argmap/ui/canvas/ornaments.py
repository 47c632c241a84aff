"""What lies over the picture and is not the map: titles of branches, the selection's ring, handles, the rubber band."""

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtGui import QPainter

from argmap.core.records import RecordId
from argmap.layout.geometry import Point, Rect
from argmap.render.connector import draw_joint, draw_selected, draw_word
from argmap.render.detail import Detail, detail_at
from argmap.render.drawing import Box, Primitive
from argmap.render.frame import FRAME_RADIUS, RING, draw_ands
from argmap.ui.canvas.camera import plain
from argmap.ui.canvas.chosen import chosen_in_view, paint_rings, ring
from argmap.ui.canvas.handles import draw_handle
from argmap.ui.canvas.hovering import Hover
from argmap.ui.canvas.sight import Sight
from argmap.ui.canvas.signs import paint_signs, signs_in_view
from argmap.ui.canvas.standing_sign import standing_sign
from argmap.ui.canvas.strokes import with_strokes
from argmap.ui.selection import Selection

BAND_OPACITY = 0.12


def paint_ornaments(painter: QPainter, sight: Sight, selection: Selection, hover: Hover) -> None:
    """Paint in pixels of the view."""
    theme, brush = sight.look.theme, sight.brushes.painter
    signs = signs_in_view(sight.scene, sight.camera, selection.current)
    paint_over_map(painter, sight, _steps(sight, selection, hover))
    chosen = chosen_in_view(sight, selection)
    paint_rings(painter, sight, chosen, {sign.place_id for sign in signs})
    brush.paint(painter, _ring_of_step(sight, selection))
    paint_signs(painter, sight, signs, selection.held)
    paint_over_map(painter, sight, _over_rings(sight, chosen))
    for handle in hover.handles:
        brush.paint(painter, draw_handle(handle, theme, handle == hover.handle))


def paint_over_map(painter: QPainter, sight: Sight, drawn: Iterator[Primitive]) -> None:
    """Paint primitives that stand in map units over the view."""
    camera = sight.camera
    painter.save()
    painter.translate(-camera.left / camera.ratio, -camera.top / camera.ratio)
    painter.scale(camera.zoom, camera.zoom)
    sight.brushes.painter.paint(painter, with_strokes(drawn, camera.shown))
    painter.restore()


def paint_band(painter: QPainter, sight: Sight, band: Rect) -> None:
    """The rubber band, which stands in map units."""
    rect, accent = plain(sight.camera.view_rect(band)), sight.look.theme.accent
    filled = Box(*rect, fill=accent, opacity=BAND_OPACITY)
    sight.brushes.painter.paint(painter, (filled, Box(*rect, stroke=accent)))


def _ring_of_step(sight: Sight, selection: Selection) -> Iterator[Primitive]:
    """Around the frame of the selected step."""
    block = sight.scene.layout.block_of(selection.step) if selection.step is not None else None
    rect = sight.rect_of(block.id) if block is not None and block.is_framed else None
    if rect is not None and sight.camera.shown.intersects(rect):
        yield from ring(sight, plain(sight.camera.view_rect(rect)), FRAME_RADIUS)


def _over_rings(sight: Sight, chosen: Mapping[RecordId, Rect]) -> Iterator[Primitive]:
    """What the ring around a selected card would cover."""
    if detail_at(sight.camera.scale) is Detail.TEXT:
        yield from _ands(sight, chosen)
        yield from _standings(sight, chosen)


def _standings(sight: Sight, chosen: Mapping[RecordId, Rect]) -> Iterator[Primitive]:
    """The signs of selected cards once more."""
    for place_id, rect in chosen.items():
        place = sight.scene.tree.place(place_id)
        shown = sight.scene.standing(place) if place is not None else None
        if shown is not None:
            yield from standing_sign(shown, rect, sight.look)


def _ands(sight: Sight, chosen: Iterable[RecordId]) -> Iterator[Primitive]:
    """The "and" beside a selected joint reason once more, over the ring, which is wider than the gap between them."""
    layout, tree = sight.scene.layout, sight.scene.tree
    places = [tree.place(place_id) for place_id in chosen]
    for step_id in {place.inference_id: None for place in places if place is not None and place.inference_id}:
        block = layout.block_of(step_id)
        if block is not None and block.is_framed:
            rects = [rect for card in block.cards if (rect := sight.rect_of(card.place.id)) is not None]
            yield from draw_ands(rects, sight.look)


def _steps(sight: Sight, selection: Selection, hover: Hover) -> Iterator[Primitive]:
    """The line of the selected step in the ring's colour, and the joints of what is selected or under the mouse."""
    theme = sight.look.theme
    for step_id in {selection.step, hover.step_id} - {None}:
        found = sight.scene.line_of(step_id) if step_id is not None else None
        if found is None:
            continue
        connector, index = found
        if step_id == selection.step:
            yield from draw_selected(connector, index, theme, RING / sight.camera.zoom)
            yield from draw_word(connector, sight.look)
        yield draw_joint(Point(*connector.joint_at[index]), connector.polarity, theme)
