"""The append-only log of a map, and what may be undone next. Undo is the inverse change, rebased on what stands now."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from argmap.core.change import Change, Pair
from argmap.core.document import INDEXED, REFERENCES, SOFT_REFERENCES, Document
from argmap.core.records import Record, RecordId


class EntryKind(StrEnum):
    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    RECEIVED = "received"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: what was actually applied. `of` is the number of the entry undone or redone."""

    number: int
    kind: EntryKind
    change: Change
    time: str  # ISO 8601, UTC
    author: str = ""
    of: int | None = None
    name: str = ""  # of a mark: the version's name


class History:
    """The log with its undo and redo stacks, which are read off the entries themselves."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries: dict[int, Entry] = {}
        self._undoable: list[int] = []
        self._redoable: list[int] = []
        self._last = 0
        for entry in entries:
            self.append(entry)

    @property
    def next_number(self) -> int:
        return self._last + 1

    def append(self, entry: Entry) -> None:
        """Log an entry that has become real."""
        self._last = max(self._last, entry.number)
        self._entries[entry.number] = entry
        match entry.kind:
            case EntryKind.DO:
                self._undoable.append(entry.number)
                self._redoable.clear()
            case EntryKind.UNDO:
                self._take(self._undoable, entry.of)
                self._redoable.append(entry.number)
            case EntryKind.REDO:
                self._take(self._redoable, entry.of)
                self._undoable.append(entry.number)

    def take_back(self, number: int) -> None:
        """Forget an entry that the disk refused, and all after it."""
        kept = [entry for entry in self._entries.values() if entry.number < number]
        self.__init__(kept)  # type: ignore[misc]  # the stacks are a reading of the entries

    def to_undo(self) -> Entry | None:
        """The entry that undo would take back."""
        return self._entries[self._undoable[-1]] if self._undoable else None

    def to_redo(self) -> Entry | None:
        """The undo entry that redo would take back."""
        return self._entries[self._redoable[-1]] if self._redoable else None

    def entries(self) -> list[Entry]:
        """All entries, oldest first."""
        return list(self._entries.values())

    @staticmethod
    def _take(stack: list[int], number: int | None) -> None:
        if number in stack:
            stack.remove(number)


def rebased_inverse(change: Change, document: Document) -> Change:
    """The inverse of `change` fitted to what stands now, field by field.

    A field that somebody has changed since keeps their value; a record that they still need is not taken away; one that
    could no longer stand is not brought back.
    """
    wanted = [(before, _as_now(after, document)) for before, after in change.pairs]
    pairs = [
        (now, _merged(before, after, now))
        for (before, now), (_, after) in zip(wanted, change.pairs, strict=True)
        if not (now is None and after is not None and before is not None)
    ]
    return Change(change.label, _settled([pair for pair in pairs if pair[0] != pair[1]], document))


def _as_now(one: Record | None, document: Document) -> Record | None:
    return document.find(type(one), one.id) if one is not None else None


def _merged(before: Record | None, after: Record | None, now: Record | None) -> Record | None:
    """What the record becomes when `before` → `after` is taken back from `now`."""
    if before is None or after is None or now is None:
        return before
    back = {
        field.name: getattr(before, field.name)
        for field in fields(now)
        if getattr(after, field.name) == getattr(now, field.name) != getattr(before, field.name)
    }
    return replace(now, **back) if back else now


def _settled(pairs: list[Pair], document: Document) -> tuple[Pair, ...]:
    """Leave out, until nothing changes, what would name a record that is not there or remove one that is named."""
    while True:
        state = _After(pairs, document)
        kept = [pair for pair in pairs if state.can_stand(pair)]
        if len(kept) == len(pairs):
            return tuple(kept)
        pairs = kept


class _After:
    """The document as it would be with the pairs applied."""

    def __init__(self, pairs: list[Pair], document: Document) -> None:
        self._document = document
        self._removed = {(type(before), before.id) for before, after in pairs if before is not None and after is None}
        self._put = {(type(after), after.id): after for _, after in pairs if after is not None}

    def can_stand(self, pair: Pair) -> bool:
        before, after = pair
        if after is not None:
            return self._names_only_what_stands(after)
        return before is None or not self._is_named(before)

    def _names_only_what_stands(self, one: Record) -> bool:
        return all(
            getattr(one, name) is None or self._stands(target, getattr(one, name))
            for name, target in REFERENCES.get(type(one), {}).items()
            if (type(one), name) not in SOFT_REFERENCES
        )

    def _stands(self, record_type: type[Record], record_id: RecordId) -> bool:
        key = (record_type, record_id)
        return key in self._put or (
            key not in self._removed and self._document.find(record_type, record_id) is not None
        )

    def _is_named(self, gone: Record) -> bool:
        for record_type, names in INDEXED.items():
            for name in names:
                if (
                    REFERENCES.get(record_type, {}).get(name) is not type(gone)
                    or (record_type, name) in SOFT_REFERENCES
                ):
                    continue
                if any(
                    self._still_names(one, name, gone.id) for one in self._document.where(record_type, name, gone.id)
                ):
                    return True
        return False

    def _still_names(self, one: Record, name: str, gone_id: RecordId) -> bool:
        key = (type(one), one.id)
        return key not in self._removed and getattr(self._put.get(key, one), name) == gone_id
