"""Bytes to what JSON says, and no more than JSON allows: trouble is named with its line and column."""

import json
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NoReturn

from argmap.intake.decoding import marked_encoding
from argmap.intake.errors import BrokenJson, EmptyImport

DEEP = 20_000  # calls in one another, of which each object and each list in JSON takes up to two
STACK = 64 * 1024 * 1024  # bytes in which so many have room


def parse_json(data: bytes, name: str, is_deep: bool = False) -> Any:  # noqa: ANN401  # JSON is of any shape until it is validated
    """The value that the JSON in `data` says. `name` is the file's, for the sentence.

    `is_deep` is for formats in which a map nests as deep as its longest row of cards.
    Raises `EmptyImport` or `BrokenJson`: no Unicode, broken syntax, NaN or infinity, a field said twice in one object,
    or nesting that no map needs.
    """
    text = _text_of(data, name)
    if not text.strip():
        raise EmptyImport(name)
    try:
        return _decoded(text, is_deep)
    except json.JSONDecodeError as error:
        raise BrokenJson(name, _placed(error)) from error
    except ValueError as error:
        raise BrokenJson(name, "a number in it is too long" if "digits" in str(error) else str(error)) from error
    except RecursionError as error:
        raise BrokenJson(name, "it is nested too deeply") from error


def _decoded(text: str, is_deep: bool) -> Any:  # noqa: ANN401  # as above
    decoder = json.JSONDecoder(
        object_pairs_hook=_object, parse_constant=_refuse_constant, parse_float=_finite, parse_int=int
    )
    try:
        return decoder.decode(text)
    except RecursionError:
        if not is_deep:
            raise
        return _decoded_deep(text, decoder)


def _decoded_deep(text: str, decoder: json.JSONDecoder) -> Any:  # noqa: ANN401  # as above
    """On a thread whose stack has the room for it."""
    usual, stack = sys.getrecursionlimit(), threading.stack_size(STACK)
    sys.setrecursionlimit(DEEP)
    try:
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(decoder.decode, text).result()
    finally:
        sys.setrecursionlimit(usual)
        threading.stack_size(stack)


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
