"""The lines of one polarity below a card: solid or dashed, with an arrow, a word, and a ring where a step has more."""

from collections.abc import Iterator, Sequence

from argmap.core.document import Document
from argmap.core.records import Comment, Inference, PassageLink, Polarity, RecordId
from argmap.layout.connectors import Connector
from argmap.layout.geometry import Point
from argmap.render import words
from argmap.render.drawing import Box, Dash, Path, Primitive
from argmap.render.look import Look
from argmap.render.pills import word_pill
from argmap.render.shapes import arrow_head, rounded_line, towards
from argmap.render.theme import Theme

LINE = 2.2
DASH = (6.0, 4.0)
TIP_GAP = 1.5  # from the tip of an arrow to what it points at
ARROW_LENGTH = 8.0
ARROW_WIDTH = 12.0
JOINT = 4.5  # radius
LANE_POINTS = 4  # port, lane, turning off, block: the shape of a line that may share its lane


def connector_colour(polarity: Polarity, theme: Theme) -> str:
    return theme.opposes if polarity is Polarity.OPPOSES else theme.supports


def line_dash(polarity: Polarity) -> Dash:
    """Opposing lines are dashed, so that colour is not the only cue."""
    return DASH if polarity is Polarity.OPPOSES else ()


def connector_word(one: Connector, wording: words.Wording) -> str:
    """The word that says what the lines do."""
    return words.step_word(one.polarity) if one.is_undercut else words.port_word(one.polarity, wording)


def draw_lines(one: Connector, theme: Theme, width: float = LINE) -> Iterator[Primitive]:
    """All lines of the connector as one path, so that no shared stretch is painted twice; and the arrow."""
    colour, heading = connector_colour(one.polarity, theme), one.heading
    steps = [step for line in _trimmed(one, heading) for step in rounded_line(line, one.radius)]
    yield Path(tuple(steps), stroke=colour, stroke_width=width, dash=line_dash(one.polarity))
    tip = Point(one.tip.x - TIP_GAP * heading.x, one.tip.y - TIP_GAP * heading.y)
    behind = (tip.x - heading.x, tip.y - heading.y)
    yield Path(arrow_head(tip, behind, ARROW_LENGTH, ARROW_WIDTH), fill=colour)


def draw_selected(one: Connector, index: int, theme: Theme, width: float) -> Iterator[Path]:
    """The whole line of the selected step in accent, on a band of the ring's ground.

    The band covers the step's own colour, whose dashes begin elsewhere and would show between the dashes of accent.
    """
    steps = rounded_line([_behind_arrow(one.points[index][0], one.heading), *one.points[index][1:]], one.radius)
    yield Path(steps, stroke=theme.ring, stroke_width=2 * width)
    yield Path(steps, stroke=theme.accent, stroke_width=width, dash=line_dash(one.polarity))


def draw_word(one: Connector, look: Look, centre: Point | None = None) -> Iterator[Primitive]:
    """The word of the port, on the lines, or around another point."""
    colour = connector_colour(one.polarity, look.theme)
    return word_pill(connector_word(one, look.wording), centre or one.word_at, colour, look)


def draw_joint(at: Point, polarity: Polarity, theme: Theme) -> Box:
    """The open ring on a step's line."""
    colour = connector_colour(polarity, theme)
    left, top = at.x - JOINT, at.y - JOINT
    return Box(left, top, 2 * JOINT, 2 * JOINT, JOINT, fill=theme.canvas, stroke=colour, stroke_width=LINE)


def draw_joints(one: Connector, document: Document, theme: Theme) -> Iterator[Primitive]:
    """The rings of those steps that carry something."""
    for step_id, at in zip(one.inference_ids, one.joint_at, strict=True):
        if carries_something(document, step_id):
            yield draw_joint(at, one.polarity, theme)


def carries_something(document: Document, step_id: RecordId) -> bool:
    """Whether the step has passages, remarks or a name of its own, or another step bears on it."""
    step = document.find(Inference, step_id)
    return step is not None and bool(
        step.label
        or step.scheme
        or document.is_named(Inference, "target_inference_id", step_id)
        or document.is_named(Comment, "inference_id", step_id)
        or document.is_named(PassageLink, "inference_id", step_id)
    )


def _trimmed(one: Connector, heading: Point) -> Iterator[Sequence[tuple[float, float]]]:
    """The lines in pieces that do not run over each other: the trunk, the lanes, and where the others turn off.

    So a thousand lines in a lane are together no longer than the lane and their drops.
    """
    longest: dict[tuple[Point, bool], Sequence[Point]] = {}
    trunks: dict[Point, tuple[float, float]] = {}
    for points in one.points:
        if len(points) == LANE_POINTS:
            longest[_lane(points)] = max(longest.get(_lane(points), points), points, key=_reach)
    for points in one.points:
        start = _behind_arrow(points[0], heading)
        if len(points) != LANE_POINTS:
            yield [start, *points[1:]]
            continue
        if points[1] not in trunks:
            trunks[points[1]] = towards(points[1], start, one.radius)
            yield [start, trunks[points[1]]]
        turns_off = longest[_lane(points)] is not points and _reach(points) > 2 * one.radius
        yield [towards(points[2], points[1], one.radius) if turns_off else trunks[points[1]], *points[1 + turns_off :]]


def _lane(points: Sequence[Point]) -> tuple[Point, bool]:
    """Where a line enters its lane, and to which side it goes."""
    return points[1], points[2] > points[1]


def _reach(points: Sequence[Point]) -> float:
    return abs(points[2].x - points[1].x) + abs(points[2].y - points[1].y)


def _behind_arrow(point: Point, heading: Point) -> tuple[float, float]:
    """Where a line begins: under its arrow."""
    covered = TIP_GAP + ARROW_LENGTH - 1
    return point.x - covered * heading.x, point.y - covered * heading.y
