"""A draft: a document with edits laid over it, read like a document and turned into one change at the end."""

from collections.abc import Iterable, Iterator, Set
from typing import Any, TypeVar

from argmap.core.change import Change, Label
from argmap.core.document import INDEXED, Document
from argmap.core.records import Node, Record, RecordId

R = TypeVar("R", bound=Record)


class Draft:
    """Collects records put and removed. The document below is never touched."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._edited: dict[type[Any], dict[RecordId, Any]] = {}
        self._naming: dict[tuple[type[Any], str, RecordId], dict[RecordId, None]] = {}

    def put(self, *records: Record) -> None:
        """Add records, or replace those of the same id."""
        for one in records:
            self._forget(one)
            self._edited.setdefault(type(one), {})[one.id] = one
            for key in _names(one):
                self._naming.setdefault(key, {})[one.id] = None

    def remove(self, one: Record) -> None:
        self._forget(one)
        self._edited.setdefault(type(one), {})[one.id] = None

    def leave(self, record_type: type[Record], record_id: RecordId) -> None:
        """Leave a record as it stands in the document, whatever was put or removed before."""
        edited = self._edited.get(record_type, {})
        if record_id in edited:
            if edited[record_id] is not None:
                self._forget(edited[record_id])
            del edited[record_id]

    def find(self, record_type: type[R], record_id: RecordId) -> R | None:
        """The record of that id as it stands in the draft, or None."""
        edited = self._edited.get(record_type, {})
        if record_id in edited:
            found: R | None = edited[record_id]
            return found
        return self.document.find(record_type, record_id)

    def where(self, record_type: type[R], field: str, record_id: RecordId) -> list[R]:
        """The records whose reference `field` names `record_id` in the draft, in no particular order."""
        edited = self._edited.get(record_type, {})
        kept = [one for one in self.document.where(record_type, field, record_id) if one.id not in edited]
        return kept + [edited[one_id] for one_id in self._naming.get((record_type, field, record_id), ())]

    def all(self, record_type: type[R]) -> Iterable[R]:
        """All records of one type as they stand in the draft."""
        edited = self._edited.get(record_type, {})
        yield from (one for one in self.document.all(record_type) if one.id not in edited)
        yield from (one for one in edited.values() if one is not None)

    @property
    def root_ids(self) -> Set[RecordId]:
        """Ids of the nodes that stand as roots in the draft."""
        edited = self._edited.get(Node, {})
        return (self.document.root_ids - edited.keys()) | {one.id for one in edited.values() if one and one.order_key}

    def edited(self, record_type: type[R]) -> list[tuple[R | None, R]]:
        """The records of one type that the draft put, each with what stood before."""
        edited = self._edited.get(record_type, {})
        return [(self.document.find(record_type, one.id), one) for one in edited.values() if one is not None]

    def change(self, label: Label) -> Change:
        """What the draft does to the document, as one change; empty if it does nothing."""
        pairs = [
            (self.document.find(record_type, record_id), after)
            for record_type, edited in self._edited.items()
            for record_id, after in edited.items()
        ]
        return Change(label, tuple((before, after) for before, after in pairs if before != after))

    def forget_names(self) -> None:
        """Forget, one by one, which records name which, once nothing more is asked: freed at once, those of a large
        change would keep the interpreter from every other thread for a tenth of a second.
        """
        while self._naming:
            self._naming.popitem()

    def _forget(self, one: Record) -> None:
        earlier = self._edited.get(type(one), {}).get(one.id)
        if earlier is not None:
            for key in _names(earlier):
                del self._naming[key][one.id]


def _names(one: Record) -> Iterator[tuple[type[Record], str, RecordId]]:
    for name in INDEXED.get(type(one), ()):
        named = getattr(one, name)
        if named is not None:
            yield type(one), name, named
