"""The append-only log of a map, and what may be undone next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.core.change import Change

PIECE = 100  # records of a change


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
        self._read(entries)

    def _read(self, entries: Iterable[Entry]) -> None:
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
        self._read(kept)

    def taken_apart(self) -> Iterator[None]:
        """Let every entry go, one by one, and its records in pieces: one may name all of a large map."""
        while self._entries:
            pairs = [*self._entries.popitem()[1].change.pairs]
            yield
            while pairs:
                del pairs[-PIECE:]
                yield

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
