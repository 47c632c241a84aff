"""Text as XML says it, between tags and in attributes alike, so that it reads back as it was."""

import json
import re
from collections.abc import Iterable

from argmap.formats.report import Tally

UNSAID = "XML cannot say a control character in it, which is written as �."
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NAME_CHARACTERS = (
    "-.:0-9A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
"""Of which names and tokens are made (XML 1.0, fifth edition, productions 4a and 7)."""
TOKEN = re.compile(f"[{NAME_CHARACTERS}]+")
NO_TOKEN = re.compile(f"[^{NAME_CHARACTERS}]")
REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
"""In the order in which they are put: what is put has an ampersand of its own."""
AT_ONCE = 100_000  # characters, with which no other thread has the interpreter


def escaped(text: str) -> str:
    """The text fit to stand in XML: line ends and tabs stay what they are, and what XML cannot say becomes �."""
    if len(text) > AT_ONCE:
        return "".join(escaped(text[start : start + AT_ONCE]) for start in range(0, len(text), AT_ONCE))
    text = NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    for sign, reference in REFERENCES.items():
        text = text.replace(sign, reference)
    return text


def is_sayable(text: str) -> bool:
    """Whether XML can say every character of the text."""
    return not any(NO_XML.search(text, start, start + AT_ONCE) for start in range(0, len(text), AT_ONCE))


def is_token(text: str) -> bool:
    """Whether the text is an NMTOKEN, as schemas ask ids and names to be."""
    return TOKEN.fullmatch(text) is not None


def as_token(text: str) -> str:
    """The text with a low line for what no token holds; never empty."""
    return NO_TOKEN.sub("_", text) or "_"


def tell_unsaid(tally: Tally, place: str, *texts: str) -> None:
    """An entry if XML cannot say every character of the texts that stand there."""
    if not all(map(is_sayable, texts)):
        tally.approximate("texts", place, UNSAID)


def list_in_xml(values: Iterable[object]) -> str:
    """The list as JSON in which nothing stands that XML cannot say."""
    return f"[{', '.join(map(_json_in_xml, values))}]"


def _json_in_xml(value: object) -> str:
    said = json.dumps(value, ensure_ascii=False)
    return NO_XML.sub(lambda one: f"\\u{ord(one[0]):04x}", said)
