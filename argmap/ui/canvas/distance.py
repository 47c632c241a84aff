"""Paints the map from afar: text as bars, farther away cards as blocks, and tiny branches as one block each.

Everything is a rectangle or a line of whole device pixels, gathered by colour and painted in one call each.
"""

from collections import defaultdict
from collections.abc import Mapping
from enum import IntEnum
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import QLine, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from argmap.core.records import RecordId
from argmap.layout.blocks import Block, Card
from argmap.layout.connectors import Connector
from argmap.layout.geometry import Rect
from argmap.render.card import BAR, BOTTOM, HEADING_GAP, LEFT, MAIN_WIDTH, RIGHT, TOP
from argmap.render.connector import connector_colour
from argmap.render.detail import Detail, detail_at
from argmap.render.fading import faded
from argmap.render.fonts import Style
from argmap.render.theme import Theme
from argmap.ui.canvas.camera import Camera
from argmap.ui.canvas.scene import Scene
from argmap.ui.filtering import speck_strength

SPECK = 5
"""Branches smaller than so many device pixels both ways are one block."""
LINES_SEEN = 0.03
LAST_LINE = 0.6  # of a line's width


class Layer(IntEnum):
    """What is painted before what."""

    FRAME_EDGE = 0
    FRAME = 1
    CARD_EDGE = 2
    CARD = 3
    TEXT = 4


class Distance:
    """Gathers what a part of the map shows, then paints it."""

    def __init__(self, scene: Scene, camera: Camera, theme: Theme) -> None:
        self._scene = scene
        self._camera = camera
        self._scale, self._left, self._top = camera.scale, camera.left, camera.top
        self._theme = theme
        self._themes: dict[float, Theme] = {}  # for what is seen so much of
        self._rects: dict[tuple[Layer, float, str], list[QRect]] = defaultdict(list)
        self._lines: dict[tuple[float, str], list[QLine]] = defaultdict(list)

    def paint(self, painter: QPainter, piece: QRect) -> None:
        """Paint what meets a rectangle of device pixels."""
        self._gather(piece)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for (_, colour), lines in sorted(self._lines.items(), key=itemgetter(0)):
            painter.setPen(QPen(QColor(colour), max(1, round(2 * self._camera.scale))))
            painter.drawLines(lines)
        painter.setPen(Qt.PenStyle.NoPen)
        for (_, _, colour), rects in sorted(self._rects.items(), key=itemgetter(0)):
            painter.setBrush(QColor(colour))
            painter.drawRects(rects)

    def _gather(self, piece: QRect) -> None:
        camera = self._camera
        near = camera.map_rect(piece.x() - 2, piece.y() - 2, piece.width() + 4, piece.height() + 4)
        has_bars, has_lines = detail_at(camera.scale) is Detail.BARS, camera.scale >= LINES_SEEN
        for shown in self._scene.layout.shown(near, SPECK / camera.scale):
            block = shown.block
            if shown.is_speck:
                self._add_speck(block, shown.rect)
                continue
            if block.is_framed:
                strength = self._scene.block_strength(block)
                self._add_outlined(Layer.FRAME, strength, self._at(strength).frame_fill, *shown.rect)
            for card in block.cards:
                (self._add_bars if has_bars else self._add_block)(card, shown.x + card.x, shown.y + card.y)
            if has_lines and block.children:
                strengths = {child.id: self._scene.block_strength(child) for child in block.children}
                for one in self._scene.layout.connectors(block, shown.x, shown.y):
                    self._add_lines(one, strengths)

    def _at(self, strength: float) -> Theme:
        """The colours of what is seen so much of."""
        if strength not in self._themes:
            self._themes[strength] = faded(self._theme, strength)
        return self._themes[strength]

    def _tone(self, card: Card, strength: float) -> str:
        return self._at(strength).tone(self._scene.tone(card.place))

    def _add_speck(self, block: Block, rect: Rect) -> None:
        """A branch of which there is but a speck; what leads to something stands for it."""
        strength = speck_strength(self._scene.block_strength(block))
        self._add(Layer.CARD, strength, self._tone(block.cards[0], strength), *rect)

    def _add_block(self, card: Card, x: float, y: float) -> None:
        strength = self._scene.strength(card.place)
        self._add(Layer.CARD, strength, self._tone(card, strength), x, y, card.width, card.height)

    def _add_bars(self, card: Card, x: float, y: float) -> None:
        """A card with its bar, and a bar for each line of its text."""
        strength = self._scene.strength(card.place)
        theme, tone = self._at(strength), self._tone(card, strength)
        self._add_outlined(Layer.CARD, strength, theme.card, x, y, card.width, card.height)
        self._add(Layer.TEXT, strength, tone, x, y, BAR, card.height)
        style = Style.CLAIM if card.width == MAIN_WIDTH else Style.BODY
        width = card.width - LEFT - RIGHT
        self._add(Layer.TEXT, strength, tone, x + LEFT, y + TOP + 3, width * 0.4, Style.HEADING.pitch / 2)
        top = TOP + Style.HEADING.pitch + HEADING_GAP
        count = max(int((card.height - top - BOTTOM) // style.pitch), 1)
        for index in range(count):
            part = 1.0 if index + 1 < count else LAST_LINE
            line = y + top + index * style.pitch + 4
            self._add(Layer.TEXT, strength, theme.border, x + LEFT, line, width * part, style.pitch / 2)

    def _add_outlined(
        self, layer: Layer, strength: float, colour: str, x: float, y: float, width: float, height: float
    ) -> None:
        """Add a rectangle with an edge of one pixel around it, whichever way its corners are rounded."""
        rect = self._add(layer, strength, colour, x, y, width, height)
        self._rects[Layer(layer - 1), strength, self._at(strength).border].append(rect.adjusted(-1, -1, 1, 1))

    def _add_lines(self, one: Connector, strengths: Mapping[RecordId, float]) -> None:
        camera = self._camera
        scale = camera.scale
        for step_id, line in zip(one.inference_ids, one.points, strict=True):
            strength = strengths[step_id]
            lines = self._lines[strength, connector_colour(one.polarity, self._at(strength))]
            corners = [(round(x * scale) - camera.left, round(y * scale) - camera.top) for x, y in line]
            lines += [QLine(*start, *end) for start, end in pairwise(corners)]

    def _add(
        self, layer: Layer, strength: float, colour: str, x: float, y: float, width: float, height: float
    ) -> QRect:
        """Add a rectangle, at least a pixel large, and return it. Painting from afar spends its time here."""
        scale, left, top = self._scale, round(x * self._scale), round(y * self._scale)
        wide, high = round((x + width) * scale) - left, round((y + height) * scale) - top
        rect = QRect(left - self._left, top - self._top, wide or 1, high or 1)
        self._rects[layer, strength, colour].append(rect)
        return rect
