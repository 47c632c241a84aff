"""A small picture of the whole map, however wide: stretched where it would else be but a line."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from argmap.layout.blocks import Card
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


class Miniature:
    """The picture, on nothing, of a map that does not change before it is drawn. It is gathered piece by piece."""

    def __init__(self, scene: Scene, theme: Theme, plan: Plan) -> None:
        self.plan = plan
        self._scene = scene
        self._theme = theme
        self._themes: dict[float, Theme] = {}  # for what is seen so much of
        self._rects: dict[tuple[float, str], list[QRectF]] = defaultdict(list)

    def gathered(self) -> Iterator[None]:
        """Look at the map, a step at a time; a branch too narrow to show its cards is one block."""
        plan = self.plan
        for shown in self._scene.layout.shown(plan.bounds, SPECK / plan.across, plan.bounds.height):
            if shown.is_speck:
                self._add(shown.block.cards[0], speck_strength(self._scene.block_strength(shown.block)), shown.rect)
            else:
                for card in shown.block.cards:
                    rect = Rect(shown.x + card.x, shown.y + card.y, card.width, card.height)
                    self._add(card, self._scene.strength(card.place), rect)
            yield

    def draw(self, ratio: float) -> QPixmap:
        """Draw what was gathered, the faintest first, with so many device pixels to a pixel."""
        pixmap = QPixmap(round(self.plan.width * ratio), round(self.plan.height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            for (_, colour), rects in sorted(self._rects.items(), key=itemgetter(0)):
                painter.setBrush(QColor(colour))
                painter.drawRects(rects)
        return pixmap

    def _add(self, card: Card, strength: float, rect: Rect) -> None:
        if strength not in self._themes:
            self._themes[strength] = faded(self._theme, strength)
        colour = self._themes[strength].tone(self._scene.tone(card.place))
        self._rects[strength, colour].append(_at_least(self.plan.rect(rect)))


def _at_least(rect: QRectF) -> QRectF:
    return QRectF(rect.x(), rect.y(), max(rect.width(), SMALLEST), max(rect.height(), SMALLEST))
