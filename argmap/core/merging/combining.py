"""The first step of a merge: every record that some side changed, with what each side made of it."""

from dataclasses import replace
from typing import Any

from argmap.core.merging.conflicts import Choice, Conflict, ConflictKind, key_of
from argmap.core.merging.fields import Clash, merge_fields
from argmap.core.merging.state import ConflictKey, Merging
from argmap.core.records import Record
from argmap.core.stopping import Check, unchecked


def combine(merging: Merging, check: Check = unchecked) -> list[tuple[Record, ConflictKey]]:
    """Put what each side changed into the draft.

    Returns the records that one side took away and that are kept since the other changed them, with the conflict.
    """
    kept: list[tuple[Record, ConflictKey]] = []
    for record_type, record_id in merging.done.records:
        check()
        base, a, b = (side.find(record_type, record_id) for side in (merging.base, *merging.sides.values()))
        if a == b or b == base:
            _put(merging, base, a)
        elif a == base:
            _put(merging, base, b)
        elif a is not None and b is not None:
            merging.draft.put(_filled(merging, base, a, b))
        else:
            kept += _kept(merging, base, a, b)
    return kept


def _put(merging: Merging, base: Record | None, one: Record | None) -> None:
    if one is not None:
        merging.draft.put(one)
    elif base is not None:
        merging.draft.remove(base)


def _filled(merging: Merging, base: Record | None, a: Record, b: Record) -> Record:
    """A record that both sides changed or added."""
    merged, clash = merge_fields(base, a, b)
    if clash is None:
        return merged
    choice = merging.ask(_about_fields(base, a, clash))
    chosen = {Choice.BOTH: clash.both, Choice.A: clash.a, Choice.B: clash.b}[choice]
    return replace(merged, **dict[str, Any](zip(clash.fields, chosen, strict=True)))


def _about_fields(base: Record | None, a: Record, clash: Clash) -> Conflict:
    before = tuple(getattr(base, name) for name in clash.fields) if base is not None else ()
    return Conflict(ConflictKind.FIELDS, key_of(a), clash.fields, before, a=clash.a, b=clash.b, both=clash.both)


def _kept(
    merging: Merging, base: Record | None, a: Record | None, b: Record | None
) -> list[tuple[Record, ConflictKey]]:
    """A record that one side took away and the other changed."""
    one, remover = (a, Choice.B) if a is not None else (b, Choice.A)
    if one is None or base is None:
        return []
    conflict = Conflict(ConflictKind.REMOVED, key_of(one), removed_by=remover)
    if merging.ask(conflict) is remover:
        merging.draft.remove(base)
        merging.dropped[key_of(one)] = conflict.key
        return []
    merging.draft.put(one)
    return [(one, conflict.key)]
