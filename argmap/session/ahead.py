"""A step of an open map that is made in a copy of it, on a thread; the map then changes places with the copy."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.history import Entry, EntryKind
from argmap.core.records import Record, Sha256
from argmap.core.tree import Touched, Tree
from argmap.core.undoing import rebased_inverse
from argmap.core.validity import refuse_deep, refuse_untrue

Edit = Callable[[Document], Change]
BETWEEN = 1_000  # records that are copied before it is asked again whether the step is still wanted


def unchecked() -> None:
    """It is not to be stopped."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is wanted of a map: an edit of its document, to be logged as this kind; `of` is the entry it reverses."""

    edit: Edit
    kind: EntryKind = EntryKind.DO
    of: int | None = None
    originals: Mapping[Sha256, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a map is after a step; `revision` is that of the session from which it was copied."""

    revision: int
    change: Change
    touched: Touched
    tree: Tree


def reversal(entry: Entry, kind: EntryKind) -> Step:
    """The step that undoes an entry, or makes one again that was undone: fitted to what stands then."""
    change = entry.change
    return Step(lambda document: rebased_inverse(change, document), kind, entry.number)


def made_ahead(records: Iterable[Record], revision: int, edit: Edit, check: Callable[[], None] = unchecked) -> Ahead:
    """Make an edit in a copy. Raises as `Session.commit` does, and what `check` raises to stop it."""
    tree = Tree(Document(_copied(records, check)))
    check()
    change = edit(tree.document)
    check()
    tree.document.apply(change)
    touched = tree.update(change)
    refuse_untrue(tree.document, change)
    refuse_deep(tree.document, change)
    return Ahead(revision, change, touched, tree)


def _copied(records: Iterable[Record], check: Callable[[], None]) -> Iterator[Record]:
    for number, one in enumerate(records):
        if number % BETWEEN == 0:
            check()
        yield one
