"""A drawing as SVG: text stays text, each card is a group with its words as alternative, and the fonts are inside."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from argmap.render.drawing import Box, Boxes, Drawing, Group, Path, Primitive, Text
from argmap.render.font_use import FontUse
from argmap.render.svg_fonts import family_list, font_face

NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
PLAIN_SPACES = re.compile(r"\S+( \S+)*")
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
SPECIAL = re.compile("[&<>\"']")


def svg(drawing: Drawing, scale: float = 1.0) -> str:
    """The drawing as one SVG document; `scale` changes the size it asks for, not its coordinates."""
    fonts = FontUse()
    groups = [line for group in drawing.groups for line in _group(group, fonts)]
    faces = "".join(font_face(used) for used in fonts.fonts.values())
    box = " ".join(map(_number, (drawing.x, drawing.y, drawing.width, drawing.height)))
    size = f'width="{_number(drawing.width * scale)}" height="{_number(drawing.height * scale)}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{box}" role="graphics-document" '
        'aria-labelledby="title" aria-describedby="description">',
        f'<title id="title">{escaped(drawing.title)}</title>',
        f'<desc id="description">{escaped(drawing.description)}</desc>',
        f"<style>{faces}text{{font-kerning:normal;font-variant-ligatures:none}}"
        ".joined{font-variant-ligatures:normal}.rtl{direction:rtl;unicode-bidi:bidi-override;text-anchor:end}</style>",
        *_background(drawing),
        *groups,
        "</svg>",
        "",
    ]
    return "\n".join(lines)


def escaped(text: str) -> str:
    """The text as XML character data or an attribute's value; what XML cannot hold becomes U+FFFD."""
    return SPECIAL.sub(lambda found: ESCAPES[found[0]], NOT_XML.sub("\ufffd", text))


def _background(drawing: Drawing) -> list[str]:
    if drawing.background is None:
        return []
    return [_box(Box(drawing.x, drawing.y, drawing.width, drawing.height, fill=drawing.background))]


def _group(group: Group, fonts: FontUse) -> Iterator[str]:
    name = f' id="{group.role}-{escaped(group.id)}"' if group.id else ""
    spoken = f'role="graphics-symbol" aria-label="{escaped(group.title)}"' if group.title else 'aria-hidden="true"'
    yield f'<g{name} class="{group.role}" {spoken}>'
    if group.title:
        yield f"<title>{escaped(group.title)}</title>"
    yield from _primitives(group.primitives, fonts)
    yield "</g>"


def _primitives(primitives: Iterable[Primitive], fonts: FontUse) -> Iterator[str]:
    for look, run in groupby(primitives, key=_text_look):
        if look is None:
            yield from map(_shape, run)
        else:
            yield from _texts([one for one in run if isinstance(one, Text)], fonts)


def _text_look(one: Primitive) -> tuple[object, ...] | None:
    return (one.style, one.colour, one.is_joined) if isinstance(one, Text) else None


def _texts(runs: list[Text], fonts: FontUse) -> Iterator[str]:
    """Runs of one look, in groups that name their fonts once."""
    style, colour, is_joined = runs[0].style, runs[0].colour, runs[0].is_joined
    joined = ' class="joined"' if is_joined else ""
    for used, alike in groupby(runs, key=fonts.add):
        size = _number(style.size * (used[0].shrinkage() if is_joined else 1.0))
        look = f'fill="{colour}" font-size="{size}" font-weight="{int(style.weight)}"{joined}'
        yield f'<g font-family="{family_list(used)}" {look}>'
        yield from map(_text, alike)
        yield "</g>"


def _text(run: Text) -> str:
    kept = "" if PLAIN_SPACES.fullmatch(run.text) else ' xml:space="preserve"'
    side = ' class="rtl"' if run.is_rtl else ""
    length = f' textLength="{_number(run.width)}"' if len(run.text) > 1 else ""
    return f'<text x="{_number(run.x)}" y="{_number(run.baseline)}"{length}{side}{kept}>{escaped(run.text)}</text>'


def _shape(one: Primitive) -> str:
    match one:
        case Box():
            return _box(one)
        case Path():
            return _path(one)
        case Boxes():
            steps = "".join(
                f"M{_number(x)} {_number(y)}h{_number(w)}v{_number(h)}h{_number(-w)}z" for x, y, w, h in one.rects
            )
            return f'<path d="{steps}" fill="{one.fill}"/>'
        case Text():
            return _text(one)


def _box(one: Box) -> str:
    radius = f' rx="{_number(one.radius)}"' if one.radius else ""
    size = f'width="{_number(one.width)}" height="{_number(one.height)}"'
    return f'<rect x="{_number(one.x)}" y="{_number(one.y)}" {size}{radius}{_dress(one)}/>'


def _path(one: Path) -> str:
    steps = "".join(letter + " ".join(map(_number, numbers)) for letter, numbers in one.steps)
    return f'<path d="{steps}"{_dress(one)}/>'


def _dress(one: Box | Path) -> str:
    parts = [f' fill="{one.fill or "none"}"']
    if one.stroke:
        parts.append(f' stroke="{one.stroke}"')
        parts += [f' stroke-width="{_number(one.stroke_width)}"'] if one.stroke_width != 1 else []
        parts += [f' stroke-dasharray="{" ".join(map(_number, one.dash))}"'] if one.dash else []
    if isinstance(one, Box) and one.opacity != 1:
        parts.append(f' opacity="{one.opacity:.3g}"')
    return "".join(parts)


def _number(value: float) -> str:
    """Two decimals, as few characters as they need."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
