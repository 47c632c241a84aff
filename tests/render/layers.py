"""A picture's layers as masks: where its letters are, where its strokes and marks are, where lines of each side run."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from argmap.render.drawing import Box, Boxes, Drawing, Path, Primitive, Text
from argmap.render.painter import DrawingPainter

PLAIN, INKED = "#000000", "#FFFFFF"
FAINT = 24  # of 255: the last grey of a smoothed edge


@dataclass(frozen=True, slots=True)
class Mask:
    """Which pixels are inked: rows of bytes, 0 or 255, one after the other."""

    width: int
    rows: bytes

    def __and__(self, other: "Mask") -> "Mask":
        both = int.from_bytes(self.rows, "big") & int.from_bytes(other.rows, "big")
        return Mask(self.width, both.to_bytes(len(self.rows), "big"))

    def grown(self, reach: int) -> "Mask":
        """With every pixel that lies that near to an inked one, across or down."""
        inked = int.from_bytes(self.rows, "big")
        for step in (8, 8 * self.width):
            for _ in range(reach):
                inked |= inked << step | inked >> step
        return Mask(self.width, (inked & ((1 << 8 * len(self.rows)) - 1)).to_bytes(len(self.rows), "big"))

    def count(self) -> int:
        return len(self.rows) - self.rows.count(0)

    def longest_row(self) -> int:
        """The most inked pixels beside each other."""
        rows, longest, end = b"\0".join(self._each_row()) + b"\0", 0, 0
        while (start := rows.find(b"\xff", end)) >= 0:
            end = rows.find(b"\0", start)
            longest = max(longest, end - start)
        return longest

    def turned(self) -> "Mask":
        """With rows and columns changed."""
        image = QImage(self.rows, self.width, len(self.rows) // self.width, self.width, QImage.Format.Format_Grayscale8)
        return _mask(image.transformed(QTransform().rotate(90)))

    def spots(self) -> set[tuple[int, int]]:
        """About where there is ink, for a message: the upper left corners of squares of 50 pixels."""
        places = (divmod(one.start(), self.width) for one in re.finditer(rb"\xff", self.rows))
        return {(x // 50 * 50, y // 50 * 50) for y, x in places}

    def _each_row(self) -> Iterable[bytes]:
        return (self.rows[first : first + self.width] for first in range(0, len(self.rows), self.width))


def letters(drawing: Drawing, scale: float) -> Mask:
    """Where the picture has text."""
    return _painted([_recoloured(one) for one in drawing.primitives() if isinstance(one, Text)], drawing, scale)


def letters_seen(drawing: Drawing, scale: float) -> Mask:
    """Where text is still to be seen when everything is painted."""
    return _painted([_recoloured(one, ink=PLAIN) for one in drawing.primitives()], drawing, scale)


def strokes(drawing: Drawing, scale: float) -> Mask:
    """Where what can be seen is no plain ground for text: lines, borders, arrows, marks, bars."""
    grounds = _grounds(drawing)
    return _painted(
        [_recoloured(one, grounds) for one in drawing.primitives() if not isinstance(one, Text)], drawing, scale
    )


def lines(drawing: Drawing, scale: float, is_dashed: bool, more: float = 0.0) -> Mask:
    """Where the lines of one side run, dashed ones without their gaps, each with so much more room to either side."""
    paths = [one for group in drawing.groups if group.role == "lines" for one in group.primitives]
    wide = [
        one._replace(stroke=INKED, stroke_width=one.stroke_width + 2 * more, dash=())
        for one in paths
        if isinstance(one, Path) and one.stroke and bool(one.dash) == is_dashed
    ]
    return _painted(wide, drawing, scale)


def _painted(primitives: Iterable[Primitive], drawing: Drawing, scale: float) -> Mask:
    image = QImage(round(drawing.width * scale), round(drawing.height * scale), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.black)
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        painter.translate(-drawing.x, -drawing.y)
        DrawingPainter().paint(painter, primitives)
    return _mask(image)


def _mask(image: QImage) -> Mask:
    stride, data = image.bytesPerLine(), bytes(image.constBits())
    table = bytes(255 * (value > FAINT) for value in range(256))
    rows = [data[y * stride : y * stride + image.width()] for y in range(image.height())]
    return Mask(image.width(), b"".join(rows).translate(table))


def _grounds(drawing: Drawing) -> set[str | None]:
    """The colours that text stands on: of cards, frames and pills."""
    boxes = [one for one in drawing.primitives() if isinstance(one, Box) and one.stroke and one.fill]
    cards = [one for one in drawing.primitives() if isinstance(one, Box) and one.radius == 9]
    return {one.fill for one in (*boxes, *cards)}


def _recoloured(one: Primitive, grounds: Collection[str | None] = (), ink: str = INKED) -> Primitive:
    """In black and white: letters white, grounds black, the rest in that ink."""
    match one:
        case Text():
            return one._replace(colour=INKED)
        case Box() | Path():
            return one._replace(fill=one.fill and (PLAIN if one.fill in grounds else ink), stroke=one.stroke and ink)
        case Boxes():
            return one._replace(fill=ink)
