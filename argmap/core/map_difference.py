"""In what two states of a map differ, as a person would say it: how many cards, steps, sources, and which cards."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from argmap.core.change import Change
from argmap.core.records import (
    Exercise,
    Inference,
    MapInfo,
    Node,
    Passage,
    PassageLink,
    Premise,
    Record,
    RecordId,
    Source,
    SourceText,
)


class Part(StrEnum):
    """What is counted, in the order in which it is said."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    MOVED = "moved"
    STEPS = "steps"
    SOURCES = "sources"
    PASSAGES = "passages"
    DETAILS = "details"
    REMARKS = "remarks"


@dataclass(frozen=True, slots=True)
class Difference:
    """How much of each part is different, and the texts of the cards: added ones, changed ones, removed ones."""

    counts: Mapping[Part, int] = field(default_factory=dict)
    texts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.counts)


def difference_of(change: Change) -> Difference:
    """What a change does, in numbers and texts."""
    added, removed = change.added(Node), change.removed(Node)
    changed = [after for before, after in change.records(Node) if _says_other(before, after)]
    counts = Counter({Part.ADDED: len(added), Part.CHANGED: len(changed), Part.REMOVED: len(removed)})
    counts[Part.MOVED] = len(_moved(change) - {node.id for node in (*added, *removed)})
    counts.update(_other_parts(change))
    texts = tuple(node.text for node in (*added, *changed, *removed) if node is not None)
    return Difference({part: counts[part] for part in Part if counts[part]}, texts)


def _says_other(before: Node | None, after: Node | None) -> bool:
    """Whether a card that was there and is there says something else; where it stands is told of as moving."""
    return before is not None and after is not None and replace(before, order_key=after.order_key) != after


def _moved(change: Change) -> set[RecordId]:
    """The nodes that stand somewhere else."""
    places = {one.node_id for pair in change.records(Premise) for one in pair if one is not None}
    roots = (pair for pair in change.records(Node) if None not in pair and not _says_other(*pair))
    return places | {node.id for node, _ in roots if node is not None}


def _other_parts(change: Change) -> Iterator[Part]:
    """The part of each thing that differs; a passage and its links are one thing, a source and its texts another."""
    things: dict[tuple[Part, RecordId], None] = {}
    for before, after in change.pairs:
        one = after if after is not None else before
        if one is None or isinstance(one, Node | Premise) or (isinstance(one, Inference) and None in (before, after)):
            continue
        things[_thing(one)] = None
    return (part for part, _ in things)


def _thing(one: Record) -> tuple[Part, RecordId]:
    match one:
        case Inference():
            return Part.STEPS, one.id
        case Source():
            return Part.SOURCES, one.id
        case SourceText():
            return Part.SOURCES, one.source_id
        case Passage():
            return Part.PASSAGES, one.id
        case PassageLink():
            return Part.PASSAGES, one.passage_id
        case MapInfo() | Exercise():
            return Part.DETAILS, one.id
        case _:
            return Part.REMARKS, one.id
