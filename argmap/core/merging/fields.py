"""One record that both sides have changed, field by field."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from argmap.core.limits import NODE_TEXT, NOTE_TEXT
from argmap.core.records import Comment, MapInfo, Node, Rating, Record, Source, canonical_json
from argmap.core.things import things

LONG_TEXTS: dict[tuple[type[Record], str], int] = {
    (Node, "text"): NODE_TEXT,
    (Node, "notes"): NOTE_TEXT,
    (MapInfo, "task"): NOTE_TEXT,
    (MapInfo, "description"): NOTE_TEXT,
    (Source, "notes"): NOTE_TEXT,
    (Comment, "text"): NOTE_TEXT,
    (Rating, "note"): NOTE_TEXT,
}
"""Texts that can hold what both sides wrote, one below the other, and how long they may be."""


@dataclass(frozen=True, slots=True)
class Clash:
    """The fields that both sides filled differently, with what each says, and what keeps the most of both."""

    fields: tuple[str, ...]
    a: tuple[object, ...]
    b: tuple[object, ...]
    both: tuple[object, ...]


def merge_fields(base: Record | None, a: Record, b: Record) -> tuple[Record, Clash | None]:
    """The record with what each side changed; where they clash, as it keeps the most of both, and what clashes.

    Without `base` both sides added the record. What says the most does not depend on which side is which.
    """
    merged: dict[str, Any] = {}
    clashing: list[str] = []
    for names in things(type(a)):
        before, mine, theirs = (_values(one, names) for one in (base, a, b))
        if mine == theirs or theirs == before:
            merged |= mine
        elif mine == before:
            merged |= theirs
        elif len(names) == 1 and (joined := _without_clash(names[0], base, a, b)) is not None:
            merged[names[0]] = joined
        else:
            merged |= _settled(type(a), names, before, mine, theirs)
            clashing += [name for name in names if not mine[name] == theirs[name] == merged[name]]
    kept = replace(a, **merged)
    return kept, _clash(clashing, a, b, kept) if clashing else None


def _clash(names: list[str], a: Record, b: Record, kept: Record) -> Clash:
    mine, theirs, both = (tuple(getattr(one, name) for name in names) for one in (a, b, kept))
    return Clash(tuple(names), mine, theirs, both)


def _values(one: Record | None, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names} if one is not None else {}


def _without_clash(name: str, base: Record | None, a: Record, b: Record) -> object | None:
    """What both sides make of a field that holds several things: tags, or the parts of a reference."""
    before, mine, theirs = (getattr(one, name, None) for one in (base, a, b))
    if isinstance(a, Node) and name == "tags":
        return _union(before or (), mine or (), theirs or ())
    if isinstance(a, Source) and name == "citation":
        parts = _parts(*(json.loads(one or "{}") for one in (before, mine, theirs)))
        return canonical_json(parts) if parts is not None else None
    return None


def _union(before: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    kept = [one for one in before if one in mine and one in theirs]
    return (*kept, *sorted({*mine, *theirs} - {*before}))


def _parts(before: Any, mine: Any, theirs: Any) -> dict[str, object] | None:  # noqa: ANN401  # whatever JSON says
    """The parts as each side changed them; None if they changed the same one differently."""
    if not all(isinstance(one, dict) for one in (before, mine, theirs)):
        return None
    parts: dict[str, object] = {}
    for name in sorted(before.keys() | mine.keys() | theirs.keys()):
        was, one, other = (some.get(name) for some in (before, mine, theirs))
        if one != other and was not in (one, other):
            return None
        part = other if one == was else one
        parts |= {name: part} if part is not None else {}
    return parts


def _settled(
    record_type: type[Record],
    names: tuple[str, ...],
    before: Mapping[str, object],
    mine: Mapping[str, object],
    theirs: Mapping[str, object],
) -> Mapping[str, object]:
    """What stands of two values: both long texts, of two places in an order the first, else what there was before."""
    name = names[0]
    choices = sorted((mine, theirs), key=lambda values: canonical_json([str(values[name]) for name in names]))
    if name == "order_key":
        return next(values for values in choices if values[name])
    most = LONG_TEXTS.get((record_type, name))
    if most is not None:
        text = "\n\n".join(str(values[name]) for values in choices if values[name])
        if len(text) <= most:
            return {name: text}
    return before or choices[0]
