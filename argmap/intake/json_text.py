"""Bytes to what JSON says, and no more than JSON allows: trouble is named with its line and column."""

import json
from typing import Any, NoReturn

from argmap.intake.decoding import marked_encoding
from argmap.intake.errors import BrokenJson, EmptyImport


def parse_json(data: bytes, name: str) -> Any:  # noqa: ANN401  # JSON is of any shape until it is validated
    """The value that the JSON in `data` says. `name` is the file's, for the sentence.

    Raises `EmptyImport` or `BrokenJson`: no Unicode, broken syntax, NaN or infinity, a field said twice in one object,
    or nesting that no map needs.
    """
    text = _text_of(data, name)
    if not text.strip():
        raise EmptyImport(name)
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=_refuse_constant, parse_float=_finite, parse_int=int
        )
    except json.JSONDecodeError as error:
        raise BrokenJson(name, _placed(error)) from error
    except ValueError as error:
        raise BrokenJson(name, "a number in it is too long" if "digits" in str(error) else str(error)) from error
    except RecursionError as error:
        raise BrokenJson(name, "it is nested too deeply") from error


def _text_of(data: bytes, name: str) -> str:
    encoding, mark_length = marked_encoding(data)
    try:
        return data[mark_length:].decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, mark_length + error.start) + 1
        raise BrokenJson(name, f"line {line:,} holds bytes that are no UTF-8") from error


def _placed(error: json.JSONDecodeError) -> str:
    said = error.msg[:1].lower() + error.msg[1:]
    return f"line {error.lineno:,}, column {error.colno:,}: {said}"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{twice[:80]}” stands twice in one object")
    return found


def _refuse_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise ValueError("a number in it is too large")
    return number
