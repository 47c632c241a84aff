"""What is seen of a map in a rectangle, near enough to be read: frames, lines and cards, each with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.core.graph import Place
from argmap.core.records import Polarity, RecordId
from argmap.layout.connectors import Connector
from argmap.layout.geometry import Rect
from argmap.render.connector import carries_something
from argmap.render.face import CardFace
from argmap.ui.canvas.scene import Scene
from argmap.ui.canvas.standing_sign import ShownStanding

LineKey = tuple[RecordId, RecordId, Polarity]
SHADOW_ROOM = 8.0
SIGN_ROOM = 12.0  # for the sign of how a card stands
FOLD_ROOM = 110.0  # for the pill of a folded card, on whichever side
WORD_ROOM = 64.0  # for half a connector's word


class SeenCard(NamedTuple):
    place: Place
    rect: Rect
    face: CardFace
    hidden_count: int
    strength: float = 1.0  # how much of it is to be seen, from 0 to 1
    standing: ShownStanding | None = None

    @property
    def area(self) -> Rect:
        room = FOLD_ROOM if self.hidden_count else SIGN_ROOM if self.standing is not None else SHADOW_ROOM
        return self.rect.adjusted(-SHADOW_ROOM, -SHADOW_ROOM, room, room)


class SeenFrame(NamedTuple):
    rect: Rect
    cards: tuple[Rect, ...]
    strength: float = 1.0

    @property
    def area(self) -> Rect:
        return self.rect.adjusted(-SHADOW_ROOM, -SHADOW_ROOM, SHADOW_ROOM, SHADOW_ROOM)


class SeenLines(NamedTuple):
    connector: Connector
    carrying: tuple[bool, ...]  # which of its steps carry something, and show it by a ring
    strengths: tuple[float, ...]  # of its steps

    @property
    def area(self) -> Rect:
        connector = self.connector
        points = [connector.tip, connector.word_at, *connector.joint_at]
        points += [point for line in connector.points for point in line]
        xs, ys = [point.x for point in points], [point.y for point in points]
        around = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        return around.adjusted(-WORD_ROOM, -WORD_ROOM, WORD_ROOM, WORD_ROOM)


@dataclass(slots=True)
class Picture:
    """Rectangles and points are in map units. Two pictures of the same view are compared to find what changed."""

    frames: dict[RecordId, SeenFrame] = field(default_factory=dict)  # by step
    lines: dict[LineKey, SeenLines] = field(default_factory=dict)
    cards: dict[RecordId, SeenCard] = field(default_factory=dict)  # by place

    def add(self, other: "Picture") -> None:
        """Take in what else is seen."""
        self.frames |= other.frames
        self.lines |= other.lines
        self.cards |= other.cards

    def within(self, area: Rect) -> "Picture":
        """What of it meets an area."""
        return Picture(
            {key: one for key, one in self.frames.items() if one.area.intersects(area)},
            {key: one for key, one in self.lines.items() if one.area.intersects(area)},
            {key: one for key, one in self.cards.items() if one.area.intersects(area)},
        )

    def count(self) -> int:
        return len(self.frames) + len(self.lines) + len(self.cards)

    def changed_areas(self, other: "Picture") -> Iterator[Rect]:
        """Where the two look different."""
        yield from _differences(self.frames, other.frames)
        yield from _differences(self.lines, other.lines)
        yield from _differences(self.cards, other.cards)


def picture_of(scene: Scene, view: Rect) -> Picture:
    """All that meets the view."""
    picture = Picture()
    around = view.adjusted(-FOLD_ROOM, -FOLD_ROOM, WORD_ROOM, WORD_ROOM)
    for shown in scene.layout.shown(around):
        block = shown.block
        rects = [Rect(shown.x + card.x, shown.y + card.y, card.width, card.height) for card in block.cards]
        if block.is_framed:
            picture.frames[block.id] = SeenFrame(shown.rect, tuple(rects), scene.block_strength(block))
        for card, rect in zip(block.cards, rects, strict=True):
            place, strength = card.place, scene.strength(card.place)
            seen_card = SeenCard(place, rect, scene.face(place), card.hidden_count, strength, scene.standing(place))
            picture.cards[place.id] = seen_card
        if block.children:
            strengths = {child.id: scene.block_strength(child) for child in block.children}
            for one in scene.layout.connectors(block, shown.x, shown.y):
                carrying = tuple(carries_something(scene.tree.document, step_id) for step_id in one.inference_ids)
                seen = SeenLines(one, carrying, tuple(strengths[step_id] for step_id in one.inference_ids))
                picture.lines[block.id, one.inference_ids[0], one.polarity] = seen
    return picture


def _differences(mine: dict, theirs: dict) -> Iterator[Rect]:
    for key in mine.keys() | theirs.keys():
        before, after = mine.get(key), theirs.get(key)
        if before != after:
            yield from (one.area for one in (before, after) if one is not None)


def uncovered(before: Rect, after: Rect) -> Iterator[Rect]:
    """The strips that come into view when a view moves."""
    dx, dy = after.x - before.x, after.y - before.y
    if dx:
        width = min(abs(dx), after.width)
        yield Rect(after.right - width if dx > 0 else after.x, after.y, width, after.height)
    if dy:
        height = min(abs(dy), after.height)
        yield Rect(after.x, after.bottom - height if dy > 0 else after.y, after.width, height)


def united(rects: Iterable[Rect]) -> Rect | None:
    """The rectangle around all of them; None around none."""
    around: Rect | None = None
    for rect in rects:
        around = rect if around is None else around.united(rect)
    return around
