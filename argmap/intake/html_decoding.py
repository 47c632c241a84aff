"""The bytes of a web page to text, in the encoding a browser would take."""

import codecs
import re

from argmap.intake.decoding import Decoded, decode, marked_encoding

PRESCAN = 1024  # bytes in which a page must say its encoding (HTML standard, 13.2.3.2)
COMMENT = re.compile(rb"<!--.*?(?:-->|$)", re.DOTALL)
META = re.compile(rb"<meta[\s/]([^>]*)", re.IGNORECASE)
CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
XML_DECLARATION = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9_:.-]+)""")

MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",  # a page whose own words could be read as ASCII cannot be in it
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
"""What browsers take for a name, where it is not what Python takes (WHATWG Encoding standard, 4.2)."""

AS_NAMED = {"utf-8", "cp866", "cp874", "cp932", "cp949", "gb18030", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"}
AS_NAMED |= {f"cp{number}" for number in range(1250, 1259)} | {f"iso8859-{number}" for number in range(2, 17)}
AS_NAMED |= {"euc_jp", "iso2022_jp", "big5hkscs"}
OWN_NAMES = {"x-sjis": "cp932", "x-gbk": "gb18030", "x-cp1252": "cp1252", "iso-8859-8-i": "iso8859-8"}


def decode_html(data: bytes, name: str) -> Decoded:
    """A page's text: by its mark, else as it declares in its first 1,024 bytes, else as any other text is decoded.

    Raises `UnknownEncoding`, naming the file `name`.
    """
    return decode(data, name, "" if marked_encoding(data)[0] else declared_encoding(data))


def declared_encoding(data: bytes) -> str:
    """Python's name of the encoding that a page declares, as browsers understand it; empty where none is known."""
    head = COMMENT.sub(b"", data[:PRESCAN])
    labels = [match[1] for tag in META.finditer(head) if (match := CHARSET.search(tag[1]))]
    labels += XML_DECLARATION.findall(head)
    return next((known for label in labels if (known := _known(label.decode("ascii").lower()))), "")


def _known(label: str) -> str:
    try:
        name = codecs.lookup(OWN_NAMES.get(label, label)).name
    except LookupError:
        return ""
    name = MEANT.get(name, name)
    return name if name in AS_NAMED else ""
