"""Paints a picture of the map near enough to be read, in the order in which exports draw it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from PySide6.QtGui import QPainter

from argmap.layout.connectors import Connector
from argmap.layout.geometry import Rect
from argmap.render.connector import draw_joint, draw_lines, draw_word
from argmap.render.drawing import Primitive
from argmap.render.fading import faded
from argmap.render.frame import draw_ands, draw_frame
from argmap.render.look import Look
from argmap.render.painter import DrawingPainter
from argmap.render.pills import fold_pill
from argmap.ui.canvas.cache import CardPixmaps, margin
from argmap.ui.canvas.camera import Camera
from argmap.ui.canvas.picture import Picture, SeenCard, SeenLines
from argmap.ui.canvas.standing_sign import standing_sign
from argmap.ui.canvas.strokes import with_strokes


@dataclass(frozen=True, slots=True)
class Brushes:
    """What painting needs besides the picture, and what it remembers."""

    look: Look
    pixmaps: CardPixmaps
    painter: DrawingPainter
    is_turned: bool = False
    _faded: dict[float, Look] = field(default_factory=dict)

    def look_at(self, strength: float) -> Look:
        """The look of what steps back so far."""
        if strength not in self._faded:
            self._faded[strength] = replace(self.look, theme=faded(self.look.theme, strength))
        return self._faded[strength]


def paint_picture(painter: QPainter, picture: Picture, seen: Rect, camera: Camera, brushes: Brushes) -> None:
    """Paint in device pixels, the view's corner at (0, 0), what is to be seen of a part of the map."""
    paint_in_map(painter, camera, with_strokes(_behind_cards(picture, brushes), seen), brushes)
    for card in picture.cards.values():
        _paint_card(painter, card, camera, brushes)
    paint_in_map(painter, camera, _before_cards(picture, brushes), brushes)


def paint_in_map(painter: QPainter, camera: Camera, drawn: Iterator[Primitive], brushes: Brushes) -> None:
    """Paint primitives that stand in map units."""
    painter.save()
    painter.translate(-camera.left, -camera.top)
    painter.scale(camera.scale, camera.scale)
    brushes.painter.paint(painter, drawn)
    painter.restore()


def _behind_cards(picture: Picture, brushes: Brushes) -> Iterator[Primitive]:
    for frame in picture.frames.values():
        look = brushes.look_at(frame.strength)
        yield draw_frame(frame.rect, look.theme)
        yield from draw_ands(frame.cards, look)
    for lines in picture.lines.values():
        for strength in sorted(set(lines.strengths)):
            yield from draw_lines(_part(lines, strength), brushes.look_at(strength).theme)


def _part(lines: SeenLines, strength: float) -> Connector:
    """The lines of those steps of which so much is to be seen."""
    connector = lines.connector
    kept = [index for index, one in enumerate(lines.strengths) if one == strength]
    if len(kept) == len(lines.strengths):
        return connector
    ids, points, joints = connector.inference_ids, connector.points, connector.joint_at
    return replace(
        connector,
        inference_ids=[ids[index] for index in kept],
        points=[points[index] for index in kept],
        joint_at=[joints[index] for index in kept],
    )


def _before_cards(picture: Picture, brushes: Brushes) -> Iterator[Primitive]:
    for connector, carrying, strengths in picture.lines.values():
        for at, carries, strength in zip(connector.joint_at, carrying, strengths, strict=True):
            if carries:
                yield draw_joint(at, connector.polarity, brushes.look_at(strength).theme)
        yield from draw_word(connector, brushes.look_at(max(strengths)))
    for card in picture.cards.values():
        if card.hidden_count:
            yield from fold_pill(card.rect, card.hidden_count, brushes.is_turned, brushes.look_at(card.strength))
        if card.standing is not None:
            yield from standing_sign(card.standing, card.rect, brushes.look_at(card.strength))


def _paint_card(painter: QPainter, card: SeenCard, camera: Camera, brushes: Brushes) -> None:
    """Copy the card's pixmap to whole pixels, so that it stays as sharp as it was drawn."""
    scale = camera.scale
    pixmap = brushes.pixmaps.pixmap(card.face, card.rect.width, card.rect.height, scale)
    room = margin(scale)
    x, y = round(card.rect.x * scale) - camera.left - room, round(card.rect.y * scale) - camera.top - room
    painter.setOpacity(card.strength)
    painter.drawPixmap(x, y, pixmap)
    painter.setOpacity(1.0)
