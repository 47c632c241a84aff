"""The fonts of an SVG, each a subset of the font that Qt drew with, embedded as WOFF2 under a name of its own."""

import base64
import re
from collections.abc import Iterable

from argmap.render.font_use import UsedFont
from argmap.render.fonts import FAMILIES
from argmap.render.latin_fonts import latin_font

UNSAFE = re.compile("[^a-z0-9]+")


def family_list(used: Iterable[UsedFont]) -> str:
    """The value of `font-family` that draws with these fonts, or with what is installed where they do not load."""
    embedded = [embedded_name(one) for one in used]
    return ", ".join([*embedded, *(f"'{name}'" if " " in name else name for name in FAMILIES), "sans-serif"])


def embedded_name(used: UsedFont) -> str:
    """A family name that no installed font has, so that the picture never depends on what is installed."""
    return "argmap-" + UNSAFE.sub("-", used.family.lower()).strip("-")


def font_face(used: UsedFont) -> str:
    """The CSS rule that embeds a font; empty if nothing was drawn with it or its maker forbids embedding."""
    subset = font_subset(used)
    if not subset:
        return ""
    weight = "1 1000" if used.raw.fontTable("fvar").size() else used.raw.weight()
    address = f"data:font/woff2;base64,{base64.b64encode(subset).decode('ascii')}"
    return f"@font-face{{font-family:{embedded_name(used)};font-weight:{weight};src:url({address}) format('woff2')}}"


def font_subset(used: UsedFont) -> bytes:
    """The font with the letters it drew, as WOFF2; empty if there are none or its maker forbids embedding.

    What was cut beforehand holds more letters, and costs less than the half second of cutting.
    """
    if not used.letters:
        return b""
    latin = latin_font(used.raw, used.letters)
    if latin:
        return latin
    from argmap.render.font_cutting import cut_font  # late, as a map in Latin needs none

    return cut_font(used)
