"""The fonts of an SVG, each a subset of the font that Qt drew with, embedded as WOFF2 under a name of its own."""

import base64
import io
import re
from collections.abc import Iterable

from PySide6.QtGui import QRawFont

from argmap.render.font_use import UsedFont
from argmap.render.fonts import FAMILIES
from argmap.render.latin_fonts import latin_font
from argmap.render.shaping import is_plain

OUTLINES = (
    "head",
    "hhea",
    "hmtx",
    "maxp",
    "name",
    "OS/2",
    "post",
    "cmap",
    "cvt",
    "fpgm",
    "prep",
    "loca",
    "glyf",
    "CFF",
)
LAYOUT = ("GDEF", "GSUB", "GPOS", "kern", "VORG", "vhea", "vmtx")
VARIATIONS = ("CFF2", "fvar", "avar", "gvar", "cvar", "HVAR", "VVAR", "MVAR", "STAT")
COLOURS = ("COLR", "CPAL", "CBDT", "CBLC", "sbix", "SVG")
PLAIN_FEATURES = ["kern", "mark", "mkmk"]  # `fonts` switches the others off where nothing has to join
MAY_NOT_EMBED = 0x0002  # a font's own word on it, in fsType
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
    return latin_font(used.raw, used.letters) or cut_font(used)


def cut_font(used: UsedFont) -> bytes:
    """The font with only the letters it drew, as WOFF2; empty if its maker forbids embedding."""
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]  # it has no types; it takes as long to import as a small map to draw
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has no types

    whole = TTFont(io.BytesIO(sfnt(used.raw)), lazy=True, recalcTimestamp=False)
    if whole["OS/2"].fsType & MAY_NOT_EMBED:
        return b""
    options = Options(hinting=False, name_IDs=[], notdef_outline=True, glyph_names=False, drop_tables=["DSIG"])
    if all(map(is_plain, used.letters)):
        options.layout_features = PLAIN_FEATURES
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(used.letters)))
    subsetter.subset(whole)
    whole.flavor = "woff2"
    made = io.BytesIO()
    whole.save(made)
    return made.getvalue()


def sfnt(raw: QRawFont) -> bytes:
    """The font file that Qt holds, put together from its tables (OpenType 1.9, "Table directory")."""
    tables = {
        tag.ljust(4): bytes(raw.fontTable(tag.ljust(4)).data()) for tag in (*OUTLINES, *LAYOUT, *VARIATIONS, *COLOURS)
    }
    tables = {tag: table for tag, table in sorted(tables.items()) if table}
    version = b"OTTO" if "CFF " in tables or "CFF2" in tables else b"\0\1\0\0"
    power = len(tables).bit_length() - 1
    head = version + b"".join(
        number.to_bytes(2, "big") for number in (len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    )
    directory, body, offset = head, b"", len(head) + 16 * len(tables)
    for tag, table in tables.items():
        place = offset + len(body)
        directory += tag.encode() + bytes(4) + place.to_bytes(4, "big") + len(table).to_bytes(4, "big")
        body += table + bytes(-len(table) % 4)
    return directory + body
