"""Text out of a citation, whatever somebody put there: one line, without the mark-up of reference managers."""

import re
from collections.abc import Mapping

from argmap.core.limits import SHORT_TEXT

MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)


def text_in(said: Mapping[str, object], variable: str) -> str:
    """The variable as a line of text; empty if it is neither text nor a number."""
    value = said.get(variable)
    return plain(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def plain(text: str) -> str:
    """The words on one line, at most `SHORT_TEXT` characters of them."""
    return " ".join(MARKUP.sub("", text[: 2 * SHORT_TEXT]).split())[:SHORT_TEXT]
