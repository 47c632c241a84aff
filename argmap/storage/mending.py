"""What is left of a map made whole again: whatever names something that is lost keeps its place beside a stand-in, or
is left out; and of everything that is not as it was, it is said whose it was.
"""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from argmap.core.document import REFERENCES, SOFT_REFERENCES, Document
from argmap.core.ids import new_id
from argmap.core.limits import NODE_TEXT, SHORT_TEXT
from argmap.core.marked import N
from argmap.core.order import keys_between
from argmap.core.quotes_only import EMPTY_SHA256, unchecked, without_text
from argmap.core.records import (
    Exercise,
    Inference,
    Kind,
    MapInfo,
    Node,
    Passage,
    Premise,
    Record,
    RecordId,
    Source,
    SourceText,
)
from argmap.core.validity import stands_in_text
from argmap.storage.columns import COLUMNS, TABLES
from argmap.storage.errors import Fault
from argmap.storage.places import start_of
from argmap.storage.remains import Found
from argmap.storage.rows import Row

R = TypeVar("R", bound=Record)
Hurt = Mapping[str, Mapping[object, Row]]
IS_ID = re.compile(r"[0-9a-f]{32}\Z")
LEFT_OUT = "is not as it was written, and was left out"
NAMES_LOST = "belongs to something that could not be read, and was left out"


@dataclass(frozen=True, slots=True)
class StandIns:
    """The words on what stands in the place of a card or a source that is lost, or no longer as it was written."""

    lost_card: str = "This card could not be read."
    lost_source: str = "This source could not be read."
    hurt: str = "Damaged: {0}"


def mend(found: Found, hurt: Hurt, kept_bytes: Container[str], words: StandIns) -> tuple[list[Record], list[Fault]]:
    """The records of a sound map, each referring only to earlier ones, and what is not as it was.

    `found` is changed; `kept_bytes` has the sha256 of the original documents that are left. A sound map comes back as
    it is.
    """
    known, placed = set(found[Node]), {one.node_id for one in _all(found, Premise)}
    notes = [
        *_keep_one_info(found),
        *_keep_one_exercise(found),
        *_part_shared_ids(found),
        *_stand_in_cards(found, hurt[TABLES[Node]], words),
        *_stand_in_sources(found, hurt[TABLES[Source]], words),
        *_let_texts_go(found),
        *_let_originals_go(found, kept_bytes),
        *_let_targets_go(found),
        *_leave_out(found),
        *_uncheck_passages(found),
        *_other_hurt(found, hurt),
    ]
    _make_roots(found, (placed & known) | (set(found[Node]) - known))
    return [one for record_type in TABLES for one in found[record_type].values()], notes


def _all(found: Found, record_type: type[R]) -> list[R]:
    return list(found[record_type].values())


def _keep_one_info(found: Found) -> list[Fault]:
    infos = _all(found, MapInfo)
    kept = infos[0] if infos else MapInfo(new_id())
    found[MapInfo] = {kept.id: kept}
    return [] if infos else [Fault(TABLES[MapInfo], kept.id, what=N("Faults", "could not be read, and was left empty"))]


def _keep_one_exercise(found: Found) -> list[Fault]:
    exercises, what = _all(found, Exercise), N("Faults", "is one exercise too many, and was left out")
    found[Exercise] = {one.id: one for one in exercises[:1]}
    return [Fault(TABLES[Exercise], one.id, what=what) for one in exercises[1:]]


def _part_shared_ids(found: Found) -> list[Fault]:
    """Steps and places under the id of a card, and places under that of a step, get ids of their own."""
    steps = {one_id: new_id() for one_id in found[Inference] if one_id in found[Node]}
    places = {one_id: new_id() for one_id in found[Premise] if one_id in found[Node] or one_id in found[Inference]}
    for record_type, names in REFERENCES.items():
        own = {Inference: steps, Premise: places}.get(record_type, {})
        for one in _all(found, record_type) if steps or own else ():
            named = [name for name, target in names.items() if target is Inference and getattr(one, name) in steps]
            changed: dict[str, Any] = {name: steps[getattr(one, name)] for name in named}
            if changed or one.id in own:
                del found[record_type][one.id]
                made = replace(one, id=own.get(one.id, one.id), **changed)
                found[record_type][made.id] = made
    what = N("Faults", "had the id of something else, and got one of its own")
    return [Fault(TABLES[kind], one, what=what) for kind, ids in ((Inference, steps), (Premise, places)) for one in ids]


def _stand_in_cards(found: Found, hurt: Mapping[object, Row], words: StandIns) -> list[Fault]:
    """A card for each that is named but lost, and for each that is not as it was, with what is left of its words."""
    named = [one.node_id for one in _all(found, Premise)]
    named += [one.target_node_id for one in _all(found, Inference) if one.target_node_id is not None]
    lost = [one for one in dict.fromkeys(named) if one not in found[Node]]
    rows = {_id_of(one): row for one, row in hurt.items() if one not in found[Node]}
    above = _cards_above(found) if lost else {}
    notes = []
    for node_id in dict.fromkeys([*rows, *lost]):
        cells = _cells(Node, rows.get(node_id, ()))
        left = _left_of(cells.get("text"), NODE_TEXT - len(words.hurt))
        kind = next((one for one in Kind if one == cells.get("kind")), Kind.CLAIM)
        found[Node][node_id] = Node(node_id, kind, words.hurt.format(left) if left else words.lost_card)
        notes.append(_note_of_card(node_id, left, above.get(node_id, "")))
    return notes


def _note_of_card(node_id: RecordId, left: str, above: str) -> Fault:
    if left:
        return Fault(TABLES[Node], node_id, "text", place=start_of(left))
    return Fault(TABLES[Node], node_id, what=f"below “{above}” could not be read" if above else "could not be read")


def _cards_above(found: Found) -> dict[RecordId, str]:
    """By the id of a card, the first words of the card below which it stands."""
    texts = {one.id: one.text for one in _all(found, Node)}
    targets = {one.id: texts.get(one.target_node_id or "", "") for one in _all(found, Inference)}
    return {one.node_id: start_of(targets.get(one.inference_id)) for one in _all(found, Premise)}


def _stand_in_sources(found: Found, hurt: Mapping[object, Row], words: StandIns) -> list[Fault]:
    lost = [one.source_id for one in _all(found, SourceText) if one.source_id not in found[Source]]
    rows = {_id_of(one): row for one, row in hurt.items() if one not in found[Source]}
    notes = []
    for source_id in dict.fromkeys([*rows, *lost]):
        left = _left_of(_cells(Source, rows.get(source_id, ())).get("title"), SHORT_TEXT - len(words.hurt))
        found[Source][source_id] = Source(source_id, words.hurt.format(left) if left else words.lost_source)
        what = "is not as it was written" if left else "could not be read"
        notes.append(Fault(TABLES[Source], source_id, what=what, place=start_of(left)))
    return notes


def _let_texts_go(found: Found) -> list[Fault]:
    """A version whose text is lost keeps its place, without a text, so that its quotes stay with their source."""
    notes = []
    for one in _all(found, SourceText):
        if not one.text and one.sha256 != EMPTY_SHA256:
            found[SourceText][one.id] = replace(without_text(one), original_sha256=one.original_sha256)
            what = "could not be read; the quotes from it are kept"
            notes.append(Fault(TABLES[SourceText], one.id, "text", what, _title(found, one)))
    return notes


def _let_originals_go(found: Found, kept_bytes: Container[str]) -> list[Fault]:
    """A version whose original document is lost is kept without it."""
    lost = [one for one in _all(found, SourceText) if one.original_sha256 and one.original_sha256 not in kept_bytes]
    for one in lost:
        found[SourceText][one.id] = replace(one, original_sha256=None)
    return [
        Fault(
            TABLES[SourceText],
            one.id,
            "original_sha256",
            N("Faults", "is kept without its document"),
            _title(found, one),
        )
        for one in lost
    ]


def _title(found: Found, text: SourceText) -> str:
    return start_of(found[Source][text.source_id].title)


def _let_targets_go(found: Found) -> list[Fault]:
    """A step whose own target, another step, is lost bears on nothing; its branch is drawn by itself."""
    steps = found[Inference]
    lost = [one for one in _all(found, Inference) if one.target_inference_id and one.target_inference_id not in steps]
    for one in lost:
        steps[one.id] = replace(one, target_inference_id=None)
    return [
        Fault(TABLES[Inference], one.id, what=N("Faults", "bears on a step that could not be read")) for one in lost
    ]


def _leave_out(found: Found) -> list[Fault]:
    """Leave out what names something that is not there."""
    notes = []
    for record_type in TABLES:
        if record_type is not Passage:
            lost = [one for one in found[record_type].values() if _names_lost(found, one)]
            for one in lost:
                del found[record_type][one.id]
            notes += [Fault(TABLES[record_type], one.id, what=NAMES_LOST, place=_card_of(found, one)) for one in lost]
    return notes


def _card_of(found: Found, one: Record) -> str:
    """The first words of the card that a record is about, if it is about one."""
    node = found[Node].get(getattr(one, "node_id", None) or "")
    return start_of(node.text) if node is not None else ""


def _names_lost(found: Found, one: Record) -> bool:
    return any(
        named is not None and named not in found[target] and (type(one), name) not in SOFT_REFERENCES
        for name, target in REFERENCES.get(type(one), {}).items()
        for named in [getattr(one, name)]
    )


def _make_roots(found: Found, may_be: set[RecordId]) -> None:
    """Of the cards whose place is lost, those with a branch become roots; the others are in the tray."""
    placed = {one.node_id for one in _all(found, Premise)}
    targets = {one.target_node_id for one in _all(found, Inference)}
    nodes = _all(found, Node)
    loose_ids = (may_be & targets) - placed
    loose = [one for one in nodes if one.id in loose_ids and not one.order_key]
    last = max((one.order_key for one in nodes), default="") or None
    for one, key in zip(loose, keys_between(last, None, len(loose)) or (), strict=False):
        found[Node][one.id] = replace(one, order_key=key)


def _uncheck_passages(found: Found) -> list[Fault]:
    """Quotes whose text is lost, or does not hold them, keep their words and say that they were not checked.

    Of a text that is lost it was said already that its quotes are kept.
    """
    document = Document(one for records in found.values() for one in records.values())
    notes = []
    for one in _all(found, Passage):
        text = found[SourceText].get(one.source_text_id or "")
        if text is None and one.source_text_id is not None:
            found[Passage][one.id] = replace(unchecked(document, one), source_text_id=None)
        elif not stands_in_text(document, one):
            found[Passage][one.id] = unchecked(document, one)
        else:
            continue
        if text is None or text.text:
            notes.append(
                Fault(
                    TABLES[Passage], one.id, what=N("Faults", "lost its place in the source"), place=start_of(one.exact)
                )
            )
    return notes


def _other_hurt(found: Found, hurt: Hurt) -> list[Fault]:
    """The rows that were left out because they are not as they were written."""
    return [
        Fault(table, str(row_id), what=LEFT_OUT, place=_words_of(record_type, row))
        for record_type, table in TABLES.items()
        if record_type not in (Node, Source)
        for row_id, row in hurt[table].items()
        if row_id not in found[record_type]
    ]


def _words_of(record_type: type[Record], row: Row) -> str:
    return start_of(_left_of(_cells(record_type, row).get("exact"), SHORT_TEXT))


def _cells(record_type: type[Record], row: Row) -> dict[str, Any]:
    return dict(zip((column.name for column in COLUMNS[record_type]), row, strict=False))


def _id_of(said: object) -> RecordId:
    """The id that a hurt row says; another one if it cannot be one."""
    return said if isinstance(said, str) and IS_ID.match(said) else new_id()


def _left_of(text: object, most: int) -> str:
    """What can be read of a text, with a mark in place of what cannot."""
    if not isinstance(text, str):
        return ""
    return text.encode(errors="replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")[:most]
