"""A drawing onto any QPainter: the screen or an image."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen

from argmap.render.drawing import Box, Boxes, Dash, Group, Lines, Path, Primitive, Text
from argmap.render.fonts import Style, font


class DrawingPainter:
    """Paints primitives; remembers fonts, pens and brushes, so keep one as long as there is something to paint.

    What is said to a painter with one of Qt's enumerations costs as much as a line, so that is said rarely.
    """

    def __init__(self) -> None:
        self._fonts: dict[tuple[Style, bool], QFont] = {}
        self._colours: dict[str, QColor] = {}
        self._pens: dict[tuple[str | None, float, Dash], QPen] = {}
        self._brushes: dict[str | None, QBrush] = {None: QBrush()}

    def paint_groups(self, painter: QPainter, groups: Iterable[Group]) -> None:
        """Paint each group where it stands. As `paint`."""
        _prepare(painter)
        origin = painter.transform()
        for group in groups:
            painter.setTransform(origin)  # and not moved back: what is rounded would add up
            painter.translate(group.x, group.y)
            self._paint(painter, group.primitives)
        painter.setTransform(origin)

    def paint(self, painter: QPainter, primitives: Iterable[Primitive]) -> None:
        """Paint in the painter's own coordinates. The painter's pen, brush and font are not kept."""
        _prepare(painter)
        self._paint(painter, primitives)

    def _paint(self, painter: QPainter, primitives: Iterable[Primitive]) -> None:
        for one in primitives:
            match one:
                case Lines():
                    self._write_lines(painter, one)
                case Text():
                    self._write(painter, one)
                case Box():
                    self._paint_box(painter, one)
                case Path():
                    self._paint_path(painter, one)
                case Boxes():
                    self._dress(painter, one.fill, None, 0, ())
                    painter.drawRects([QRectF(*rect) for rect in one.rects])

    def _write(self, painter: QPainter, one: Text) -> None:
        painter.setFont(self._font(one.style, one.is_joined))
        painter.setPen(self._colour(one.colour))
        if one.is_rtl:
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        painter.drawText(QPointF(one.x, one.baseline), one.text)
        if one.is_rtl:
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _write_lines(self, painter: QPainter, one: Lines) -> None:
        painter.setFont(self._font(one.style, False))
        painter.setPen(self._colour(one.colour))
        for index, text in enumerate(one.texts):
            painter.drawText(QPointF(one.x, one.baseline + index * one.style.pitch), text)

    def _paint_box(self, painter: QPainter, one: Box) -> None:
        self._dress(painter, one.fill, one.stroke, one.stroke_width, one.dash)
        if one.opacity != 1.0:
            painter.setOpacity(one.opacity)
        painter.drawRoundedRect(QRectF(one.x, one.y, one.width, one.height), one.radius, one.radius)
        if one.opacity != 1.0:
            painter.setOpacity(1.0)

    def _paint_path(self, painter: QPainter, one: Path) -> None:
        self._dress(painter, one.fill, one.stroke, one.stroke_width, one.dash)
        painter.drawPath(painter_path(one))

    def _dress(self, painter: QPainter, fill: str | None, stroke: str | None, width: float, dash: Dash) -> None:
        key = stroke, width, dash
        if key not in self._pens:
            self._pens[key] = _pen(*key)
        if fill not in self._brushes:
            self._brushes[fill] = QBrush(QColor(fill))
        painter.setBrush(self._brushes[fill])
        painter.setPen(self._pens[key])

    def _font(self, style: Style, is_joined: bool) -> QFont:
        key = style, is_joined
        if key not in self._fonts:
            self._fonts[key] = font(style, is_joined)
        return self._fonts[key]

    def _colour(self, name: str) -> QColor:
        if name not in self._colours:
            self._colours[name] = QColor(name)
        return self._colours[name]


def _prepare(painter: QPainter) -> None:
    """What all primitives are painted with; most text runs from left to right."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _pen(colour: str | None, width: float, dash: Dash) -> QPen:
    if colour is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash:
        pen.setDashPattern([length / width for length in dash])  # Qt counts dashes in pen widths
    return pen


def painter_path(path: Path) -> QPainterPath:
    """The path as Qt's own."""
    made = QPainterPath()
    for letter, numbers in path.steps:
        match letter:
            case "M":
                made.moveTo(*numbers)
            case "L":
                made.lineTo(*numbers)
            case "C":
                made.cubicTo(*numbers)
            case "Z":
                made.closeSubpath()
    return made
