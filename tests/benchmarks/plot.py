"""Curves over logarithmic axes, as a drawing of argmap's own in its themes; each curve is named where it ends."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

from argmap.render.application import offscreen_application
from argmap.render.drawing import Box, Drawing, Group, Path, Primitive, text_runs
from argmap.render.fonts import Style, register_fonts
from argmap.render.svg import svg
from argmap.render.text import Typesetter
from argmap.render.theme import Theme, ThemeName, Tone, load_theme

HEIGHT = 440.0
PANEL = 470.0
LEFT, RIGHT, TOP, BOTTOM = 70.0, 178.0, 52.0, 46.0
PITCH = 16.0  # of the names
GAP = 22.0  # from the end of a curve to its name
DOT = 2.5
DASH = (4.0, 4.0)
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through points, of sizes and values above 0."""

    name: str
    tone: Tone
    points: Sequence[Spot]


@dataclass(frozen=True, slots=True)
class Panel:
    """Curves over common axes; `named` says a power of ten. What is below `least` is drawn there."""

    title: str
    curves: Sequence[Curve]
    named: Callable[[float], str]
    least: float = 0.0

    def spots(self, curve: Curve, across: "Scale", up: "Scale") -> list[Spot]:
        """Where the points of a curve are drawn."""
        return [(across.at(size), up.at(max(value, self.least))) for size, value in curve.points]


@dataclass(frozen=True, slots=True)
class Scale:
    """Where powers of ten come to stand, from the `low`th at pixel `start` to the `high`th at pixel `end`."""

    low: int
    high: int
    start: float
    end: float

    def at(self, value: float) -> float:
        share = (log10(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def decades(self) -> Iterator[float]:
        return (10.0**power for power in range(self.low, self.high + 1))


def plots(panels: Sequence[Panel], title: str) -> tuple[str, str]:
    """The panels side by side as SVG, for light pages and for dark ones."""
    application = offscreen_application()  # kept while fonts are used
    register_fonts()
    light, dark = (
        svg(_drawing(panels, title, load_theme(name))).decode() for name in (ThemeName.LIGHT, ThemeName.DARK)
    )
    del application
    return light, dark


def _drawing(panels: Sequence[Panel], title: str, theme: Theme) -> Drawing:
    pen = _Pen(theme, Typesetter())
    groups = [group for number, panel in enumerate(panels) for group in _groups(panel, number * PANEL, pen)]
    return Drawing(0.0, 0.0, PANEL * len(panels), HEIGHT, theme.card, tuple(groups), title)


def _groups(panel: Panel, left: float, pen: "_Pen") -> Iterator[Group]:
    across = _scale([size for one in panel.curves for size, _ in one.points], left + LEFT, left + PANEL - RIGHT)
    up = _scale([max(value, panel.least) for one in panel.curves for _, value in one.points], HEIGHT - BOTTOM, TOP)
    yield Group("axes", "", panel.title, tuple(_axes(panel, across, up, pen)))
    drawn = [panel.spots(one, across, up) for one in panel.curves]
    for curve, spots, y in zip(panel.curves, drawn, apart([spots[-1][1] for spots in drawn]), strict=True):
        yield Group("curve", "", curve.name, tuple(_curve(curve, spots, y, pen)))


def _scale(values: Sequence[float], start: float, end: float) -> Scale:
    low = floor(log10(min(values)))
    return Scale(low, max(low + 1, ceil(log10(max(values)))), start, end)


def _axes(panel: Panel, across: Scale, up: Scale, pen: "_Pen") -> Iterator[Primitive]:
    for value in up.decades():
        yield pen.line([(across.start, up.at(value)), (across.end, up.at(value))], pen.theme.border, 0.5)
        yield from pen.text(panel.named(value), across.start - 8, up.at(value) - 7, Style.FOOTER, share=1.0)
    for size in across.decades():
        yield from pen.text(f"{size:,.0f}", across.at(size), up.start + 6, Style.FOOTER, share=0.5)
    yield from pen.text("nodes", across.end, up.start + 22, Style.FOOTER, share=1.0)
    yield from pen.text(panel.title, across.start, 16, Style.QUIET, pen.theme.text)
    yield from _linear(across, up, pen)


def _linear(across: Scale, up: Scale, pen: "_Pen") -> Iterator[Primitive]:
    """A dashed line in the slope of what grows as the map does."""
    decades = min(across.high - across.low, up.high - up.low)
    start = across.start, up.start
    end = across.at(10.0 ** (across.low + decades)), up.at(10.0 ** (up.low + decades))
    yield pen.line([start, end], pen.theme.frame, dash=DASH)
    yield from pen.text("dashed: linear", across.end, 18, Style.FOOTER, share=1.0)


def _curve(curve: Curve, spots: Sequence[Spot], name_y: float, pen: "_Pen") -> Iterator[Primitive]:
    colour = pen.theme.tone(curve.tone)
    x, y = spots[-1]
    yield pen.line([(x + DOT, y), (x + GAP - 4, name_y)], pen.theme.border)
    yield pen.line(spots, colour, 2.5 if curve.tone is Tone.OPPOSES else 1.5)
    for at_x, at_y in spots:
        yield Box(at_x - DOT, at_y - DOT, 2 * DOT, 2 * DOT, radius=DOT, fill=colour)
    yield from pen.text(curve.name, x + GAP, name_y - 7, Style.FOOTER, colour)


def apart(heights: Sequence[float]) -> list[float]:
    """The heights in their order, moved so far that names fit beside them, and none falls below the lowest place."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed, lowest = dict(enumerate(heights)), HEIGHT - BOTTOM
    for above, below in pairwise(order):
        placed[below] = max(placed[below], placed[above] + PITCH)
    for index in reversed(order):
        placed[index] = min(placed[index], lowest)
        lowest = placed[index] - PITCH
    return [placed[index] for index in range(len(heights))]


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws in a theme."""

    theme: Theme
    typesetter: Typesetter

    def line(self, spots: Sequence[Spot], colour: str, width: float = 1.0, dash: tuple[float, ...] = ()) -> Path:
        steps = tuple(("L" if number else "M", spot) for number, spot in enumerate(spots))
        return Path(steps, stroke=colour, stroke_width=width, dash=dash)

    def text(
        self, text: str, x: float, top: float, style: Style, colour: str = "", share: float = 0.0
    ) -> Iterator[Primitive]:
        """A line of text that has this share of its width to the left of `x`."""
        block = self.typesetter.wrap(text, style)
        return text_runs(block, x - share * block.width, top, style, colour or self.theme.muted)
