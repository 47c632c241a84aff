"""Lines of text: broken greedily from cached advances of words, or by Qt where a script needs shaping.

One `Typesetter` serves measuring, painting, SVG and PDF, so that all of them break at the same words.
"""

from collections.abc import Iterator
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


class PlainLines(NamedTuple):
    """Several plain lines from the block's left edge, each a pitch below the one before: what nearly all cards say."""

    texts: tuple[str, ...]
    widths: tuple[float, ...]
    baseline: float
    pitch: float

    def lines(self) -> Iterator[Line]:
        """Each on its own."""
        for index, (text, width) in enumerate(zip(self.texts, self.widths, strict=True)):
            yield Line(text, 0.0, self.baseline + index * self.pitch, width)


class WrappedText(NamedTuple):
    """A text broken into lines, in pixels."""

    parts: tuple[Line | PlainLines, ...]
    height: float

    @property
    def lines(self) -> list[Line]:
        """Each line on its own."""
        return [line for part in self.parts for line in ([part] if isinstance(part, Line) else part.lines())]

    @property
    def baseline(self) -> float:
        """Of the first line."""
        return self.parts[0].baseline

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
        parts: list[Line | PlainLines] = []
        top = 0.0
        for paragraph in visible(text).split("\n"):
            breaks = advances.breaks(paragraph, width)
            if breaks is not None:
                parts.append(_plain(breaks, top + advances.baseline, style.pitch))
                top += style.pitch * len(breaks.stops)
            else:
                top = _add_shaped(paragraph, advances, style, width, parts, top)
        return WrappedText(tuple(parts), top)

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


def _plain(breaks: Breaks, baseline: float, pitch: float) -> Line | PlainLines:
    """The lines of a plain paragraph whose first line has that baseline."""
    texts, widths = breaks.lines()
    if len(texts) == 1:
        return Line(texts[0], 0.0, baseline, widths[0])
    return PlainLines(tuple(texts), tuple(widths), baseline, pitch)


def _paragraph_height(paragraph: str, advances: Advances, style: Style, width: float) -> float:
    count = advances.line_count(paragraph, width)
    if count is not None:
        return count * style.pitch
    from argmap.render.shaping import line_heights  # late, as in `_shaped`

    return sum(_height(style, *one) for one in line_heights(paragraph, advances.fonts, width))


def _add_shaped(
    paragraph: str, advances: Advances, style: Style, width: float, parts: list[Line | PlainLines], top: float
) -> float:
    """Add the lines of a paragraph that begins at `top`; returns where it ends."""
    from argmap.render.shaping import shape  # late, as many maps need none of it

    for line in shape(paragraph, advances.fonts, width):
        x = width - line.width if line.is_rtl and width < ONE_LINE else 0.0
        baseline = max(advances.baseline, ceil(line.ascent))
        text = "".join(run.text for run in line.runs)
        parts.append(Line(text, x, top + baseline, line.width, line.runs))
        top += _height(style, line.ascent, line.descent)
    return top


def _height(style: Style, ascent: float, descent: float) -> float:
    return max(style.pitch, ceil(ascent) + ceil(descent))
