"""The conflicts of a merge in words: the command line and the window say the same, in the language of the map."""

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
from argmap.core.saying import Say
from argmap.reasoning.comparing.sentences import FIELDS, brief, listed
from argmap.reasoning.sayings import sayings

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
REMARKS = {PassageLink: "a passage of {0}", Rating: "a rating of {0}", Comment: "a comment of {0}"}


@dataclass(frozen=True, slots=True)
class Telling:
    """The maps of a merge, the merged one last, and what the two sides are called."""

    maps: tuple[Document, ...]
    a: str
    b: str

    @property
    def say(self) -> Say:
        return sayings(next((one.info.language for one in self.maps if one.info.language), ""))

    @property
    def sides(self) -> str:
        return listed([self.a, self.b], self.say)


def conflict_sentence(conflict: Conflict, telling: Telling) -> str:
    """One conflict in words: what each side did, and what stands now."""
    thing, sides, say = _thing(telling, conflict.record), telling.sides, telling.say
    match conflict.kind:
        case ConflictKind.FIELDS:
            return _about_fields(conflict, telling, thing)
        case ConflictKind.REMOVED:
            return _about_removed(conflict, telling, thing)
        case ConflictKind.PLACES:
            settled = _settled(conflict, telling, say("it stands in each"))
            return say("{0} each give {1} another place; {2}.").format(sides, thing, settled)
        case ConflictKind.LAST_REASON:
            settled = _settled(conflict, telling, say("its reasons stay"))
            return say("{0} together empty {1}; {2}.").format(sides, thing, settled)
        case ConflictKind.LAST_PLACE:
            settled = _settled(conflict, telling, say("it stays"))
            return say("{0} together take {1} from all its places; {2}.").format(sides, thing, settled)
        case ConflictKind.CIRCLE:
            moved = listed(_cards_moved(conflict, telling), say) or thing
            settled = _settled(conflict, telling, say("they stay where they were"))
            return say("{0} move {1} below each other; {2}.").format(sides, moved, settled)
        case ConflictKind.VERSIONS:
            settled = _settled(conflict, telling, say("both are kept, one after the other"))
            return say("{0} each add a version of {1}; {2}.").format(sides, thing, settled)


def conflict_count(count: int, say: Say) -> str:
    """How many conflicts there are, as a sentence."""
    if not count:
        return say("No conflicts.")
    return say("1 conflict." if count == 1 else "{0} conflicts.").format(f"{count:,}")


def _settled(conflict: Conflict, telling: Telling, kept: str) -> str:
    is_gone = conflict.kind is not ConflictKind.CIRCLE and _is_gone(conflict, telling)
    say = telling.say
    chosen = {
        Choice.BOTH: say("it goes") if is_gone else kept,
        Choice.A: say("as in {0} now").format(telling.a),
        Choice.B: say("as in {0} now").format(telling.b),
    }
    return chosen[conflict.choice]


def _is_gone(conflict: Conflict, telling: Telling) -> bool:
    """Whether what a conflict is about is not in the merged map."""
    record_type, record_id = conflict.record
    return telling.maps[-1].find(TYPES[record_type], record_id) is None


def _about_fields(conflict: Conflict, telling: Telling, thing: str) -> str:
    say = telling.say
    names = listed(list(dict.fromkeys(say(NAMES.get(name, name)) for name in conflict.fields)), say)
    a, b = (listed(_values(telling, conflict.fields, values), say) for values in _told_apart(conflict.a, conflict.b))
    if a == b:  # the same words of two versions of a source
        a, b = (_in_version(telling, words, values) for words, values in ((a, conflict.a), (b, conflict.b)))
    stays = say("it stays as it was") if conflict.both == conflict.base else _now(conflict, telling)
    is_link = conflict.record[0] == PassageLink.__name__
    what = _upper(thing) if is_link else say("The {0} of {1}").format(names, thing)
    settled = _settled(conflict, telling, stays)
    return say("{0}: {1} says {2}, {3} says {4}; {5}.").format(what, telling.a, a, telling.b, b, settled)


def _in_version(telling: Telling, words: str, values: Sequence[object]) -> str:
    """Words that a passage quotes, with the version of its source that they stand in, as the merged map numbers it."""
    passages = (_find(telling, (Passage.__name__, str(value))) for value in values)
    text_ids = [one.source_text_id for one in passages if isinstance(one, Passage) and one.source_text_id is not None]
    texts = (telling.maps[-1].find(SourceText, text_id) for text_id in text_ids)
    number = next((text.version for text in texts if text is not None), None)
    return words if number is None else telling.say("{0} in version {1}").format(words, f"{number:,}")


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _now(conflict: Conflict, telling: Telling) -> str:
    if all(str(mine) in str(kept) for mine, kept in zip((*conflict.a, *conflict.b), conflict.both * 2, strict=True)):
        return telling.say("both stand there now")
    values = listed(_values(telling, conflict.fields, conflict.both), telling.say)
    return telling.say("now it is {0}").format(values)


def _about_removed(conflict: Conflict, telling: Telling, thing: str) -> str:
    names = {Choice.A: telling.a, Choice.B: telling.b}
    remover = conflict.removed_by or Choice.A
    other = names[OTHER[remover]]
    said = telling.say("{0} takes away {1}, which {2} changed or needs; {3}.")
    return said.format(names[remover], thing, other, _stays(conflict, telling))


def _stays(conflict: Conflict, telling: Telling) -> str:
    """Whether what was taken away stays, and which cards for its sake."""
    if _is_gone(conflict, telling):
        return telling.say("it goes")
    others = [key for key in conflict.covers if key != conflict.record and key[0] == Node.__name__]
    if not others:
        return telling.say("it stays")
    stay = listed([_thing(telling, key) for key in others], telling.say)
    return telling.say("it stays, and {0} too").format(stay)


def _cards_moved(conflict: Conflict, telling: Telling) -> list[str]:
    premises = [_find(telling, key) for key in conflict.covers if key[0] in (Premise.__name__, Inference.__name__)]
    cards = [_card_in(telling, one) for one in premises if one is not None]
    return list(dict.fromkeys(card for card in cards if card))


def _values(telling: Telling, fields: Sequence[str], values: Sequence[object]) -> list[str]:
    """Values as a person knows them: cards and passages by their words."""
    found = [_value(telling, name, value) for name, value in zip(fields, values, strict=True) if value is not None]
    return list(dict.fromkeys(found)) or [telling.say(NOTHING)]


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
    return brief(", ".join(map(str, value)) if isinstance(value, tuple) else str(value), telling.say)


def _find(telling: Telling, key: Key) -> Record | None:
    """The record as some map has it: as it was, where it was there."""
    return next((one for document in telling.maps if (one := document.find(TYPES[key[0]], key[1])) is not None), None)


def _thing(telling: Telling, key: Key) -> str:
    """A record as a person knows it, as in "the step of “…”"."""
    say = telling.say
    match _find(telling, key):
        case MapInfo():
            return say("the map")
        case Node(text=text):
            return brief(text, say)
        case Inference() as step:
            return say("the step of {0}").format(_card_in(telling, step))
        case Premise() as premise:
            return say("the place of {0}").format(_card_in(telling, premise))
        case Source(title=title):
            return say("the source {0}").format(brief(title, say))
        case SourceText(source_id=source_id):
            return say("a text of {0}").format(_thing(telling, (Source.__name__, source_id)))
        case Passage(exact=words):
            return say("the passage {0}").format(brief(words, say))
        case PassageLink() | Rating() | Comment() as remark:
            return say(REMARKS[type(remark)]).format(_target(telling, remark.node_id, remark.inference_id))
        case Answer(question=question):
            return say("the answer to {0}").format(brief(question, say))
        case Foreign(format=name):
            return say("what a file of {0} said").format(name)
        case Exercise():
            return say("the exercise")
        case _:
            return say(NOTHING)


def _target(telling: Telling, node_id: RecordId | None, step_id: RecordId | None) -> str:
    if node_id is not None:
        return _thing(telling, (Node.__name__, node_id))
    return _thing(telling, (Inference.__name__, step_id)) if step_id is not None else telling.say("the map")


def _card_in(telling: Telling, one: Record) -> str:
    """The card of a place, or the first card of a step."""
    if isinstance(one, Premise):
        return _thing(telling, (Node.__name__, one.node_id))
    rows = (premises_of(document, one.id) for document in telling.maps)
    first = next((row[0] for row in rows if row), None)
    return _card_in(telling, first) if first is not None else ""
