"""A draft that notes what was put or removed: what a merge has to look at again."""

from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.records import Record, RecordId


class NotingDraft(Draft):
    """`noted` are the types and ids of records, in the order in which they became others; some more than once."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.noted: list[tuple[type[Record], RecordId]] = []

    def put(self, *records: Record) -> None:
        super().put(*records)
        self.noted += [(type(one), one.id) for one in records]

    def remove(self, one: Record) -> None:
        super().remove(one)
        self.noted.append((type(one), one.id))
