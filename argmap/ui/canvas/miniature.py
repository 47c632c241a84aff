"""A small picture of the whole map, however wide: stretched where it would else be but a line."""

from collections import defaultdict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from argmap.layout.geometry import Point, Rect
from argmap.render.fading import faded
from argmap.render.theme import Theme
from argmap.ui.canvas.scene import Scene
from argmap.ui.filtering import speck_strength

LARGEST = QSize(216, 132)  # pixels
LEAST = 36  # pixels, either way
SPECK = 1.5  # pixels across below which a branch is one block
SMALLEST = 1.0  # pixels of a card


@dataclass(frozen=True, slots=True)
class Plan:
    """Which part of the map is drawn on how many pixels; the two directions have scales of their own."""

    bounds: Rect
    width: int
    height: int

    @property
    def across(self) -> float:
        """Pixels for each map unit, from left to right."""
        return self.width / max(self.bounds.width, 1.0)

    @property
    def down(self) -> float:
        return self.height / max(self.bounds.height, 1.0)

    def rect(self, rect: Rect) -> QRectF:
        """Where a part of the map is in the picture."""
        x, y = (rect.x - self.bounds.x) * self.across, (rect.y - self.bounds.y) * self.down
        return QRectF(x, y, rect.width * self.across, rect.height * self.down)

    def point(self, at: QPointF) -> Point:
        """The place in the map under a point of the picture."""
        return Point(self.bounds.x + at.x() / self.across, self.bounds.y + at.y() / self.down)


def plan_for(bounds: Rect) -> Plan:
    """As large as there is room for; not so narrow or low that nothing could be told apart."""
    scale = min(LARGEST.width() / max(bounds.width, 1.0), LARGEST.height() / max(bounds.height, 1.0))
    return Plan(bounds, max(LEAST, round(bounds.width * scale)), max(LEAST, round(bounds.height * scale)))


def draw_miniature(scene: Scene, theme: Theme, plan: Plan, ratio: float) -> QPixmap:
    """The picture, on nothing; a branch too narrow to show its cards is one block."""
    pixmap = QPixmap(round(plan.width * ratio), round(plan.height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setPen(Qt.PenStyle.NoPen)
        for (_, colour), rects in sorted(_blocks(scene, theme, plan).items(), key=lambda pair: pair[0]):
            painter.setBrush(QColor(colour))
            painter.drawRects(rects)
    return pixmap


def _blocks(scene: Scene, theme: Theme, plan: Plan) -> dict[tuple[float, str], list[QRectF]]:
    """Rectangles by how much is to be seen of them and by colour, the faintest first to be painted."""
    found: dict[tuple[float, str], list[QRectF]] = defaultdict(list)
    themes: dict[float, Theme] = {}
    for shown in scene.layout.shown(plan.bounds, SPECK / plan.across, plan.bounds.height):
        for card in shown.block.cards[:1] if shown.is_speck else shown.block.cards:
            strength = scene.strength(card.place)
            rect = Rect(shown.x + card.x, shown.y + card.y, card.width, card.height)
            if shown.is_speck:
                strength, rect = speck_strength(scene.block_strength(shown.block)), shown.rect
            if strength not in themes:
                themes[strength] = faded(theme, strength)
            colour = themes[strength].tone(scene.tone(card.place))
            found[strength, colour].append(_at_least(plan.rect(rect)))
    return found


def _at_least(rect: QRectF) -> QRectF:
    return QRectF(rect.x(), rect.y(), max(rect.width(), SMALLEST), max(rect.height(), SMALLEST))
