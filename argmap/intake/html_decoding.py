"""The bytes of a web page to text, in the encoding a browser would take."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from argmap.intake.decoding import Decoded, decode, marked_encoding
from argmap.intake.encoding_labels import LABELS

PRESCAN = 1024  # bytes in which a page should say its encoding (HTML standard, 13.2.3.2)
HEAD = 65_536  # bytes in which browsers go on looking while the page's head lasts
CHARSET = re.compile(r"""charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"']+))""", re.IGNORECASE)
XML_DECLARATION = re.compile(r"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9_:.-]+)""")


def decode_html(data: bytes, name: str) -> Decoded:
    """A page's text: by its mark, else as it declares, else as any other text is decoded.

    Raises `UnknownEncoding`, naming the file `name`.
    """
    return decode(data, name, "" if marked_encoding(data)[0] else declared_encoding(data))


def declared_encoding(data: bytes) -> str:
    """Python's name of the encoding that a page declares, as browsers understand it; empty where none is known."""
    head = data[:HEAD].decode("latin-1")
    labels = [*_in_tags(head[:PRESCAN], "meta"), *_in_tags(head, "head meta"), *_in_xml(head)]
    return next((LABELS[label] for label in labels if label in LABELS), "")


def _in_tags(markup: str, selector: str) -> Iterator[str]:
    for tag in LexborHTMLParser(markup).css(selector):
        attributes = tag.attributes
        said = attributes.get("charset") or ""
        if not said and (attributes.get("http-equiv") or "").lower() == "content-type":
            match = CHARSET.search(attributes.get("content") or "")
            said = "" if match is None else match[1] or match[2] or match[3] or ""
        yield said.strip().lower()


def _in_xml(markup: str) -> Iterator[str]:
    match = XML_DECLARATION.match(markup)
    if match is not None:
        yield match[1].lower()
