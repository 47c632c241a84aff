"""What is under the mouse: a card and where on it, the pill of its fold, a step, a frame, or nothing."""

from dataclasses import dataclass

from argmap.core.graph import Place
from argmap.core.records import RecordId
from argmap.layout.direction import Direction
from argmap.layout.geometry import Point, Rect
from argmap.render.card import BOTTOM, LEFT, RIGHT
from argmap.render.detail import TEXT_SCALE
from argmap.render.face import CardFace
from argmap.render.fonts import Style
from argmap.render.footer import footer_parts
from argmap.render.pills import fold_rect
from argmap.render.text import Typesetter
from argmap.render.words import more_word
from argmap.ui.canvas.scene import Scene

REACH = 6.0
"""Pixels from a line at which it is still meant."""


@dataclass(frozen=True, slots=True)
class Under:
    """At most one of the first three is set; a card in a frame has that frame's step as `frame_id` too."""

    place_id: RecordId | None = None
    step_id: RecordId | None = None
    fold_id: RecordId | None = None  # the place whose fold's pill it is
    frame_id: RecordId | None = None
    is_on_passages: bool = False  # the card's foot, if that speaks of passages


NOTHING = Under()


def under(scene: Scene, point: Point, zoom: float) -> Under:
    """What is under a point of the map."""
    layout = scene.layout
    frame_id = layout.frame_at(point)
    place_id = layout.card_at(point)
    if place_id is not None:
        is_on_passages = zoom >= TEXT_SCALE and _is_on_passages(scene, place_id, point)
        return Under(place_id=place_id, frame_id=frame_id, is_on_passages=is_on_passages)
    fold_id = _fold_at(scene, point)
    if fold_id is not None:
        return Under(fold_id=fold_id)
    step_id = layout.step_at(point, REACH / zoom)
    return Under(step_id=step_id, frame_id=frame_id if step_id is None else None)


def passages_rect(face: CardFace, rect: Rect, typesetter: Typesetter) -> Rect | None:
    """The foot of a card that speaks of passages, from edge to edge; None if it has none."""
    parts = footer_parts(face, rect.width - LEFT - RIGHT, typesetter)
    if not any(part.is_passage for part in parts):
        return None
    top = rect.bottom - BOTTOM - max(one.bottom for one in parts)
    return Rect(rect.x, top, rect.width, rect.bottom - top)


def _is_on_passages(scene: Scene, place_id: RecordId, point: Point) -> bool:
    place, rect = scene.tree.place(place_id), scene.layout.rect_of(place_id)
    found = passages_rect(scene.face(place), rect, scene.typesetter) if place is not None and rect is not None else None
    return found is not None and found.contains(point)


def _fold_at(scene: Scene, point: Point) -> RecordId | None:
    room = scene.layout.spacing.fold_room * 2
    is_turned = scene.layout.direction is Direction.RIGHT
    for shown in scene.layout.shown(Rect(point.x - room, point.y - room, 2 * room, 2 * room)):
        for card in shown.block.cards:
            if card.hidden_count:
                rect = Rect(shown.x + card.x, shown.y + card.y, card.width, card.height)
                width = scene.typesetter.advance(more_word(card.hidden_count), Style.FOOTER)
                if fold_rect(rect, width, is_turned).contains(point):
                    return card.place.id
    return None


def places_in(scene: Scene, area: Rect) -> list[Place]:
    """The places of the cards that meet a part of the map."""
    return [
        card.place
        for shown in scene.layout.shown(area)
        for card in shown.block.cards
        if Rect(shown.x + card.x, shown.y + card.y, card.width, card.height).intersects(area)
    ]
