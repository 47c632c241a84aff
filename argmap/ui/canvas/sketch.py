"""A card that is being written, as it is drawn meanwhile: what it will be called, where it will about stand."""

from dataclasses import dataclass

from argmap.core.records import Inference, Kind, Node, Polarity, Premise, RecordId
from argmap.core.roles import OPPOSING, Role, role_of
from argmap.core.tree import Tree
from argmap.layout.connectors import Connector
from argmap.layout.direction import Direction
from argmap.layout.geometry import Point, Rect, Size
from argmap.ui.canvas.scene import Scene
from argmap.ui.new_card import NewCard, Start

ROW_GAP = 84.0  # from a card to the row below it, about
WORD_GAP = 25.0  # from a card to the middle of a port's word
LANE_GAP = 43.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a new card stands in the map, and the line to what it bears on, if it bears on something."""

    corner: Point
    connector: Connector | None = None


def role_of_new(tree: Tree, card: NewCard) -> Role:
    """What the card will be called where it will stand."""
    polarity, target_id = _bearing(tree, card)
    if card.kind is Kind.QUESTION:
        return Role.QUESTION
    if target_id is None:
        return Role.EVIDENCE if card.kind is Kind.EVIDENCE else Role.MAIN_CLAIM
    if polarity is Polarity.OPPOSES and card.kind is Kind.EVIDENCE:
        return Role.COUNTER_EVIDENCE
    if polarity is Polarity.OPPOSES:
        is_node = tree.document.find(Inference, target_id) is None
        return Role.REBUTTAL if is_node and role_of(tree, target_id) in OPPOSING else Role.OBJECTION
    if card.kind is Kind.EVIDENCE:
        return Role.EVIDENCE
    return Role.ANSWER if polarity is Polarity.ANSWERS else Role.REASON


def spot_for(scene: Scene, card: NewCard, size: Size) -> Spot:
    """Where the card is drawn while it is written: near where it will stand, beside what is there."""
    is_turned = scene.layout.direction is Direction.RIGHT
    gap = scene.layout.spacing.sibling_gap
    match card.start:
        case Start.UNDER if (node_rect := _rect_of_node(scene, card.beside_id)) is not None:
            polarity, _ = _bearing(scene.tree, card)
            corner = _below(scene, card.beside_id, node_rect, size, is_turned)
            return Spot(corner, _line(polarity, node_rect, Rect(*corner, *size), is_turned))
        case Start.BETWEEN if (rect := scene.rect_of(card.beside_id)) is not None:
            return Spot(Point(rect.centre.x - size.width / 2, rect.y - size.height - gap))
        case Start.ROOT | Start.TRAY:
            rect = None
        case _:
            rect = _rect_beside(scene, card)
    if rect is None:
        bounds = scene.bounds
        is_empty = not scene.tree.roots()
        return Spot(Point(-size.width / 2, 0.0) if is_empty else Point(bounds.right + gap, 0.0))
    drop = scene.layout.spacing.drop if card.start is Start.UNDER else 0.0
    return Spot(_next_to(rect, size, gap, is_turned, card.start is Start.BEFORE, drop))


def _bearing(tree: Tree, card: NewCard) -> tuple[Polarity, RecordId | None]:
    """How the card will bear on what: a node or an inference; None if on nothing, or on what has gone meanwhile."""
    document = tree.document
    if card.start is Start.UNDER:
        is_there = document.find(Node, card.beside_id) or document.find(Inference, card.beside_id)
        return card.polarity, card.beside_id if is_there else None
    step = document.find(Inference, card.beside_id)
    premise = document.find(Premise, card.beside_id)
    if step is None and premise is not None:
        step = document.find(Inference, premise.inference_id)
    if step is None:
        return card.polarity, None
    return step.polarity, step.target_node_id or step.target_inference_id


def _rect_of_node(scene: Scene, node_id: RecordId) -> Rect | None:
    place = scene.tree.full_place(node_id)
    return scene.layout.rect_of(place.id) if place is not None else None


def _rect_beside(scene: Scene, card: NewCard) -> Rect | None:
    """The frame or card that the new one stands next to: a step's, or that of a place's step."""
    premise = scene.tree.document.find(Premise, card.beside_id)
    return scene.layout.rect_of_block(premise.inference_id if premise is not None else card.beside_id)


def _below(scene: Scene, node_id: RecordId, target: Rect, size: Size, is_turned: bool) -> Point:
    """In the row below a card, after what is there; in its middle if there is nothing."""
    gap = scene.layout.spacing.sibling_gap
    rects = [rect for step in scene.tree.row(node_id) if (rect := scene.layout.rect_of_block(step.id)) is not None]
    if is_turned:
        top = max((rect.bottom + gap for rect in rects), default=target.centre.y - size.height / 2)
        return Point(rects[-1].x if rects else target.right + ROW_GAP + WORD_GAP * 2, top)
    left = max((rect.right + gap for rect in rects), default=target.centre.x - size.width / 2)
    return Point(left, rects[-1].y if rects else target.bottom + ROW_GAP)


def _next_to(rect: Rect, size: Size, gap: float, is_turned: bool, is_before: bool, drop: float) -> Point:
    if is_turned:
        return Point(rect.x + drop, rect.y - gap - size.height if is_before else rect.bottom + gap)
    return Point(rect.x - gap - size.width if is_before else rect.right + gap, rect.y + drop)


def _line(polarity: Polarity, target: Rect, card: Rect, is_turned: bool) -> Connector:
    """The line from a card to a new one in the row below it."""
    if is_turned:
        tip, end = Point(target.right, target.centre.y), Point(card.x, card.centre.y)
        lane = max(target.right + LANE_GAP * 2, card.x - LANE_GAP)
        bends = [Point(lane, tip.y), Point(lane, end.y)]
        word_at = Point(tip.x + WORD_GAP * 2, tip.y)
    else:
        tip, end = Point(target.centre.x, target.bottom), Point(card.centre.x, card.y)
        lane = target.bottom + LANE_GAP
        bends = [Point(tip.x, lane), Point(end.x, lane)]
        word_at = Point(tip.x, tip.y + WORD_GAP)
    points = [tip, end] if tip.x == end.x or tip.y == end.y else [tip, *bends, end]
    return Connector(polarity, [""], [points], [end], tip, word_at, is_undercut=False, radius=10.0)
