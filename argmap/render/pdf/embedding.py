"""The fonts of a file: of each the outlines that were drawn, how wide they are, and the letters they stand for.

ISO 32000-1, 9.7 (composite fonts), 9.8 (descriptors), 9.9 (embedded fonts) and 9.10 (extraction of text).
"""

import re
from collections.abc import Iterator, Sequence
from zlib import crc32

from argmap.render.font_use import number_at
from argmap.render.pdf.cff import emptied, glyph_numbers
from argmap.render.pdf.face import EM, Face
from argmap.render.pdf.file import PdfFile, utf16

SYSTEM = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
SYMBOLIC = 4  # letters beyond Latin may be in it
MOST_AT_ONCE = 100  # codes between two operators of a table
NOT_IN_NAMES = re.compile("[^A-Za-z0-9-]")
TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def add_font(file: PdfFile, face: Face) -> int:
    """Write the objects of a font; returns the number of the one that a page names."""
    kind, entry, program = _program(file, face)
    name = f"{_tag(face)}+{_name(face)}"
    said = f"/Type /FontDescriptor /FontName /{name} /Flags {SYMBOLIC} {_measures(face)} /{entry} {program} 0 R"
    descriptor = file.add(f"<< {said} >>")
    widths = " ".join(f"{int(code, 16)} [{face.advances[glyph]:.5g}]" for code, glyph, _ in face.coded())
    mapping = " /CIDToGIDMap /Identity" if kind == "CIDFontType2" else ""
    shared = f"/Type /Font /BaseFont /{name}"
    own = f"/Subtype /{kind}{mapping} /CIDSystemInfo {SYSTEM} /FontDescriptor {descriptor} 0 R /W [{widths}]"
    descendant = file.add(f"<< {shared} {own} >>")
    letters = file.add_stream("", TO_UNICODE.format(blocks="\n".join(_blocks(face))).encode("ascii"))
    whole = f"/Subtype /Type0 /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {letters} 0 R"
    return file.add(f"<< {shared} {whole} >>")


def _program(file: PdfFile, face: Face) -> tuple[str, str, int]:
    """Its kind, the entry that names its outlines, and their object."""
    table, glyphs = bytes(face.raw.fontTable("CFF ").data()), face.advances.keys()
    if table and not glyph_numbers(table):
        made, is_compact = emptied(table, glyphs), True
    else:
        from argmap.render.font_cutting import outlines  # late, as the map's own font needs none

        made, is_compact = outlines(face.raw, glyphs)
    if is_compact:
        return "CIDFontType0", "FontFile3", file.add_stream("/Subtype /CIDFontType0C", made)
    return "CIDFontType2", "FontFile2", file.add_stream(f"/Length1 {len(made)}", made)


def _tag(face: Face) -> str:
    """Six capitals that tell this part of a font from other parts of it."""
    number = crc32("".join(code for code, _, _ in face.coded()).encode("ascii"))
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))


def _name(face: Face) -> str:
    return NOT_IN_NAMES.sub("", f"{face.raw.familyName()}-{face.raw.styleName()}")


def _measures(face: Face) -> str:
    """Its box, and how high and bold its letters are, in thousandths of the size."""
    raw = face.raw
    scale = EM / number_at(raw, "head", 18)
    box = [_signed(number_at(raw, "head", place)) * scale for place in (36, 38, 40, 42)]
    heights = f"/Ascent {raw.ascent():.0f} /Descent {-raw.descent():.0f} /CapHeight {raw.capHeight():.0f}"
    return f"/FontBBox [{' '.join(f'{one:.0f}' for one in box)}] /ItalicAngle 0 {heights} /StemV {face.weight // 5}"


def _signed(number: int) -> int:
    return number - 0x10000 if number >= 0x8000 else number


def _blocks(face: Face) -> Iterator[str]:
    """The letters of each code."""
    lines = [f"<{code}> <{utf16(letters)}>" for code, _, letters in face.coded() if letters]
    for first in range(0, len(lines), MOST_AT_ONCE):
        yield _block(lines[first : first + MOST_AT_ONCE])


def _block(lines: Sequence[str]) -> str:
    return "\n".join([f"{len(lines)} beginbfchar", *lines, "endbfchar"])
