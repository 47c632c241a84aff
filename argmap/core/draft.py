"""A draft: a document with edits laid over it, read like a document and turned into one change at the end."""

from collections.abc import Iterable
from typing import TypeVar

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.records import Node, Record, RecordId

R = TypeVar("R", bound=Record)


class Draft:
    """Collects records put and removed. The document below is never touched."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._edited: dict[tuple[type[Record], RecordId], Record | None] = {}

    def put(self, *records: Record) -> None:
        """Add records, or replace those of the same id."""
        for one in records:
            self._edited[type(one), one.id] = one

    def remove(self, one: Record) -> None:
        self._edited[type(one), one.id] = None

    def find(self, record_type: type[R], record_id: RecordId) -> R | None:
        """The record of that id as it stands in the draft, or None."""
        key = (record_type, record_id)
        if key in self._edited:
            return self._edited[key]  # type: ignore[return-value]  # keyed by its type
        return self.document.find(record_type, record_id)

    def where(self, record_type: type[R], field: str, record_id: RecordId) -> list[R]:
        """The records whose reference `field` names `record_id` in the draft, in no particular order."""
        kept = [
            one
            for one in self.document.where(record_type, field, record_id)
            if (record_type, one.id) not in self._edited
        ]
        return kept + [one for one in self._standing(record_type) if getattr(one, field) == record_id]

    def all(self, record_type: type[R]) -> Iterable[R]:
        """All records of one type as they stand in the draft."""
        for one in self.document.all(record_type):
            if (record_type, one.id) not in self._edited:
                yield one
        yield from self._standing(record_type)

    @property
    def root_ids(self) -> frozenset[RecordId]:
        """Ids of the nodes that stand as roots in the draft."""
        edited = {key[1] for key in self._edited if key[0] is Node}
        return (self.document.root_ids - edited) | {one.id for one in self._standing(Node) if one.order_key}

    def change(self, label: Label) -> Change:
        """What the draft does to the document, as one change; empty if it does nothing."""
        pairs = [(self.document.find(key[0], key[1]), after) for key, after in self._edited.items()]
        return Change(label, tuple((before, after) for before, after in pairs if before != after))

    def _standing(self, record_type: type[R]) -> list[R]:
        return [one for key, one in self._edited.items() if key[0] is record_type and one is not None]  # type: ignore[misc]
