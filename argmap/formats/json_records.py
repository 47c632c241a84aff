"""JSON objects to records and back: which list holds which record, and what is wrong with an entry, by its place."""

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, to_json

from argmap.core.records import (
    Answer,
    Comment,
    Exercise,
    Foreign,
    Inference,
    MapInfo,
    Node,
    Passage,
    PassageLink,
    Premise,
    Rating,
    Record,
    Source,
    SourceText,
    canonical_json,
)

LISTS: dict[str, type[Record]] = {
    "nodes": Node,
    "inferences": Inference,
    "premises": Premise,
    "sources": Source,
    "source_texts": SourceText,
    "passages": Passage,
    "passage_links": PassageLink,
    "ratings": Rating,
    "comments": Comment,
    "answers": Answer,
    "foreign": Foreign,
    "exercises": Exercise,
}
"""The lists of argmap JSON in their order; `map_info` stands before them as one object."""

OPEN_DATA: dict[type[Record], tuple[str, ...]] = {
    MapInfo: ("rules",),
    Source: ("citation",),
    Foreign: ("data",),
    Exercise: ("rubric", "hints", "proofs"),
}
"""The fields of a record that are JSON text in memory and any JSON value in the file."""

ADAPTERS: dict[type[Record], TypeAdapter[list[Record]]] = {
    record_type: TypeAdapter(list[record_type])  # type: ignore[valid-type]  # a type as value
    for record_type in (MapInfo, *LISTS.values())
}
FIELDS = {record_type: tuple(one.name for one in fields(record_type)) for record_type in ADAPTERS}
NESTING = 100  # levels of open data
_PATTERNS: dict[str, str] = {
    "^[0-9a-f]{32}$": "is not an id of 32 hexadecimal digits in lower case",
    "^[0-9a-f]{64}$": "is not a SHA-256 of 64 hexadecimal digits in lower case",
    "^[0-9A-Za-z]*$": "holds more than plain letters and digits",
}
WORDS: dict[str, Callable[[Any, dict[str, Any]], str]] = {
    "missing": lambda value, limits: "is missing",
    "unexpected_keyword_argument": lambda value, limits: "is not a field of argmap JSON",
    "string_too_long": lambda value, limits: (
        f"has {len(value):,} characters; at most {limits['max_length']:,} are allowed"
    ),
    "string_type": lambda value, limits: "is not a text",
    "bool_type": lambda value, limits: "is neither true nor false",
    "int_type": lambda value, limits: "is not a whole number",
    "float_type": lambda value, limits: "is not a number",
    "tuple_type": lambda value, limits: "is not a list",
    "enum": lambda value, limits: f"is not {limits['expected'].replace(chr(39), '')}",
    "greater_than_equal": lambda value, limits: f"is less than {limits['ge']}",
    "dataclass_type": lambda value, limits: "is not an object",
    "string_pattern_mismatch": lambda value, limits: _PATTERNS.get(limits["pattern"], "has an unexpected form"),
    "value_error": lambda value, limits: str(limits["error"]),
}


def read_entries(list_name: str, record_type: type[Record], entries: Sequence[Any]) -> tuple[list[Record], list[str]]:
    """The records that JSON values say, or no record and what is wrong with which value, by place."""
    prepared, problems = _prepared(list_name, record_type, entries)
    if problems:
        return [], problems
    try:
        return ADAPTERS[record_type].validate_json(to_json(prepared), strict=True), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        return [], [_said(list_name, prepared, detail) for detail in details]
    except ValueError:  # what cannot be written as JSON again
        return [], [f"{list_name}[{index}] {words}" for index, one in enumerate(prepared) if (words := _unsound(one))]


def written(one: Record) -> Record | dict[str, Any]:
    """A record as what `to_json` makes a JSON object of, its fields in their order: itself, if it has no open data."""
    names = OPEN_DATA.get(type(one))
    if names is None:
        return one
    values = {name: getattr(one, name) for name in FIELDS[type(one)]}
    return values | {name: json.loads(values[name]) for name in names}


def nesting(value: object) -> int:
    """How many lists and objects stand within each other, the value itself included."""
    deepest = 0
    waiting = [(value, 1)]
    while waiting:
        one, level = waiting.pop()
        if isinstance(one, dict | list):
            deepest = max(deepest, level)
            waiting += [(inner, level + 1) for inner in (one.values() if isinstance(one, dict) else one)]
    return deepest


def _prepared(list_name: str, record_type: type[Record], entries: Sequence[Any]) -> tuple[Sequence[Any], list[str]]:
    """The entries with their open data as text, and what is nested too deeply for that, by place."""
    names = OPEN_DATA.get(record_type)
    if names is None:
        return entries, []
    prepared: list[Any] = []
    problems: list[str] = []
    for index, entry in enumerate(entries):
        try:
            prepared.append(_with_open_text(names, entry))
        except ValueError as error:
            problems.append(f"{_place(list_name, index)}.{error}")
    return prepared, problems


def _with_open_text(names: Sequence[str], entry: object) -> object:
    """The entry with its open data as canonical text. Raises `ValueError` for a field that is nested too deeply."""
    if not isinstance(entry, dict):
        return entry
    said = [name for name in names if name in entry]
    for name in said:
        if nesting(entry[name]) > NESTING:
            raise ValueError(f"{name} is nested too deeply")
    return entry | {name: canonical_json(entry[name]) for name in said}


def _said(list_name: str, entries: Sequence[Any], detail: ErrorDetails) -> str:
    """One problem in words, behind its place."""
    index, *path = detail["loc"]
    value = _value_at(entries[int(index)], path)
    words = WORDS.get(detail["type"])
    limits = detail.get("ctx", {})
    said = words(value, limits) if words is not None else detail["msg"][:1].lower() + detail["msg"][1:]
    inside = "".join(f"[{step}]" if isinstance(step, int) else f".{step[:80]}" for step in path)
    return f"{_place(list_name, index)}{inside} {said}"


def _place(list_name: str, index: int | str) -> str:
    return f"{list_name}[{index}]" if list_name != "map_info" else list_name


def _value_at(value: Any, path: Sequence[str | int]) -> Any:  # noqa: ANN401  # a value of foreign JSON
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _unsound(entry: object) -> str:
    """What keeps a value of foreign JSON from being written again: half a character, or nesting beyond all need."""
    try:
        to_json(entry)
    except ValueError:
        return "is nested too deeply" if nesting(entry) > NESTING else "holds half of a character (a lone surrogate)"
    return ""
