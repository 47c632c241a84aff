"""The words of XHTML as mind maps hold it: paragraphs as lines, everything else without its marks."""

import re
from collections.abc import Iterable

from argmap.intake.xml_pieces import Begin, End, Piece, Text

BLOCKS = {"p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd", "dt"}
SKIPPED = {"head", "style", "script"}
PLAIN = "text"  # the element that holds words without marks
SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")


def plain(pieces: Iterable[Piece]) -> str:
    """The words, with a line for each paragraph, row and item."""
    pieces = list(pieces)
    if any(isinstance(piece, Begin) and piece.name == PLAIN for piece in pieces):
        return "".join(piece.text for piece in pieces if isinstance(piece, Text)).strip()
    lines: list[list[str]] = [[]]
    skipped = 0
    for piece in pieces:
        match piece:
            case Begin(name=name):
                skipped += name in SKIPPED
                lines += [[]] if name in BLOCKS or name == "br" else []
            case End(name=name):
                skipped -= name in SKIPPED
                lines += [[]] if name in BLOCKS else []
            case Text(text=said) if not skipped:
                lines[-1].append(said)
    stripped = (SPACES.sub(" ", "".join(line)).strip(" ") for line in lines)
    return "\n".join(line for line in stripped if line)
