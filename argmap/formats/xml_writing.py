"""Elements of XML as text, and pieces of XML written again."""

import re
from collections.abc import Iterable, Mapping

from argmap.formats.xml_text import NO_XML, escaped
from argmap.intake.errors import FileTrouble
from argmap.intake.xml_pieces import Begin, Piece, Text, xml_pieces

NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
BETWEEN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


def text(said: str) -> str:
    """Between tags, where line ends and tabs stay what they are without being escaped."""
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", said).translate(BETWEEN)


def tag(name: str, attributes: Mapping[str, str], end: str = ">") -> str:
    """The tag that begins an element, or is all of it with "/>" as its end. What is no name of XML is left out."""
    said = (f' {key}="{escaped(one)}"' for key, one in attributes.items() if NAME.fullmatch(key))
    return f"<{name}{''.join(said)}{end}"


def written(pieces: Iterable[Piece]) -> str:
    """The pieces as XML."""
    return "".join(map(write_piece, pieces))


def write_piece(piece: Piece) -> str:
    match piece:
        case Begin():
            return tag(piece.name if NAME.fullmatch(piece.name) else "x", piece.attributes)
        case Text():
            return text(piece.text)
        case _:
            return f"</{piece.name if NAME.fullmatch(piece.name) else 'x'}>"


def pieces_of(kept: object) -> list[Piece]:
    """The pieces of XML that was kept for the way back; none if it is no sound XML."""
    if not isinstance(kept, str) or not kept:
        return []
    try:
        return list(xml_pieces(f"<x>{kept}</x>".encode(errors="replace"), ""))[1:-1]
    except FileTrouble:
        return []
