"""What two sides of a merge did that cannot both be, and how it was settled."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from argmap.core.records import Record, RecordId


class Choice(StrEnum):
    """How a conflict is settled: by what keeps the most of both sides, or by what one side did."""

    BOTH = "both"
    A = "a"
    B = "b"


OTHER = {Choice.A: Choice.B, Choice.B: Choice.A}


class ConflictKind(StrEnum):
    FIELDS = "fields"  # both filled the same fields of one record, differently
    REMOVED = "removed"  # one took away what the other changed, or put something upon
    PLACES = "places"  # both took a card from where it stood, and put it elsewhere
    LAST_REASON = "last_reason"  # each took away some of the reasons of a step, together all
    LAST_PLACE = "last_place"  # each took a card from some of its places, together from all
    CIRCLE = "circle"  # each moved a card below one of the other's
    VERSIONS = "versions"  # both added a version of one number to a source


Key = tuple[str, RecordId]
"""A record by the name of its type and its id."""


def key_of(one: Record) -> Key:
    return type(one).__name__, one.id


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict about one record; of `fields` there are the values in each map, and those that keep the most.

    `removed_by` is who took something away. `covers` names every record in which something of either side does not
    stand as that side left it, because of this conflict.
    """

    kind: ConflictKind
    record: Key
    fields: tuple[str, ...] = ()
    base: tuple[object, ...] = ()
    a: tuple[object, ...] = ()
    b: tuple[object, ...] = ()
    both: tuple[object, ...] = ()
    removed_by: Choice | None = None
    choice: Choice = Choice.BOTH
    covers: tuple[Key, ...] = ()

    @property
    def result(self) -> tuple[object, ...]:
        """The values that `fields` have now."""
        return {Choice.BOTH: self.both, Choice.A: self.a, Choice.B: self.b}[self.choice]

    @property
    def key(self) -> tuple[ConflictKind, Key]:
        """By which it is known again when the same maps are merged with other choices."""
        return self.kind, self.record


Choose = Callable[[Conflict], Choice]
"""Asked once about every conflict."""


def both(_: Conflict) -> Choice:
    """Keep of both sides what can be kept."""
    return Choice.BOTH
