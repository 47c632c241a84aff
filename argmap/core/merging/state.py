"""What a merge knows while it runs: three maps, the draft of the fourth, what was dropped, and the conflicts so far."""

from dataclasses import replace
from typing import TypeVar

from argmap.core.document import NAMED_BY, Document, Records
from argmap.core.forgetting import forget
from argmap.core.merging.conflicts import Choice, Choose, Conflict, ConflictKind, Key, key_of
from argmap.core.merging.done import Done
from argmap.core.merging.noting import NotingDraft
from argmap.core.records import Premise, Record, RecordId

R = TypeVar("R", bound=Record)
ConflictKey = tuple[ConflictKind, Key]


class Merging:
    """A merge that is going on. All that asks which side did what treats both alike."""

    def __init__(self, base: Document, a: Document, b: Document, done: Done, choose: Choose) -> None:
        self.base = base
        self.sides = {Choice.A: a, Choice.B: b}
        self.done = done
        self.draft = NotingDraft(base)
        self.dropped: dict[Key, ConflictKey] = {}  # what cannot stand, and because of what
        self.loosened: set[RecordId] = set()  # cards whose place was dropped: they go to the tray
        self.refilled: set[RecordId] = set()  # steps to which cards were called back that stood elsewhere
        self._choose = choose
        self._conflicts: dict[ConflictKey, Conflict] = {}
        self._covered: dict[ConflictKey, dict[Key, None]] = {}

    def ask(self, conflict: Conflict) -> Choice:
        """How a conflict is to be settled; noted when it first comes up."""
        if conflict.key not in self._conflicts:
            self._conflicts[conflict.key] = replace(conflict, choice=self._choose(conflict))
            self.cover(conflict.key, conflict.record)
        return self._conflicts[conflict.key].choice

    def cover(self, cause: ConflictKey, record: Key) -> None:
        """Note that a record does not stand as some side left it, because of a conflict."""
        self._covered.setdefault(cause, {})[record] = None

    def conflicts(self) -> tuple[Conflict, ...]:
        """All conflicts, each with what it covers."""
        return tuple(replace(one, covers=tuple(sorted(self._covered[key]))) for key, one in self._conflicts.items())

    def cause_of(self, one: Record) -> ConflictKey | None:
        """The conflict because of which a record was dropped or says something else than a side; None without one."""
        filled = (ConflictKind.FIELDS, key_of(one))
        return self.dropped.get(key_of(one), filled if filled in self._conflicts else None)

    def side_without(self, record_type: type[Record], record_id: RecordId) -> Choice | None:
        """Which side took a record away that the other has; None if both have it, or neither."""
        without = [choice for choice, side in self.sides.items() if side.find(record_type, record_id) is None]
        return without[0] if len(without) == 1 else None

    def having(self, record_type: type[Record], record_id: RecordId) -> dict[Choice, Document]:
        """The sides that have a record; of one that both took away, the map that they come from."""
        sides = {choice: side for choice, side in self.sides.items() if side.find(record_type, record_id) is not None}
        return sides or {Choice.BOTH: self.base}

    def is_absent(self, one: Record) -> bool:
        """Whether a record is not in the draft, and could be."""
        return self.draft.find(type(one), one.id) is None and key_of(one) not in self.dropped

    def drop(self, one: Record, cause: ConflictKey) -> None:
        """Take a record away with all that cannot be without it; cards that lose a place by it go to the tray."""
        waiting: list[Record] = [one]
        while waiting:
            current = waiting.pop()
            if key_of(current) in self.dropped and self.is_gone(current):
                continue
            forget(self.draft, current)
            self.dropped[key_of(current)] = cause
            self.cover(cause, key_of(current))
            if isinstance(current, Premise):
                self.loosened.add(current.node_id)
            for record_type, name in NAMED_BY[type(current)]:
                waiting += self.draft.where(record_type, name, current.id)

    def versions(self, record_type: type[R], record_id: RecordId) -> list[R]:
        """A record as each of the maps has it, and the draft."""
        maps: list[Records] = [self.base, *self.sides.values(), self.draft]
        found = (one.find(record_type, record_id) for one in maps)
        return [one for one in found if one is not None]

    def is_gone(self, one: Record) -> bool:
        """Whether the draft has no record of that id."""
        return self.draft.find(type(one), one.id) is None
