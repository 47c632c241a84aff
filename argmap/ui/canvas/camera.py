"""From map units to pixels and back. The view's corner is counted in whole device pixels, so that a pan moves them."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

from argmap.layout.geometry import Point, Rect

LARGEST = 4.0
STILL_SEEN = 0.2
"""The part of the view that the map still covers when it is pushed out as far as it goes."""


@dataclass(frozen=True, slots=True)
class Camera:
    """`zoom` is 1 at 100 %, `ratio` the device pixels per pixel; the corner and the size are in device pixels."""

    zoom: float = 1.0
    ratio: float = 1.0
    left: int = 0
    top: int = 0
    width: int = 1
    height: int = 1

    @property
    def scale(self) -> float:
        """Device pixels per map unit."""
        return self.zoom * self.ratio

    @property
    def shown(self) -> Rect:
        """The part of the map in view."""
        return self.map_rect(0, 0, self.width, self.height)

    def map_rect(self, x: float, y: float, width: float, height: float) -> Rect:
        """The part of the map in a rectangle of device pixels."""
        scale = self.scale
        return Rect((self.left + x) / scale, (self.top + y) / scale, width / scale, height / scale)

    def to_map(self, point: QPointF) -> Point:
        """The place in the map under a point of the widget."""
        scale = self.scale
        return Point((point.x() * self.ratio + self.left) / scale, (point.y() * self.ratio + self.top) / scale)

    def to_view(self, point: Point) -> QPointF:
        """The widget's point at which a place in the map is seen."""
        return QPointF((point.x * self.scale - self.left) / self.ratio, (point.y * self.scale - self.top) / self.ratio)

    def view_rect(self, rect: Rect) -> QRectF:
        """The widget's rectangle in which a part of the map is seen."""
        corner = self.to_view(Point(rect.x, rect.y))
        return QRectF(corner.x(), corner.y(), rect.width * self.zoom, rect.height * self.zoom)

    def zoomed(self, zoom: float, anchor: QPointF) -> "Camera":
        """At another zoom, with the same place of the map under the widget's point `anchor`."""
        place = self.to_map(anchor)
        other = replace(self, zoom=zoom)
        left = round(place.x * other.scale - anchor.x() * self.ratio)
        top = round(place.y * other.scale - anchor.y() * self.ratio)
        return replace(other, left=left, top=top)

    def centred(self, point: Point) -> "Camera":
        """With a place of the map in the middle of the view."""
        left = round(point.x * self.scale - self.width / 2)
        top = round(point.y * self.scale - self.height / 2)
        return replace(self, left=left, top=top)

    def revealing(self, rect: Rect, margin: float) -> "Camera":
        """Moved as little as needed for the part of the map to be in view, with a margin in device pixels.

        What is larger than the view shows its beginning.
        """
        low_x, high_x = rect.x * self.scale - margin, rect.right * self.scale + margin
        low_y, high_y = rect.y * self.scale - margin, rect.bottom * self.scale + margin
        left = min(max(self.left, high_x - self.width), low_x)
        top = min(max(self.top, high_y - self.height), low_y)
        return replace(self, left=round(left), top=round(top))

    def limits(self, bounds: Rect) -> tuple[int, int, int, int]:
        """The least and the largest `left`, then `top`, at which some of the map stays in view."""
        room_x, room_y = self.width * (1 - STILL_SEEN), self.height * (1 - STILL_SEEN)
        return (
            round(bounds.x * self.scale - room_x),
            round(bounds.right * self.scale - self.width + room_x),
            round(bounds.y * self.scale - room_y),
            round(bounds.bottom * self.scale - self.height + room_y),
        )

    def within(self, bounds: Rect) -> "Camera":
        """Moved back to where some of the map is in view."""
        low_x, high_x, low_y, high_y = self.limits(bounds)
        left, top = min(max(self.left, low_x), high_x), min(max(self.top, low_y), high_y)
        return replace(self, left=left, top=top)


def fitting(camera: Camera, bounds: Rect, margin: float, largest: float = 1.0, smallest: float = 0.0) -> Camera:
    """The camera that shows all of `bounds` in the middle, with a margin in pixels, or its top at `smallest`."""
    zoom = min(largest, zoom_to_fit(camera, bounds, margin))
    if zoom >= smallest:
        return replace(camera, zoom=zoom).centred(bounds.centre)
    small = replace(camera, zoom=smallest)
    top = Point(bounds.centre.x, bounds.y + (camera.height / 2 / camera.ratio - margin) / smallest)
    return small.centred(top if bounds.height * smallest * camera.ratio > camera.height else bounds.centre)


def zoom_to_fit(camera: Camera, bounds: Rect, margin: float) -> float:
    """The largest zoom at which all of `bounds` is in view, a margin in pixels around it."""
    width = max(camera.width / camera.ratio - 2 * margin, 1.0)
    height = max(camera.height / camera.ratio - 2 * margin, 1.0)
    return min(width / max(bounds.width, 1.0), height / max(bounds.height, 1.0))


def plain(rect: QRectF) -> Rect:
    """Qt's rectangle as ours."""
    return Rect(rect.x(), rect.y(), rect.width(), rect.height())
