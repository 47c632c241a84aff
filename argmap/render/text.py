"""Lines of text: broken greedily from cached advances of words, or by Qt where a script needs shaping.

One `Typesetter` serves measuring, painting, SVG and PDF, so that all of them break at the same words.
"""

from math import ceil
from typing import NamedTuple

from argmap.render.advances import Advances, Breaks
from argmap.render.fonts import Style
from argmap.render.runs import Run
from argmap.render.visible import visible

ONE_LINE = 1e6  # pixels; Qt counts in 1/64 pixel in 32 bits, so that infinity is out of its reach


class Line(NamedTuple):
    """One line of a text block: `x` from the block's left edge, the baseline below its top.

    `parts` are the runs of a line that was shaped, from left to right; nearly all lines are one plain run.
    """

    text: str
    x: float
    baseline: float
    width: float
    parts: tuple[Run, ...] | None = None

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs from left to right."""
        return (Run(self.text, 0.0, self.width),) if self.parts is None else self.parts


class WrappedText(NamedTuple):
    """A text broken into lines, in pixels."""

    lines: tuple[Line, ...]
    height: float

    @property
    def width(self) -> float:
        """The width of the widest line."""
        return max((line.width for line in self.lines), default=0.0)


class _ByStyle(dict[Style, Advances]):
    """The advances of words in each style, made when it is used."""

    def __missing__(self, style: Style) -> Advances:
        self[style] = Advances(style)
        return self[style]


class Typesetter:
    """Breaks texts into lines, and remembers how wide each word is in each style."""

    def __init__(self) -> None:
        self._advances = _ByStyle()
        self._labels: dict[tuple[str, Style, float], WrappedText] = {}

    def wrap(self, text: str, style: Style, width: float = ONE_LINE) -> WrappedText:
        """The lines of the text at that width in pixels. A word that is wider is broken; newlines are kept."""
        advances = self._advances[style]
        lines: list[Line] = []
        top = 0.0
        for paragraph in visible(text).split("\n"):
            breaks = advances.breaks(paragraph, width)
            if breaks is not None:
                top = _add_plain(breaks, advances.baseline, style.pitch, lines, top)
            else:
                top = _add_shaped(paragraph, advances, style, width, lines, top)
        return WrappedText(tuple(lines), top)

    def label(self, text: str, style: Style, width: float = ONE_LINE) -> WrappedText:
        """As `wrap`, for the few words that stand on many cards and lines: each is broken once."""
        key = (text, style, width)
        if key not in self._labels:
            self._labels[key] = self.wrap(text, style, width)
        return self._labels[key]

    def height(self, text: str, style: Style, width: float) -> float:
        """The height that `wrap` would give, in less time."""
        advances, shown = self._advances[style], visible(text)
        if "\n" in shown:
            return sum(_paragraph_height(one, advances, style, width) for one in shown.split("\n"))
        return _paragraph_height(shown, advances, style, width)

    def advance(self, text: str, style: Style) -> float:
        """The width of the text on one line, in pixels."""
        return self.wrap(text, style).width


def _add_plain(breaks: Breaks, baseline: float, pitch: float, lines: list[Line], top: float) -> float:
    """Add the lines of a paragraph that begins at `top`; returns where it ends."""
    for text, width in breaks.lines():
        lines.append(Line(text, 0.0, top + baseline, width))
        top += pitch
    return top


def _paragraph_height(paragraph: str, advances: Advances, style: Style, width: float) -> float:
    count = advances.line_count(paragraph, width)
    if count is not None:
        return count * style.pitch
    from argmap.render.shaping import line_heights  # late, as in `_shaped`

    return sum(_height(style, *one) for one in line_heights(paragraph, advances.fonts, width))


def _add_shaped(paragraph: str, advances: Advances, style: Style, width: float, lines: list[Line], top: float) -> float:
    """As `_add_plain`."""
    from argmap.render.shaping import shape  # late, as many maps need none of it

    for line in shape(paragraph, advances.fonts, width):
        x = width - line.width if line.is_rtl and width < ONE_LINE else 0.0
        baseline = max(advances.baseline, ceil(line.ascent))
        text = "".join(run.text for run in line.runs)
        lines.append(Line(text, x, top + baseline, line.width, line.runs))
        top += _height(style, line.ascent, line.descent)
    return top


def _height(style: Style, ascent: float, descent: float) -> float:
    return max(style.pitch, ceil(ascent) + ceil(descent))
