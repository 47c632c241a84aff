"""A drawing as plain data: boxes, paths and text runs, in painting order, grouped by what they show.

Lengths are in pixels at scale 1, colours #RRGGBB. `painter`, `svg` and `pdf` turn it into pictures. What is drawn
alike in many places is drawn once, from (0, 0), and shared by groups that say where it stands.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from argmap.layout.geometry import Rect
from argmap.render.fonts import Style
from argmap.render.text import PlainLines, WrappedText

Dash = tuple[float, ...]
"""Lengths of strokes and gaps in pixels; empty for a solid line."""
Step = tuple[str, tuple[float, ...]]
"""One step of a path: M and L with a point, C with two control points and a point, Z."""


class Box(NamedTuple):
    """A rectangle with round corners; a stroke lies astride its edge."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    dash: Dash = ()
    opacity: float = 1.0


class Boxes(NamedTuple):
    """Many plain rectangles of one colour."""

    rects: tuple[Rect, ...]
    fill: str


class Path(NamedTuple):
    """A shape, or a line with bends."""

    steps: tuple[Step, ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    dash: Dash = ()


class Text(NamedTuple):
    """A run of text in one direction: its left edge, its baseline, and the width it takes."""

    text: str
    x: float
    baseline: float
    width: float
    style: Style
    colour: str
    is_joined: bool = False
    is_rtl: bool = False


class Lines(NamedTuple):
    """Several lines of text from left to right in letters that do not join, each a pitch below the one before."""

    texts: tuple[str, ...]
    x: float
    baseline: float
    widths: tuple[float, ...]
    style: Style
    colour: str

    def runs(self) -> Iterator[Text]:
        """Each line as a run of its own."""
        for index, (text, width) in enumerate(zip(self.texts, self.widths, strict=True)):
            yield Text(text, self.x, self.baseline + index * self.style.pitch, width, self.style, self.colour)


Primitive = Box | Boxes | Path | Text | Lines


class Group(NamedTuple):
    """The primitives of one thing, drawn as from (x, y).

    `role` is card, step, frame, title or note; `title` is read aloud for it.
    """

    role: str
    id: str
    title: str
    primitives: tuple[Primitive, ...]
    x: float = 0.0
    y: float = 0.0

    def placed(self) -> Iterator[Primitive]:
        """The primitives where they stand in the drawing, each line of text on its own."""
        return (moved(one, self.x, self.y) for one in line_by_line(self.primitives))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: its groups in painting order on a background, or on none. Its top left corner is at (x, y)."""

    x: float
    y: float
    width: float
    height: float
    background: str | None
    groups: tuple[Group, ...]
    title: str = ""
    description: str = ""

    def primitives(self) -> Iterator[Primitive]:
        """All primitives where they stand, each line of text on its own."""
        for group in self.groups:
            yield from group.placed()


def line_by_line(primitives: Iterable[Primitive]) -> Iterator[Primitive]:
    """The primitives, each line of text on its own."""
    for one in primitives:
        if isinstance(one, Lines):
            yield from one.runs()
        else:
            yield one


def moved(one: Primitive, dx: float, dy: float) -> Primitive:
    """The primitive so much further to the right and down."""
    if not dx and not dy:
        return one
    match one:
        case Text(x=x, baseline=baseline) | Lines(x=x, baseline=baseline):
            return one._replace(x=x + dx, baseline=baseline + dy)
        case Box(x=x, y=y):
            return one._replace(x=x + dx, y=y + dy)
        case Path(steps=steps):
            return one._replace(steps=tuple((letter, _moved_points(numbers, dx, dy)) for letter, numbers in steps))
        case Boxes(rects=rects):
            return one._replace(rects=tuple(rect.moved(dx, dy) for rect in rects))


def _moved_points(numbers: tuple[float, ...], dx: float, dy: float) -> tuple[float, ...]:
    return tuple(number + (dy if index % 2 else dx) for index, number in enumerate(numbers))


def text_runs(block: WrappedText, x: float, top: float, style: Style, colour: str) -> list[Text | Lines]:
    """The text of a block whose top left corner is at (x, top): plain lines together, others run by run."""
    made: list[Text | Lines] = []
    for part in block.parts:
        if isinstance(part, PlainLines):
            made.append(Lines(part.texts, x, top + part.baseline, part.widths, style, colour))
        elif part.parts is None:
            made.append(Text(part.text, x + part.x, top + part.baseline, part.width, style, colour))
        else:
            left, baseline = x + part.x, top + part.baseline
            made += [
                Text(run.text, left + run.x, baseline, run.width, style, colour, run.is_joined, run.is_rtl)
                for run in part.parts
            ]
    return made
