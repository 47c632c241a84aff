"""All records of one open map, with an index for every reference. Applies changes; knows nothing of files or views."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any, Protocol, TypeVar

from argmap.core.change import Change, Pair
from argmap.core.errors import BrokenReference
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


class Records(Protocol):
    """What the readings and the edits need: implemented by `Document` and by `Draft`."""

    def find(self, record_type: type[R], record_id: RecordId) -> R | None: ...

    def where(self, record_type: type[R], field: str, record_id: RecordId) -> list[R]: ...

    def all(self, record_type: type[R]) -> Iterable[R]: ...

    @property
    def root_ids(self) -> frozenset[RecordId]: ...


class Document:
    """The records of one map by type and id, with indexes equal at any time to ones built from scratch."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._tables: dict[type[Any], dict[RecordId, Any]] = {t: {} for t in RECORD_TYPES}
        self._indexes: dict[tuple[type[Any], str], dict[RecordId, list[RecordId]]] = {
            (record_type, name): {} for record_type, names in INDEXED.items() for name in names
        }
        self._root_ids: set[RecordId] = set()
        self._tray_ids: set[RecordId] = set()
        for one in records:
            self._put(one)

    def find(self, record_type: type[R], record_id: RecordId) -> R | None:
        """The record of that id, or None."""
        found: R | None = self._tables[record_type].get(record_id)
        return found

    def where(self, record_type: type[R], field: str, record_id: RecordId) -> list[R]:
        """The records whose reference `field` names `record_id`, in no particular order."""
        table = self._tables[record_type]
        return [table[one] for one in self._indexes[record_type, field].get(record_id, ())]

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
    def root_ids(self) -> frozenset[RecordId]:
        """Ids of the nodes that stand as roots: those with an order key of their own."""
        return frozenset(self._root_ids)

    @property
    def tray_ids(self) -> frozenset[RecordId]:
        """Ids of the nodes that have no place yet: neither a premise nor an order key of their own."""
        return frozenset(self._tray_ids)

    def records(self) -> Iterator[Record]:
        """Every record, type by type, so that each refers only to earlier types."""
        for table in self._tables.values():
            yield from table.values()

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
            if before is not None:
                self._drop(before, stays=after is not None)
            if after is not None:
                self._put(after)

    def _put(self, one: Record) -> None:
        self._tables[type(one)][one.id] = one
        for name in INDEXED.get(type(one), ()):
            named = getattr(one, name)
            if named is not None:
                self._indexes[type(one), name].setdefault(named, []).append(one.id)
        self._note_place(one)

    def _drop(self, one: Record, stays: bool) -> None:
        if not stays:  # an edited record keeps its row, and so its turn in `all`
            del self._tables[type(one)][one.id]
        for name in INDEXED.get(type(one), ()):
            named = getattr(one, name)
            if named is not None:
                index = self._indexes[type(one), name]
                index[named].remove(one.id)
                if not index[named]:
                    del index[named]
        self._note_place(one)

    def _note_place(self, one: Record) -> None:
        """Keep the roots and the tray true for the node that `one` is or places."""
        if not isinstance(one, Node | Premise):
            return
        node_id = one.id if isinstance(one, Node) else one.node_id
        node = self.find(Node, node_id)
        is_root = node is not None and node.order_key != ""
        is_placed = is_root or node_id in self._indexes[Premise, "node_id"]
        (self._root_ids.add if is_root else self._root_ids.discard)(node_id)
        (self._tray_ids.add if node is not None and not is_placed else self._tray_ids.discard)(node_id)

    def _check_before(self, change: Change) -> None:
        for before, after in change.pairs:
            one = after if before is None else before
            if one is None or self._tables[type(one)].get(one.id) != before:
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
        for (record_type, name), index in self._indexes.items():
            if (record_type, name) in SOFT_REFERENCES or REFERENCES.get(record_type, {}).get(name) is not type(gone):
                continue
            if gone.id in index:
                raise BrokenReference(f"A {record_type.__name__} still names the {type(gone).__name__} {gone.id}.")


def field_names(record_type: type[Record]) -> tuple[str, ...]:
    """The names of a record's fields, in their order; `id` comes first."""
    return tuple(field.name for field in fields(record_type))
