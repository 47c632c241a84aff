"""The value of a BibTeX field: braces, quotes, numbers and abbreviations, joined by #."""

import re
from collections.abc import Iterator, Mapping

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def value_of(raw: str, abbreviations: Mapping[str, str]) -> str:
    """The text of a raw value; an abbreviation that nobody defined stands for itself."""
    return "".join(_resolved(part.strip(), abbreviations) for part in split_outside(raw, "#"))


def _resolved(part: str, abbreviations: Mapping[str, str]) -> str:
    if part[:1] in ("{", '"'):
        return part[1:-1]
    return abbreviations.get(part.lower(), part)


def split_outside(text: str, separator: str) -> Iterator[str]:
    """The parts of `text` between matches of the pattern `separator` outside braces and outside a quoted value."""
    begin, depth, quoted = 0, 0, False
    for match in re.finditer(rf'\\.|[{{}}"]|{separator}', text, re.DOTALL | re.IGNORECASE):
        sign = match[0]
        if sign in "{}":
            depth += 1 if sign == "{" else -1
        elif sign == '"':
            quoted = not quoted if separator == "#" and not depth else quoted
        elif not sign.startswith("\\") and depth <= 0 and not quoted:
            yield text[begin : match.start()]
            begin = match.end()
    yield text[begin:]
