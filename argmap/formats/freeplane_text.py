"""The words of XHTML as mind maps hold it: paragraphs as lines, everything else without its marks."""

import re
from collections.abc import Iterable

from argmap.intake.xml_pieces import Begin, End, Piece, Text

BLOCKS = {"p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd", "dt"}
SKIPPED = {"head", "style", "script"}
DRAWN = re.compile(r"\s*<\s*html[^>]*>|\\(?:unparsed)?latex", re.IGNORECASE)
"""How a text begins that Freeplane draws as a page, with its pictures, or as a formula of LaTeX."""
FORMULA, GUARDED = "=", ("'=", "''")
"""How a text begins that it computes, and how an attribute begins that was guarded against that."""
ZERO = "\N{ZERO WIDTH SPACE}"
"""What stands before a text that it would take for one of these, where nothing else can say that it is none."""
SHIELDED = re.compile(f"{ZERO}*(?:{FORMULA}|{DRAWN.pattern})", re.IGNORECASE)
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


def rich(kind: str, words: str) -> list[Piece]:
    """Words that Freeplane shows as they are, as a paragraph for each line."""
    lines = (piece for line in words.split("\n") for piece in (Begin("p", {}, 0), Text(line), End("p")))
    outer = [Begin("richcontent", {"TYPE": kind}, 0), Begin("html", {}, 0), Begin("body", {}, 0)]
    return [*outer, *lines, End("body"), End("html"), End("richcontent")]


def guarded(value: str) -> str:
    """The value of an attribute that is no formula and no page, whatever it says."""
    is_special = value.startswith((FORMULA, *GUARDED)) or DRAWN.match(value.removeprefix("'"))
    return f"'{value}" if is_special else value


def unguarded(value: str) -> str:
    """What `guarded` made the value of."""
    return value[1:] if value.startswith(GUARDED) or (value[:1] == "'" and DRAWN.match(value[1:])) else value


def shielded(text: str) -> str:
    """A text that Freeplane takes for one wherever it stands, as in the outlines of others that it opens."""
    return ZERO + text if SHIELDED.match(text) else text


def unshielded(text: str) -> str:
    """What `shielded` made the text of."""
    return text[1:] if text.startswith(ZERO) and SHIELDED.match(text) else text
