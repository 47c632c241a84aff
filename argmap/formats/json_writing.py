"""JSON of large values. It is made in pieces, as no other thread has the interpreter while one is made."""

from collections.abc import Iterator
from typing import Any

from pydantic_core import to_json

AT_ONCE = 500  # things of a list
DEEP = 2  # so deep lists are looked for that may be long


def indented(value: Any) -> bytes:  # noqa: ANN401  # whatever JSON can say, and records
    """The value as JSON in UTF-8, indented by one space, as `to_json` writes it, with a line end.

    The value is used up: its long lists are empty in the end, as to free them at once takes as long.
    """
    return b"".join(_pieces(value, 0)) + b"\n"


def _pieces(value: Any, depth: int) -> Iterator[bytes]:  # noqa: ANN401  # see `indented`
    line = b"\n" + b" " * depth
    if isinstance(value, dict) and value and depth < DEEP:
        for number, (key, one) in enumerate(value.items()):
            yield (b"," if number else b"{") + line + b" " + to_json(key) + b": "
            yield from _pieces(one, depth + 1)
        yield line + b"}"
    elif isinstance(value, list) and len(value) > AT_ONCE:
        sign = b"["
        while value:
            yield sign + to_json(value[:AT_ONCE], indent=1)[1:-2].replace(b"\n", line)
            del value[:AT_ONCE]
            sign = b","
        yield line + b"]"
    else:
        yield to_json(value, indent=1).replace(b"\n", line)
