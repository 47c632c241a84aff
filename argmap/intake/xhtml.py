"""XHTML made ready for a parser of HTML, which takes `<title/>` for the beginning of a title that never ends."""

import re
from html import escape

EMPTY_ELEMENT = re.compile(
    r"""<([A-Za-z][\w:.-]*+)((?:\s++[^\s=<>"'/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'))?+)*+)\s*+/>"""
)
BEGIN_DATA, END_DATA = "<![CDATA[", "]]>"
VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
}  # fmt: skip
"""The elements that HTML itself has no end tags for (HTML standard, 13.1.2)."""


def as_html(markup: str) -> str:
    """The same page with an end tag for each empty element, and character data as text. Damaged XML stays as it is."""
    return EMPTY_ELEMENT.sub(_with_end_tag, _with_data_as_text(markup))


def _with_end_tag(match: re.Match[str]) -> str:
    name, attributes = match[1], match[2]
    return match[0] if name.lower() in VOID else f"<{name}{attributes}></{name}>"


def _with_data_as_text(markup: str) -> str:
    before, *rest = markup.split(BEGIN_DATA)
    return before + "".join(map(_data_as_text, rest))


def _data_as_text(rest: str) -> str:
    data, end, after = rest.partition(END_DATA)
    return escape(data, quote=False) + after if end else BEGIN_DATA + rest
