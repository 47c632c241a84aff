"""The card under an editor: what it says with the text as typed so far, how large it is, and where it is drawn."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF

from argmap.core.anchoring import words_of
from argmap.core.graph import Place
from argmap.layout.connectors import Connector
from argmap.layout.geometry import Rect, Size
from argmap.render.card import HEADING_GAP, LEFT, MARK_ROOM, RADIUS, RIGHT, TOP, draw_card, measure_card
from argmap.render.connector import draw_lines, draw_word
from argmap.render.drawing import Primitive
from argmap.render.face import CardFace
from argmap.render.fonts import Style
from argmap.render.frame import draw_ring
from argmap.render.look import Look
from argmap.render.words import heading
from argmap.ui.canvas.camera import Camera
from argmap.ui.canvas.scene import Scene
from argmap.ui.canvas.sketch import role_of_new, spot_for
from argmap.ui.new_card import NewCard, Start, signed

LEAST_ZOOM = 0.8
"""A card that is being written is not drawn smaller than this, wherever the map is."""


class Draft:
    """One card in the writing: a new one, or that at a place."""

    def __init__(self, scene: Scene, card: NewCard | None = None, place: Place | None = None) -> None:
        self.scene = scene
        self.card = card
        self.place = place
        self.node_id = place.node_id if place is not None else None  # whose words are written
        self.is_touched = False  # once it is left
        quote = card.quote if card is not None else None
        self.quoted = " ".join(words_of(scene.tree.document, quote).split()) if quote is not None else ""
        self.text = scene.tree.node(place.node_id).text if place is not None else ""
        self.connector: Connector | None = None
        self.rect = Rect(0.0, 0.0, 0.0, 0.0)
        self.take(self.text, 0.0)

    def take(self, text: str, extra: float) -> None:
        """Take up another text; `extra` is how much more room the editor needs than the text does, in map units."""
        self.text = text
        self.face = self._face()
        size = measure_card(self.face, self.scene.typesetter)
        self.rect = self._placed(Size(size.width, size.height + extra))

    def lose_place(self) -> None:
        """The place of the card is gone: it is written on where it stands now, or as a new one for the tray."""
        now = self.scene.tree.full_place(self.node_id) if self.node_id is not None else None
        if now is not None and self.scene.rect_of(now.id) is not None:
            self.place = now
        else:
            self.place, self.card = None, NewCard(Start.TRAY)

    def text_rect(self) -> Rect:
        """Where the text stands in the card, from its top left corner."""
        typesetter, room = self.scene.typesetter, self.rect.width - LEFT - RIGHT
        top = TOP + typesetter.height(self.face.heading, Style.HEADING, room - MARK_ROOM) + HEADING_GAP
        return Rect(LEFT, top, room, typesetter.height(self.face.text, self.style, room))

    @property
    def style(self) -> Style:
        return Style.CLAIM if self.face.is_main else Style.BODY

    def zoom(self, camera: Camera) -> float:
        """The scale at which it is drawn: the map's, as long as that can be read."""
        return max(camera.zoom, LEAST_ZOOM)

    def corner(self, camera: Camera) -> QPointF:
        """The view's point at which its top left corner is drawn."""
        return camera.view_rect(self.rect).topLeft()

    def covered(self, camera: Camera) -> Rect:
        """The part of the map that it covers."""
        larger = self.zoom(camera) / camera.zoom
        return Rect(self.rect.x, self.rect.y, self.rect.width * larger, self.rect.height * larger)

    def drawn_line(self, look: Look) -> Iterator[Primitive]:
        """The line to what a new card bears on, in map units."""
        if self.connector is not None:
            yield from draw_lines(self.connector, look.theme)
            yield from draw_word(self.connector, look)

    def drawn_card(self, look: Look) -> Iterator[Primitive]:
        """The card with its ring, its corner at the origin."""
        rect = Rect(0.0, 0.0, self.rect.width, self.rect.height)
        yield from draw_card(self.face, rect, look)
        yield from draw_ring(rect, look.theme, RADIUS)

    def _face(self) -> CardFace:
        if self.place is not None:
            return self.scene.face(self.place)._replace(text=self.text, is_empty=False, is_see=False)
        role = role_of_new(self.scene.tree, self._signed())
        return CardFace(role, heading(role, False), self.text or self.quoted, is_empty=not self.text)

    def _signed(self) -> NewCard:
        """The new card as its text says, if that begins with a sign."""
        card = self.card or NewCard(Start.ROOT)
        return signed(self.scene.tree.document, card, self.text)[0]

    def _placed(self, size: Size) -> Rect:
        if self.place is not None:
            rect = self.scene.rect_of(self.place.id) or self.rect
            return Rect(rect.x, rect.y, *size)
        spot = spot_for(self.scene, self._signed(), size)
        self.connector = spot.connector
        return Rect(*spot.corner, *size)
