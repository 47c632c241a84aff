"""JSON made wrong in what it says, its syntax kept: values exchanged, repeated, left out, or of an unexpected kind."""

import json
from copy import deepcopy
from random import Random
from typing import Any

ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**30, 1e308, "", " ", "\0", "\ud800", "f" * 32, "a\u202eb", [], {}, [[]], {"": ""}),
    *("http://[", "2020-13-45", "9" * 400, "x" * 20_000, [1, "a", None]),
)


def mutated_json(data: bytes, chooser: Random) -> bytes | None:
    """The JSON with one to four of its values changed; None for what is no JSON, or a plain value."""
    try:
        value = json.loads(data)
    except ValueError:
        return None
    if not isinstance(value, dict | list) or not value:
        return None
    for _ in range(chooser.choice((1, 1, 2, 4))):
        _change(value, chooser)
    return json.dumps(value, indent=chooser.choice((None, 1))).encode()


def _change(value: Any, chooser: Random) -> None:
    inner, key = _place(value, chooser)
    if key is None:
        return
    match chooser.randrange(5):
        case 0:
            del inner[key]
        case 1:
            other, other_key = _place(value, chooser)
            inner[key] = deepcopy(other[other_key] if other_key is not None else other)
        case 2 if isinstance(inner, list):
            inner += deepcopy(inner[key:] * chooser.choice((1, 3)))
        case 3 if isinstance(inner, dict):
            inner[chooser.choice(("id", "type", "a" * 3_000, "", "text"))] = inner.pop(key)
        case _:
            inner[key] = deepcopy(chooser.choice(ODD))


def _place(value: Any, chooser: Random) -> tuple[Any, Any]:
    """Somewhere in the value: what holds it, and its key or number there; None for what holds nothing."""
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not keys:
            return value, None
        key = chooser.choice(keys)
        if not isinstance(value[key], dict | list) or chooser.random() < 0.2:
            return value, key
        value = value[key]
