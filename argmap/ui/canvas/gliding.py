"""Pictures between two pictures: what has moved is on its way, all else is where it will be."""

from collections.abc import Sequence
from dataclasses import replace

from argmap.layout.connectors import Connector
from argmap.layout.geometry import Point, Rect
from argmap.ui.canvas.picture import Picture, SeenCard, SeenFrame, SeenLines

DURATION_MS = 150


def between(before: Picture, after: Picture, part: float) -> Picture:
    """The picture when so much of the way is done, from 0 to 1."""
    return Picture(
        frames={key: _frame(before.frames.get(key), one, part) for key, one in after.frames.items()},
        lines={key: _lines(before.lines.get(key), one, part) for key, one in after.lines.items()},
        cards={key: _card(before.cards.get(key), one, part) for key, one in after.cards.items()},
    )


def moved(picture: Picture, dx: float, dy: float) -> Picture:
    """The picture with everything shifted in map units."""
    if not dx and not dy:
        return picture
    return Picture(
        frames={
            key: SeenFrame(one.rect.moved(dx, dy), tuple(rect.moved(dx, dy) for rect in one.cards), one.strength)
            for key, one in picture.frames.items()
        },
        lines={key: one._replace(connector=_shifted(one.connector, dx, dy)) for key, one in picture.lines.items()},
        cards={key: one._replace(rect=one.rect.moved(dx, dy)) for key, one in picture.cards.items()},
    )


def _card(before: SeenCard | None, after: SeenCard, part: float) -> SeenCard:
    """Only its place glides: its size is that of its text at once."""
    if before is None:
        return after
    x, y = _on_the_way(Point(before.rect.x, before.rect.y), Point(after.rect.x, after.rect.y), part)
    return after._replace(rect=Rect(x, y, after.rect.width, after.rect.height))


def _frame(before: SeenFrame | None, after: SeenFrame, part: float) -> SeenFrame:
    if before is None or len(before.cards) != len(after.cards):
        return after
    cards = tuple(_rect(one, other, part) for one, other in zip(before.cards, after.cards, strict=True))
    return SeenFrame(_rect(before.rect, after.rect, part), cards, after.strength)


def _lines(before: SeenLines | None, after: SeenLines, part: float) -> SeenLines:
    """Lines whose bends are others, or whose steps are, stand where they will at once."""
    if before is None or _shape(before.connector) != _shape(after.connector):
        return after
    one, other = before.connector, after.connector
    connector = replace(
        other,
        points=[_points(*lines, part) for lines in zip(one.points, other.points, strict=True)],
        joint_at=_points(one.joint_at, other.joint_at, part),
        tip=_on_the_way(one.tip, other.tip, part),
        word_at=_on_the_way(one.word_at, other.word_at, part),
    )
    return after._replace(connector=connector)


def _shape(one: Connector) -> tuple[object, ...]:
    return tuple(one.inference_ids), tuple(len(line) for line in one.points)


def _shifted(one: Connector, dx: float, dy: float) -> Connector:
    def shift(point: Point) -> Point:
        return Point(point.x + dx, point.y + dy)

    return replace(
        one,
        points=[[shift(point) for point in line] for line in one.points],
        joint_at=[shift(point) for point in one.joint_at],
        tip=shift(one.tip),
        word_at=shift(one.word_at),
    )


def _points(one: Sequence[Point], other: Sequence[Point], part: float) -> list[Point]:
    return [_on_the_way(*pair, part) for pair in zip(one, other, strict=True)]


def _rect(one: Rect, other: Rect, part: float) -> Rect:
    return Rect(*(start + (end - start) * part for start, end in zip(one, other, strict=True)))


def _on_the_way(one: Point, other: Point, part: float) -> Point:
    return Point(one.x + (other.x - one.x) * part, one.y + (other.y - one.y) * part)
