"""All records of one open map, with an index for every reference. Applies changes; knows nothing of files or views."""

from collections.abc import Iterable, Iterator, Set
from itertools import chain
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from argmap.core.change import Change, Pair
from argmap.core.errors import BrokenReference
from argmap.core.index import Index
from argmap.core.records import (
    RECORD_TYPES,
    Answer,
    Comment,
    Foreign,
    Inference,
    MapInfo,
    Node,
    Passage,
    PassageLink,
    Premise,
    Rating,
    Record,
    RecordId,
    Source,
    SourceText,
)

R = TypeVar("R", bound=Record)

REFERENCES: dict[type[Record], dict[str, type[Record]]] = {
    Inference: {"target_node_id": Node, "target_inference_id": Inference},
    Premise: {"inference_id": Inference, "node_id": Node},
    SourceText: {"source_id": Source},
    Passage: {"source_text_id": SourceText, "found_from": Passage},
    PassageLink: {"passage_id": Passage, "node_id": Node, "inference_id": Inference},
    Rating: {"node_id": Node, "inference_id": Inference},
    Comment: {"node_id": Node, "inference_id": Inference},
    Answer: {"inference_id": Inference, "node_id": Node},
}
"""Which field of which record names a record of which type. A field named here may be None only if its type allows."""

SOFT_REFERENCES = {(Passage, "found_from"), (Answer, "node_id")}
"""References that may outlive what they name: they are read as absent then, never as an error."""

INDEXED: dict[type[Record], tuple[str, ...]] = {
    **{record_type: tuple(names) for record_type, names in REFERENCES.items()},
    Foreign: ("entity_id",),
}

NAMED_BY: dict[type[Record], list[tuple[type[Record], str]]] = {
    named: [
        (record_type, name)
        for record_type, names in REFERENCES.items()
        for name, target in names.items()
        if target is named and (record_type, name) not in SOFT_REFERENCES
    ]
    for named in RECORD_TYPES
}
"""By which fields of which records one of this type is named, where it cannot go as long as it is."""


class Records(Protocol):
    """What the readings and the edits need: implemented by `Document` and by `Draft`."""

    def find(self, record_type: type[R], record_id: RecordId) -> R | None: ...

    def where(self, record_type: type[R], field: str, record_id: RecordId) -> list[R]: ...

    def all(self, record_type: type[R]) -> Iterable[R]: ...

    @property
    def root_ids(self) -> Set[RecordId]: ...


class Document:
    """The records of one map by type and id, with indexes equal at any time to ones built from scratch."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._tables: dict[type[Any], dict[RecordId, Any]] = {t: {} for t in RECORD_TYPES}
        for one in records:
            self._tables[type(one)][one.id] = one
        self._indexes: dict[tuple[type[Any], str], Index] = {
            (record_type, name): self._index_of(record_type, name)
            for record_type, names in INDEXED.items()
            for name in names
        }
        placed = self._indexes[Premise, "node_id"]
        nodes: Iterable[Node] = self._tables[Node].values()
        self._root_ids = dict.fromkeys(node.id for node in nodes if node.order_key)
        self._tray_ids = dict.fromkeys(node.id for node in nodes if not node.order_key and node.id not in placed)

    def _index_of(self, record_type: type[Record], name: str) -> Index:
        table, index = self._tables[record_type], Index()
        for one_id, named in zip(table, map(attrgetter(name), table.values()), strict=True):
            if named is not None and index.setdefault(named, one_id) is not one_id:
                index.add(named, one_id)
        return index

    def find(self, record_type: type[R], record_id: RecordId) -> R | None:
        """The record of that id, or None."""
        found: R | None = self._tables[record_type].get(record_id)
        return found

    def where(self, record_type: type[R], field: str, record_id: RecordId) -> list[R]:
        """The records whose reference `field` names `record_id`, in no particular order."""
        naming = self._indexes[record_type, field].get(record_id)
        if naming is None:
            return []
        table = self._tables[record_type]
        return [table[naming]] if isinstance(naming, str) else [table[one_id] for one_id in naming]

    def is_named(self, record_type: type[Record], field: str, record_id: RecordId) -> bool:
        """Whether `where` finds any record."""
        return record_id in self._indexes[record_type, field]

    def all(self, record_type: type[R]) -> Iterable[R]:
        """All records of one type, in the order they came."""
        return self._tables[record_type].values()

    def count(self, record_type: type[Record]) -> int:
        return len(self._tables[record_type])

    @property
    def info(self) -> MapInfo:
        """The record of the map as a whole."""
        info: MapInfo = next(iter(self._tables[MapInfo].values()))
        return info

    @property
    def root_ids(self) -> Set[RecordId]:
        """Ids of the nodes that stand as roots: those with an order key of their own. A view, always of now."""
        return self._root_ids.keys()

    @property
    def tray_ids(self) -> Set[RecordId]:
        """Ids of the nodes that have no place yet: neither a premise nor an order key. A view, always of now."""
        return self._tray_ids.keys()

    def records(self) -> Iterator[Record]:
        """Every record, type by type, so that each refers only to earlier types."""
        return chain.from_iterable(table.values() for table in self._tables.values())

    def exchange_with(self, other: "Document") -> None:
        """Hold what the other document holds, and it what this one held; at once, however much that is."""
        self._tables, other._tables = other._tables, self._tables
        self._indexes, other._indexes = other._indexes, self._indexes
        self._root_ids, other._root_ids = other._root_ids, self._root_ids
        self._tray_ids, other._tray_ids = other._tray_ids, self._tray_ids

    def clear(self) -> None:
        """Let every record go at once, though somebody may still hold the document; there is nothing in it then."""
        for table in (*self._tables.values(), self._root_ids, self._tray_ids):
            table.clear()
        self._indexes = {key: Index() for key in self._indexes}

    def taken_apart(self) -> Iterator[None]:
        """Let every record go, one by one: to free a large map at once takes longer than a window may stand still."""
        self._indexes = {key: Index() for key in self._indexes}
        for table in (*self._tables.values(), self._root_ids, self._tray_ids):
            while table:
                table.popitem()
                yield

    def apply(self, change: Change) -> None:
        """Make the change real, whole or not at all.

        Raises `BrokenReference` if a record would then name one that is not there, or if `before` is not what stands.
        """
        self._check_before(change)
        self._swap(change.pairs)
        try:
            self._check_references(change)
        except BrokenReference:
            self._swap(change.inverse().pairs)
            raise

    def _swap(self, pairs: Iterable[Pair]) -> None:
        for before, after in pairs:
            one = after if before is None else before
            if one is None:
                continue
            if after is not None:  # an edited record keeps its row, and so its turn in `all`
                self._tables[type(one)][one.id] = after
            else:
                del self._tables[type(one)][one.id]
            self._note_names(before, after)
            for placed in (before, after):
                if isinstance(placed, Node | Premise):
                    self._note_place(placed)

    def _note_names(self, before: Record | None, after: Record | None) -> None:
        record_type: type[Any] = type(before) if after is None else type(after)
        for name in INDEXED.get(record_type, ()):
            named_before = getattr(before, name, None)
            named_after = getattr(after, name, None)
            if named_before == named_after:
                continue
            index = self._indexes[record_type, name]
            if before is not None and named_before is not None:
                index.remove(named_before, before.id)
            if after is not None and named_after is not None:
                index.add(named_after, after.id)

    def _note_place(self, one: Node | Premise) -> None:
        """Keep the roots and the tray true for the node that `one` is or places."""
        node_id = one.id if isinstance(one, Node) else one.node_id
        node = self.find(Node, node_id)
        is_root = node is not None and node.order_key != ""
        is_placed = is_root or node_id in self._indexes[Premise, "node_id"]
        _keep_if(self._root_ids, node_id, is_root)
        _keep_if(self._tray_ids, node_id, node is not None and not is_placed)

    def _check_before(self, change: Change) -> None:
        for before, after in change.pairs:
            one = after if before is None else before
            now = self._tables[type(one)].get(one.id) if one is not None else None
            if one is None or (now is not before and now != before):
                raise BrokenReference(f"A {type(one).__name__} is not as the change expects it.")

    def _check_references(self, change: Change) -> None:
        for before, after in change.pairs:
            if after is not None:
                self._check_names(after)
            elif before is not None and before.id not in self._tables[type(before)]:
                self._check_unnamed(before)

    def _check_names(self, one: Record) -> None:
        for name, target in REFERENCES.get(type(one), {}).items():
            named = getattr(one, name)
            if named is not None and (type(one), name) not in SOFT_REFERENCES and named not in self._tables[target]:
                raise BrokenReference(
                    f"The {type(one).__name__} {one.id} names a {target.__name__} that is not in the map: {named}."
                )

    def _check_unnamed(self, gone: Record) -> None:
        for record_type, name in NAMED_BY[type(gone)]:
            if gone.id in self._indexes[record_type, name]:
                raise BrokenReference(f"A {record_type.__name__} still names the {type(gone).__name__} {gone.id}.")


def _keep_if(ids: dict[RecordId, None], one_id: RecordId, is_kept: bool) -> None:
    if is_kept:
        ids[one_id] = None
    else:
        ids.pop(one_id, None)
