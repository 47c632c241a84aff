"""The conflicts of a merge in English: the command line and the window say the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.core.document import Document
from argmap.core.graph import premises_of
from argmap.core.merging import Choice, Conflict, ConflictKind
from argmap.core.merging.conflicts import OTHER, Key
from argmap.core.records import (
    RECORD_TYPES,
    Answer,
    Comment,
    Exercise,
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
from argmap.reasoning.comparing.sentences import FIELDS, brief, listed

TYPES = {record_type.__name__: record_type for record_type in RECORD_TYPES}
NAMES = {
    **FIELDS,
    "target_node_id": "target",
    "target_inference_id": "target",
    "order_key": "order",
    "passage_id": "passage",
    "inference_id": "step",
    "node_id": "card",
}
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Telling:
    """The maps of a merge, the merged one last, and what the two sides are called."""

    maps: tuple[Document, ...]
    a: str
    b: str


def conflict_sentence(conflict: Conflict, telling: Telling) -> str:
    """One conflict in words: what each side did, and what stands now."""
    thing, sides = _thing(telling, conflict.record), f"{telling.a} and {telling.b}"
    match conflict.kind:
        case ConflictKind.FIELDS:
            return _about_fields(conflict, telling, thing)
        case ConflictKind.REMOVED:
            return _about_removed(conflict, telling, thing)
        case ConflictKind.PLACES:
            return f"{sides} each give {thing} another place; {_settled(conflict, telling, 'it stands in each')}."
        case ConflictKind.LAST_REASON:
            return f"{sides} together empty {thing}; {_settled(conflict, telling, 'its reasons stay')}."
        case ConflictKind.LAST_PLACE:
            return f"{sides} together take {thing} from all its places; {_settled(conflict, telling, 'it stays')}."
        case ConflictKind.CIRCLE:
            moved = listed(_cards_moved(conflict, telling)) or thing
            return f"{sides} move {moved} below each other; {_settled(conflict, telling, 'they stay where they were')}."
        case ConflictKind.VERSIONS:
            kept = "both are kept, one after the other"
            return f"{sides} each add a version of {thing}; {_settled(conflict, telling, kept)}."


def _settled(conflict: Conflict, telling: Telling, kept: str) -> str:
    is_gone = conflict.kind is not ConflictKind.CIRCLE and _is_gone(conflict, telling)
    chosen = {
        Choice.BOTH: "it goes" if is_gone else kept,
        Choice.A: f"as in {telling.a} now",
        Choice.B: f"as in {telling.b} now",
    }
    return chosen[conflict.choice]


def _is_gone(conflict: Conflict, telling: Telling) -> bool:
    """Whether what a conflict is about is not in the merged map."""
    record_type, record_id = conflict.record
    return telling.maps[-1].find(TYPES[record_type], record_id) is None


def _about_fields(conflict: Conflict, telling: Telling, thing: str) -> str:
    names = listed(list(dict.fromkeys(NAMES.get(name, name) for name in conflict.fields)))
    a, b = (listed(_values(telling, conflict.fields, values)) for values in _told_apart(conflict.a, conflict.b))
    stays = "it stays as it was" if conflict.both == conflict.base else _now(conflict, telling)
    what = _upper(thing) if conflict.record[0] == PassageLink.__name__ else f"The {names} of {thing}"
    return f"{what}: {telling.a} says {a}, {telling.b} says {b}; {_settled(conflict, telling, stays)}."


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _now(conflict: Conflict, telling: Telling) -> str:
    if all(str(mine) in str(kept) for mine, kept in zip((*conflict.a, *conflict.b), conflict.both * 2, strict=True)):
        return "both stand there now"
    return f"now it is {listed(_values(telling, conflict.fields, conflict.both))}"


def _about_removed(conflict: Conflict, telling: Telling, thing: str) -> str:
    names = {Choice.A: telling.a, Choice.B: telling.b}
    remover = conflict.removed_by or Choice.A
    other = names[OTHER[remover]]
    said = f"{names[remover]} takes away {thing}, which {other} changed or needs"
    return f"{said}; {_stays(conflict, telling)}."


def _stays(conflict: Conflict, telling: Telling) -> str:
    """Whether what was taken away stays, and which cards for its sake."""
    if _is_gone(conflict, telling):
        return "it goes"
    others = [key for key in conflict.covers if key != conflict.record and key[0] == Node.__name__]
    return f"it stays, and {listed([_thing(telling, key) for key in others])} too" if others else "it stays"


def _cards_moved(conflict: Conflict, telling: Telling) -> list[str]:
    premises = [_find(telling, key) for key in conflict.covers if key[0] in (Premise.__name__, Inference.__name__)]
    cards = [_card_in(telling, one) for one in premises if one is not None]
    return list(dict.fromkeys(card for card in cards if card))


def _values(telling: Telling, fields: Sequence[str], values: Sequence[object]) -> list[str]:
    """Values as a person knows them: cards and passages by their words."""
    found = [_value(telling, name, value) for name, value in zip(fields, values, strict=True) if value is not None]
    return list(dict.fromkeys(found)) or [NOTHING]


def _told_apart(mine: Sequence[object], theirs: Sequence[object]) -> Iterator[tuple[object, ...]]:
    """The values of both sides; of two texts that begin alike, from the first word that differs."""
    pairs = [_from_first_difference(one, other) for one, other in zip(mine, theirs, strict=True)]
    yield from zip(*pairs, strict=True)


def _from_first_difference(one: object, other: object) -> tuple[object, object]:
    if not isinstance(one, str) or not isinstance(other, str) or brief(one) != brief(other):
        return one, other
    differing = (at for at, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs)
    alike = next(differing, min(len(one), len(other)))
    start = one.rfind(" ", 0, alike) + 1
    return f"…{one[start:]}", f"…{other[start:]}"


def _value(telling: Telling, name: str, value: object) -> str:
    named = {"target_node_id": Node, "node_id": Node, "passage_id": Passage}.get(name)
    step = {"target_inference_id", "inference_id"}
    if named is not None or name in step:
        return _thing(telling, ((named or Inference).__name__, str(value)))
    return brief(", ".join(map(str, value)) if isinstance(value, tuple) else str(value))


def _find(telling: Telling, key: Key) -> Record | None:
    """The record as some map has it: as it was, where it was there."""
    return next((one for document in telling.maps if (one := document.find(TYPES[key[0]], key[1])) is not None), None)


def _thing(telling: Telling, key: Key) -> str:
    """A record as a person knows it, as in "the step of “…”"."""
    match _find(telling, key):
        case MapInfo():
            return "the map"
        case Node(text=text):
            return brief(text)
        case Inference() as step:
            return f"the step of {_card_in(telling, step)}"
        case Premise() as premise:
            return f"the place of {_card_in(telling, premise)}"
        case Source(title=title):
            return f"the source {brief(title)}"
        case SourceText(source_id=source_id):
            return f"a text of {_thing(telling, (Source.__name__, source_id))}"
        case Passage(exact=words):
            return f"the passage {brief(words)}"
        case PassageLink() | Rating() | Comment() as remark:
            words = {PassageLink: "a passage", Rating: "a rating", Comment: "a comment"}[type(remark)]
            return f"{words} of {_target(telling, remark.node_id, remark.inference_id)}"
        case Answer(question=question):
            return f"the answer to {brief(question)}"
        case Foreign(format=name):
            return f"what a file of {name} said"
        case Exercise():
            return "the exercise"
        case _:
            return NOTHING


def _target(telling: Telling, node_id: RecordId | None, step_id: RecordId | None) -> str:
    if node_id is not None:
        return _thing(telling, (Node.__name__, node_id))
    return _thing(telling, (Inference.__name__, step_id)) if step_id is not None else "the map"


def _card_in(telling: Telling, one: Record) -> str:
    """The card of a place, or the first card of a step."""
    if isinstance(one, Premise):
        return _thing(telling, (Node.__name__, one.node_id))
    rows = (premises_of(document, one.id) for document in telling.maps)
    first = next((row[0] for row in rows if row), None)
    return _card_in(telling, first) if first is not None else ""
