"""Right letters in the text of a PDF.

Where a font draws two letters with one glyph, Qt notes the last of them as the glyph's text: a Greek iota comes out as
a Latin one, a space as a tab. Which letters were drawn is known here, so that the tables can name those.
"""

import re

from PySide6.QtGui import QRawFont

from argmap.render.font_use import FontUse

TABLE = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
LIST = re.compile(rb"\[[^\]]*\]")
CODE = re.compile(rb"<([0-9A-Fa-f]{4})>")


def with_right_letters(file: bytes, use: FontUse) -> bytes:
    """The file with each wrong letter in its tables replaced; Qt leaves them uncompressed, and no length changes."""
    drawn = {letter for used in use.fonts.values() for letter in used.letters}
    named = {
        chr(int(code, 16))
        for table in TABLE.findall(file)
        for codes in LIST.findall(table)
        for code in CODE.findall(codes)
    }
    right: dict[str, str] = {}
    for used in use.fonts.values():
        right |= _right_letters(used.raw, named - drawn, used.letters)
    codes = {b"<%04X>" % ord(wrong): b"<%04X>" % ord(letter) for wrong, letter in right.items()}
    return TABLE.sub(lambda table: LIST.sub(lambda one: _replaced(one[0], codes), table[0]), file)


def _replaced(codes: bytes, right: dict[bytes, bytes]) -> bytes:
    return CODE.sub(lambda code: right.get(code[0].upper(), code[0]), codes)


def _right_letters(raw: QRawFont, wrong: set[str], drawn: set[str]) -> dict[str, str]:
    """For each letter that was not drawn, the drawn one that has its glyph in this font."""
    by_glyph = {_glyph(raw, letter): letter for letter in sorted(drawn, reverse=True) if ord(letter) <= 0xFFFF}
    glyphs = {letter: _glyph(raw, letter) for letter in wrong}
    return {letter: by_glyph[glyph] for letter, glyph in glyphs.items() if glyph and glyph in by_glyph}


def _glyph(raw: QRawFont, letter: str) -> int:
    return next(iter(raw.glyphIndexesForString(letter)), 0)
