"""Text as XML says it, between tags and in attributes alike, so that it reads back as it was."""

import json
import re

from argmap.formats.report import Tally

UNSAID = "XML cannot say a control character in it, which is written as �."
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
_TABLE = str.maketrans(REFERENCES)


def escaped(text: str) -> str:
    """The text fit to stand in XML: line ends and tabs stay what they are, and what XML cannot say becomes �."""
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", text).translate(_TABLE)


def is_sayable(text: str) -> bool:
    """Whether XML can say every character of the text."""
    return NO_XML.search(text) is None


def tell_unsaid(tally: Tally, place: str, *texts: str) -> None:
    """An entry if XML cannot say every character of the texts that stand there."""
    if not all(map(is_sayable, texts)):
        tally.approximate("texts", place, UNSAID)


def json_in_xml(value: object) -> str:
    """The value as JSON in which nothing stands that XML cannot say."""
    said = json.dumps(value, ensure_ascii=False)
    return NO_XML.sub(lambda one: f"\\u{ord(one[0]):04x}", said)
