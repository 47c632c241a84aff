"""Sizes, points and rectangles in map units (a pixel at scale 1); y grows downward."""

from typing import NamedTuple


class Size(NamedTuple):
    width: float
    height: float


class Point(NamedTuple):
    x: float
    y: float


class Rect(NamedTuple):
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def intersects(self, other: "Rect") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def contains(self, point: Point) -> bool:
        """Whether the point is inside or on the edge."""
        return self.x <= point.x <= self.right and self.y <= point.y <= self.bottom

    def united(self, other: "Rect") -> "Rect":
        """The smallest rectangle around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def adjusted(self, left: float, top: float, right: float, bottom: float) -> "Rect":
        """With each edge moved by so much; a positive amount is to the right or downward, as in QRectF."""
        return Rect(self.x + left, self.y + top, self.width + right - left, self.height + bottom - top)

    def moved(self, dx: float, dy: float) -> "Rect":
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def transposed(self) -> "Rect":
        """With x and y, width and height swapped."""
        return Rect(self.y, self.x, self.height, self.width)


def distance_to_line(point: Point, start: Point, end: Point) -> float:
    """How far a point is from the stretch between two others."""
    dx, dy = end.x - start.x, end.y - start.y
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else ((point.x - start.x) * dx + (point.y - start.y) * dy) / length
    along = min(1.0, max(0.0, along))
    away_x, away_y = point.x - start.x - along * dx, point.y - start.y - along * dy
    return float((away_x * away_x + away_y * away_y) ** 0.5)
