"""A drawing as SVG: text stays text, each card is a group with its words as alternative, and the fonts are inside."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from argmap.layout.heeding import Heed, heeding, unheeded
from argmap.render.drawing import Box, Boxes, Dash, Drawing, Group, Lines, Path, Primitive, Text
from argmap.render.font_use import FontUse, UsedFont
from argmap.render.fonts import Style
from argmap.render.numbers import Numbers, written
from argmap.render.svg_fonts import family_list, font_face

SPECIAL = re.compile("[&<>\"'\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
NOT_XML = "\ufffd"

Shape = Box | Boxes | Path
TextLook = tuple[tuple[UsedFont, ...], Style, str, bool]
"""What runs of text share that are written into one group: the fonts that draw them, style, colour, joining."""


def svg(drawing: Drawing, scale: float = 1.0, heed: Heed = unheeded) -> bytes:
    """The drawing as one SVG document in UTF-8; `scale` changes the size it asks for, not its coordinates."""
    pen = _Pen()
    background = pen.background(drawing)
    groups = [pen.group(group).encode() for group in heeding(drawing.groups, heed)]
    faces = "".join(font_face(used) for used in pen.fonts.fonts.values())
    box = " ".join(map(written, (drawing.x, drawing.y, drawing.width, drawing.height)))
    size = f'width="{written(drawing.width * scale)}" height="{written(drawing.height * scale)}"'
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{box}" role="graphics-document" '
        'aria-labelledby="title" aria-describedby="description">',
        f'<title id="title">{escaped(drawing.title)}</title>',
        f'<desc id="description">{escaped(drawing.description)}</desc>',
        f"<style>{faces}text{{font-kerning:normal;font-variant-ligatures:none}}"
        ".joined{font-variant-ligatures:normal}.rtl{direction:rtl;unicode-bidi:bidi-override;text-anchor:end}</style>",
        *background,
    ]
    return b"\n".join(["\n".join(head).encode(), *groups, b"</svg>\n"])


def escaped(text: str) -> str:
    """The text as XML character data or an attribute's value; what XML cannot hold becomes U+FFFD."""
    if SPECIAL.search(text) is None:
        return text
    return SPECIAL.sub(lambda found: ESCAPES.get(found[0], NOT_XML), text)


class _Pen:
    """Writes groups and collects which fonts draw them."""

    def __init__(self) -> None:
        self.fonts = FontUse()
        self._numbers = Numbers()
        self._widths = Numbers()  # of runs: few, and lines between cards have too many other numbers to keep
        self._dresses: dict[tuple[object, ...], str] = {}
        self._looks: dict[TextLook, str] = {}
        self._shared: dict[Shape, str] = {}

    def background(self, drawing: Drawing) -> Iterator[str]:
        if drawing.background is not None:
            yield self._box(Box(drawing.x, drawing.y, drawing.width, drawing.height, fill=drawing.background))

    def group(self, group: Group) -> str:
        title = escaped(group.title)
        name = f' id="{group.role}-{escaped(group.id)}"' if group.id else ""
        is_moved = bool(group.x or group.y)
        place = f' transform="translate({written(group.x)} {written(group.y)})"' if is_moved else ""
        spoken = f'role="graphics-symbol" aria-label="{title}"' if title else 'aria-hidden="true"'
        lines = [f'<g{name} class="{group.role}"{place} {spoken}>']
        if title:
            lines.append(f"<title>{title}</title>")
        self._write(group.primitives, self._shared_shape if is_moved else self._shape, lines)
        lines.append("</g>")
        return "\n".join(lines)

    def _write(self, primitives: Iterable[Primitive], shape: Callable[[Shape], str], lines: list[str]) -> None:
        """Add the lines of primitives; runs of one look that follow each other stand in a group that names it once."""
        for look, alike in groupby(primitives, self._look):
            if look is None:
                lines += map(shape, alike)  # type: ignore[arg-type]  # what has no look is no text
            else:
                lines += (self._opened(look), *map(self._words, alike), "</g>")  # type: ignore[arg-type]  # all text

    def _look(self, one: Primitive) -> TextLook | None:
        if isinstance(one, Lines):
            return self.fonts.add(one), one.style, one.colour, False
        return (self.fonts.add(one), one.style, one.colour, one.is_joined) if isinstance(one, Text) else None

    def _opened(self, look: TextLook) -> str:
        """The beginning of a group of runs; there are but few looks."""
        if look not in self._looks:
            self._looks[look] = _opened(*look)
        return self._looks[look]

    def _shared_shape(self, one: Shape) -> str:
        """A shape of a group that stands where it does in many others, too: it is written once."""
        if one not in self._shared:
            self._shared[one] = self._shape(one)
        return self._shared[one]

    def _shape(self, one: Shape) -> str:
        match one:
            case Box():
                return self._box(one)
            case Path():
                return self._path(one)
            case Boxes():
                return self._boxes(one)

    def _words(self, one: Text | Lines) -> str:
        return self._text(one) if isinstance(one, Text) else "\n".join(self._lines(one))

    def _lines(self, one: Lines) -> Iterator[str]:
        """As `_text`, of lines that read from left to right and have no spaces at their ends."""
        number, x, y = self._numbers, self._numbers[one.x], one.baseline
        is_plain = SPECIAL.search("".join(one.texts)) is None
        for text, width in zip(one.texts, one.widths, strict=True):
            length = f' textLength="{self._widths[width]}"' if len(text) > 1 else ""
            yield f'<text x="{x}" y="{number[y]}"{length}>{text if is_plain else escaped(text)}</text>'
            y += one.style.pitch

    def _text(self, run: Text) -> str:
        number, text = self._numbers, run.text
        length = f' textLength="{self._widths[run.width]}"' if len(text) > 1 else ""
        side = ' class="rtl"' if run.is_rtl else ""
        kept = ' xml:space="preserve"' if "  " in text or text.strip(" ") != text else ""
        return f'<text x="{number[run.x]}" y="{number[run.baseline]}"{length}{side}{kept}>{escaped(text)}</text>'

    def _box(self, one: Box) -> str:
        number = self._numbers
        radius = f' rx="{number[one.radius]}"' if one.radius else ""
        place = f'x="{number[one.x]}" y="{number[one.y]}" width="{number[one.width]}" height="{number[one.height]}"'
        return f"<rect {place}{radius}{self._dress(one.fill, one.stroke, one.stroke_width, one.dash, one.opacity)}/>"

    def _path(self, one: Path) -> str:
        number = self._numbers.__getitem__
        steps = "".join([letter + " ".join(map(number, numbers)) for letter, numbers in one.steps])
        return f'<path d="{steps}"{self._dress(one.fill, one.stroke, one.stroke_width, one.dash)}/>'

    def _boxes(self, one: Boxes) -> str:
        number = self._numbers
        steps = "".join([f"M{number[x]} {number[y]}h{number[w]}v{number[h]}h{number[-w]}z" for x, y, w, h in one.rects])
        return f'<path d="{steps}" fill="{one.fill}"/>'

    def _dress(self, fill: str | None, stroke: str | None, width: float, dash: Dash, opacity: float = 1.0) -> str:
        """How a shape is filled and stroked; there are but few ways."""
        key = (fill, stroke, width, dash, opacity)
        if key not in self._dresses:
            self._dresses[key] = _dress(*key)
        return self._dresses[key]


def _opened(used: tuple[UsedFont, ...], style: Style, colour: str, is_joined: bool) -> str:
    joined = ' class="joined"' if is_joined else ""
    size = written(style.size * (used[0].shrinkage() if is_joined else 1.0))
    fonts = f'font-family="{family_list(used)}" fill="{colour}" font-size="{size}"'
    return f'<g {fonts} font-weight="{int(style.weight)}"{joined}>'


def _dress(fill: str | None, stroke: str | None, width: float, dash: Dash, opacity: float) -> str:
    parts = [f' fill="{fill or "none"}"']
    if stroke:
        parts.append(f' stroke="{stroke}"')
        parts += [f' stroke-width="{written(width)}"'] if width != 1 else []
        parts += [f' stroke-dasharray="{" ".join(map(written, dash))}"'] if dash else []
    if opacity != 1:
        parts.append(f' opacity="{opacity:.3g}"')
    return "".join(parts)
