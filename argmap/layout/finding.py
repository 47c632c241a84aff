"""What is under a point: a card, a frame, or a step by its joint, line or word."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from argmap.core.records import RecordId
from argmap.layout.blocks import Card
from argmap.layout.connectors import Connector
from argmap.layout.geometry import Point, Rect, distance_to_line
from argmap.layout.shown import Shown
from argmap.layout.spacing import Spacing


def card_at(point: Point, near: Iterable[Shown]) -> Card | None:
    """The card under a point, among the blocks near it."""
    for one in near:
        for card in one.block.cards:
            if Rect(one.x + card.x, one.y + card.y, card.width, card.height).contains(point):
                return card
    return None


def frame_at(point: Point, near: Iterable[Shown]) -> RecordId | None:
    """The step whose frame is under a point, on a card or beside one; None where there is no frame."""
    framed = (one for one in near if one.block.is_framed and one.rect.contains(point))
    return next((one.block.id for one in framed), None)


def step_at(point: Point, reach: float, connectors: Sequence[Connector], spacing: Spacing) -> RecordId | None:
    """The step whose joint is within reach of a point, or else whose line or whose word is; the nearest one.

    A word of several steps names the one whose line is nearest.
    """
    joints = [(_apart(point, at), step_id) for one in connectors for step_id, at in _joints(one)]
    lines = [(_apart_from_line(point, line), step_id) for one in connectors for step_id, line in _lines(one)]
    words = [
        (_apart_from_line(point, line), step_id)
        for one in connectors
        if word_rect(one, spacing).contains(point)
        for step_id, line in _lines(one)
    ]
    for found in ([one for one in joints if one[0] <= reach], [one for one in lines if one[0] <= reach], words):
        if found:
            return min(found)[1]
    return None


def word_rect(connector: Connector, spacing: Spacing) -> Rect:
    """The room of a connector's word: no word is wider or higher."""
    width = spacing.word_width if connector.is_undercut else spacing.port_word_width
    at = connector.word_at
    return Rect(at.x - width / 2, at.y - spacing.word_height / 2, width, spacing.word_height)


def _joints(connector: Connector) -> Iterator[tuple[RecordId, Point]]:
    return zip(connector.inference_ids, connector.joint_at, strict=True)


def _lines(connector: Connector) -> Iterator[tuple[RecordId, Sequence[Point]]]:
    return zip(connector.inference_ids, connector.points, strict=True)


def _apart(one: Point, two: Point) -> float:
    return distance_to_line(one, two, two)


def _apart_from_line(point: Point, line: Sequence[Point]) -> float:
    return min(distance_to_line(point, start, end) for start, end in pairwise(line))
