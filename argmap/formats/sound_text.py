"""Foreign text and data made fit for the records, which hold no NUL and no lone surrogate."""

import re

from argmap.core.records import canonical_json

NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")  # in JSON: not where the backslash is itself one that is written

NESTED = 200  # objects and lists in one another, in open data that is kept
TOO_DEEP = "It is nested too deeply to be kept."


def sound(text: str) -> str:
    """The text without what no record holds: NUL and lone surrogates become U+FFFD."""
    if text.isascii() and "\0" not in text:
        return text
    return text.replace("\0", "�").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def sound_json(data: object) -> str:
    """Open data as the records hold it: canonical JSON without what `sound` takes away."""
    return sound(NUL.sub("\\1�", canonical_json(data)))


def is_too_deep(data: object) -> bool:
    """Whether open data nests deeper than whoever reads it again has room for."""
    row, depth = [data], 0
    while row and depth <= NESTED:
        inside = (one.values() if isinstance(one, dict) else one for one in row if isinstance(one, dict | list))
        row, depth = [value for values in inside for value in values], depth + 1
    return bool(row)
