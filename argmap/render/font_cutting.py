"""A font cut down to the letters that were drawn with it. Takes as long to import as a small map to draw."""

import io
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]  # it has no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has no types
from PySide6.QtGui import QRawFont

from argmap.render.font_use import UsedFont, may_be_embedded
from argmap.render.shaping import is_plain

OUTLINES = ("head", "hhea", "hmtx", "maxp", "cvt", "fpgm", "prep", "loca", "glyf", "CFF")
COMPACT = ("head", "maxp", "CFF")
NAMES = ("name", "OS/2", "post", "cmap")
LAYOUT = ("GDEF", "GSUB", "GPOS", "kern", "VORG", "vhea", "vmtx")
VARIATIONS = ("CFF2", "fvar", "avar", "gvar", "cvar", "HVAR", "VVAR", "MVAR", "STAT")
COLOURS = ("COLR", "CPAL", "CBDT", "CBLC", "sbix", "SVG")
ALL = (*OUTLINES, *NAMES, *LAYOUT, *VARIATIONS, *COLOURS)
PLAIN_FEATURES = ["kern", "mark", "mkmk"]  # `fonts` switches the others off where nothing has to join


def cut_font(used: UsedFont) -> bytes:
    """The font with only the letters it drew, as WOFF2; empty if its maker forbids embedding."""
    if not may_be_embedded(used.raw):
        return b""
    options = Options(hinting=False, desubroutinize=True, name_IDs=[], notdef_outline=True, glyph_names=False)
    if all(map(is_plain, used.letters)):
        options.layout_features = PLAIN_FEATURES
    with opened(used.raw, ALL) as whole:
        subsetter = Subsetter(options)
        subsetter.populate(text="".join(sorted(used.letters)))
        subsetter.subset(whole)
        whole.flavor = "woff2"
        return _saved(whole)


def outlines(raw: QRawFont, glyphs: Collection[int]) -> tuple[bytes, bool]:
    """The outlines of these glyphs, and whether they are in the Compact Font Format.

    If so they are a table by itself, in which each keeps the number that the font gives it. Else they are a font file,
    in which each keeps its place. One whose weight varies is held at its own.
    """
    is_compact = raw.fontTable("CFF ").size() > 0
    options = Options(notdef_outline=True, desubroutinize=True, retain_gids=not is_compact)
    with opened(raw, COMPACT if is_compact else (*OUTLINES, *NAMES, *VARIATIONS)) as whole:
        subsetter = Subsetter(options)
        subsetter.populate(gids=glyphs)
        subsetter.subset(whole)
        if "fvar" in whole:
            _hold_weight(whole, int(raw.weight()))
        return (whole["CFF "].compile(whole), True) if "CFF " in whole else (_saved(whole), False)


@contextmanager
def opened(raw: QRawFont, tables: Iterable[str]) -> Iterator[TTFont]:
    """These tables of the font that Qt holds, for fontTools.

    What it was read from is let go at the end. Its objects know each other, so that else it would stay until they are
    collected: 30 MB of an East Asian font, each time.
    """
    with TTFont(io.BytesIO(sfnt(raw, tables)), lazy=True, recalcTimestamp=False) as whole:
        yield whole
        if "CFF " in whole:
            whole["CFF "].cff.topDictIndex.file.close()


def _hold_weight(whole: TTFont, weight: int) -> None:
    """Make a font whose weight varies one that has this weight."""
    from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]  # as above

    places = {axis.axisTag: axis.defaultValue for axis in whole["fvar"].axes}
    if "wght" in places:
        places["wght"] = weight
    instantiateVariableFont(whole, places, inplace=True, downgradeCFF2="CFF2" in whole)


def _saved(whole: TTFont) -> bytes:
    made = io.BytesIO()
    whole.save(made)
    return made.getvalue()


def sfnt(raw: QRawFont, wanted: Iterable[str] = ALL) -> bytes:
    """The font file that Qt holds, put together from its tables (OpenType 1.9, "Table directory")."""
    found = {tag: bytes(raw.fontTable(tag).data()) for tag in sorted(tag.ljust(4) for tag in wanted)}
    tables = {tag: table for tag, table in found.items() if table}
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
