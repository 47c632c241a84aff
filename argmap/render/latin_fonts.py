"""The shipped fonts cut down to Latin once and for all, so that a picture in Latin need not wait for it to be done.

`scripts/cut_fonts.py` makes the files.
"""

from pathlib import Path

from PySide6.QtGui import QRawFont

from argmap.resources import resource_path

PUNCTUATION = "‐‑–—―‘’‚“”„†‡•…‰‹›€™←↑→↓−≈≠≤≥␣"
LATIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C)))) | set(PUNCTUATION)
"""Letters of the European languages in Latin script, with what stands between them."""


def latin_path(raw: QRawFont) -> Path:
    """Where the Latin letters of this font lie, as WOFF2; no file is there if it is not one of the shipped fonts.

    The checksum of the whole font (OpenType 1.9, "head") keeps another version of it apart.
    """
    checksum = bytes(raw.fontTable("head").data())[8:12].hex()
    style = raw.styleName().replace(" ", "")
    return resource_path(f"fonts/latin/{raw.familyName()}-{style}-{checksum}.woff2")


def latin_font(raw: QRawFont, letters: set[str]) -> bytes:
    """The font with Latin letters, these among them, as WOFF2; empty if that is not at hand."""
    path = latin_path(raw)
    return path.read_bytes() if letters <= LATIN and path.is_file() else b""
