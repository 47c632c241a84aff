"""Which records two maps have otherwise, or one of them alone."""

from collections.abc import Iterable, Iterator

from argmap.core.document import Document
from argmap.core.records import RECORD_TYPES, Record, RecordId
from argmap.core.stopping import Check, unchecked

Kind = type[Record]


def unlike(
    one: Document, other: Document, kinds: Iterable[Kind] = RECORD_TYPES, check: Check = unchecked
) -> Iterator[tuple[Kind, RecordId]]:
    """The type and the id of each such record. `check` is called for each that is looked at."""
    for kind in kinds:
        for mine in one.all(kind):
            check()
            theirs = other.find(kind, mine.id)
            if theirs is not mine and theirs != mine:
                yield kind, mine.id
        for theirs in other.all(kind):
            check()
            if one.find(kind, theirs.id) is None:
                yield kind, theirs.id
