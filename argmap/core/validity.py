"""What a change must hold to, beyond its references: passages that never lie, and sizes that argmap handles."""

from collections.abc import Callable, Iterable
from functools import partial
from hashlib import sha256

from argmap.core.change import Change
from argmap.core.depth import cycles_and_depth
from argmap.core.document import Document
from argmap.core.errors import EditRefused
from argmap.core.graph import Place, node_above, place_of, targets_of, with_all_upon
from argmap.core.limits import DEPTH, NODES, OPEN_DATA, ROWS, SOURCE_TEXT
from argmap.core.records import (
    RECORD_TYPES,
    Exercise,
    Foreign,
    Inference,
    MapInfo,
    Node,
    Passage,
    PassageState,
    Premise,
    Record,
    RecordId,
    Source,
    SourceText,
    canonical_json,
)

OPEN_FIELDS: dict[type[Record | None], tuple[str, ...]] = {
    MapInfo: ("rules",),
    Node: ("tags",),
    Source: ("citation",),
    SourceText: ("locators",),
    Passage: ("ranges",),
    Foreign: ("data",),
    Exercise: ("rubric", "hints", "proofs"),
}
"""Lists and JSON, of which the records do not say how long they may be: a file with longer ones is not opened."""
DRAWN: frozenset[type[Record]] = frozenset({Node, Inference, Premise})
"""What is drawn and selected by its id alone, so that no two of these may share one."""
FEW = 500  # of a list, that are short enough whatever they say
UTF_8_BYTES = 4  # of a character at most


def refuse_untrue(document: Document, change: Change) -> None:
    """Raises `EditRefused` if a passage of the change is not what its text says there, or there is too much in the map.

    A version of a text has the digest that it says, and never becomes another. To be asked after the document has
    applied the change.
    """
    for before, text in change.records(SourceText):
        if text is not None and not _is_as_said(before, text):
            raise EditRefused("A version of a source cannot become another text; add a new version.")
    for _, passage in change.records(Passage):
        if passage is not None and not stands_in_text(document, passage):
            raise EditRefused("A passage does not stand in its source as it says.")
    _refuse_long(change)
    _refuse_shared_ids(document, change)
    if document.count(MapInfo) != 1 and change.has(MapInfo):
        raise EditRefused("A map says once what it is.")
    if document.count(Exercise) > 1 and change.added(Exercise):
        raise EditRefused("The map is an exercise already; it cannot be two.")
    if document.count(Node) > NODES and change.added(Node):
        raise EditRefused(f"The map would have {document.count(Node):,} cards; argmap holds at most {NODES:,}.")
    if any(document.count(kind) > ROWS for kind in RECORD_TYPES if change.has(kind)):
        raise EditRefused(f"The map would have more than {ROWS:,} entries of one kind; argmap holds at most so many.")


def _refuse_shared_ids(document: Document, change: Change) -> None:
    """Raises `EditRefused` for a card, a place or a step under the id of another of these."""
    for kind in DRAWN:
        others = [one for one in DRAWN if one is not kind]
        if any(document.find(other, one.id) is not None for one in change.added(kind) for other in others):
            raise EditRefused("A card or a step in this has the id of something else in the map.")


def _refuse_long(change: Change) -> None:
    """Raises `EditRefused` for a list or open data with which the map could not be opened again."""
    for _, one in change.pairs:
        if any(_is_long(getattr(one, name)) for name in OPEN_FIELDS.get(type(one), ())):
            raise EditRefused("Something in this is longer than a map can hold: a list, or what came with a file.")
        if isinstance(one, SourceText) and _is_beyond(one.text, SOURCE_TEXT):
            raise EditRefused(f"A source holds at most {SOURCE_TEXT:,} bytes of text.")


def _is_long(value: str | tuple[object, ...]) -> bool:
    if isinstance(value, str):
        return _is_beyond(value, UTF_8_BYTES * OPEN_DATA)
    return len(value) > FEW and len(canonical_json(value).encode()) > UTF_8_BYTES * OPEN_DATA


def _is_beyond(text: str, most_bytes: int) -> bool:
    return UTF_8_BYTES * len(text) > most_bytes and len(text.encode()) > most_bytes


def _is_as_said(before: SourceText | None, text: SourceText) -> bool:
    if before is not None:
        return before.sha256 == text.sha256 and before.text == text.text
    return sha256(text.text.encode()).hexdigest() == text.sha256


def stands_in_text(document: Document, passage: Passage) -> bool:
    """Whether `text[start:end] == exact`; a passage without offsets may not say that it is exact."""
    if passage.start is None or passage.end is None:
        return stands_nowhere(passage)
    text = document.find(SourceText, passage.source_text_id) if passage.source_text_id is not None else None
    return text is not None and stands_at(passage, text.text)


def stands_nowhere(passage: Passage) -> bool:
    """Whether a passage says of itself that it has no place in a text, and so does not say that it is exact."""
    return passage.start is passage.end is None and passage.state is not PassageState.EXACT


def stands_at(passage: Passage, text: str) -> bool:
    """Whether `text[start:end] == exact`, without making a slice that may be as large as the text.

    The ranges that are meant of it lie within it.
    """
    start, end = passage.start, passage.end
    if start is None or end is None or end > len(text) or end - start != len(passage.exact):
        return False
    is_within = all(start <= begin <= stop <= end for begin, stop in passage.ranges)
    return is_within and text.startswith(passage.exact, start)


def refuse_deep(document: Document, change: Change) -> None:
    """Raises `EditRefused` if some way down through the places of the change is then more than `DEPTH` cards long.

    Not only the ways that are drawn count: taking away a first place must not make the map too deep. Where a way leads
    into a circle the whole map is looked through, as when it is opened. To be asked after the document has applied the
    change.
    """
    if document.count(Node) <= DEPTH:
        return
    new_ids = {node.id for node in change.added(Node)}
    depths: dict[RecordId, int] = {}
    heights: dict[RecordId, int] = {}
    circles: list[RecordId] = []
    for place in _placed(document, change):
        above = node_above(document, place)
        depth = _longest(above, partial(targets_of, document), depths, circles) if above is not None else 0
        is_new = place.node_id in new_ids  # what is below it is among the places of the change
        height = 1 if is_new else _longest(place.node_id, partial(_nodes_below, document), heights, circles)
        if depth + height > DEPTH:
            raise EditRefused(f"A branch can be at most {DEPTH:,} cards deep.")
    if circles and cycles_and_depth(document.records())[1] > DEPTH:
        raise EditRefused(f"A branch can be at most {DEPTH:,} cards deep.")


def _placed(document: Document, change: Change) -> list[Place]:
    """The places that a change makes or moves."""
    moved = [step.id for before, step in change.records(Inference) if step is not None and _bears_anew(before, step)]
    premises = {p.id: p for _, p in change.records(Premise) if p is not None}
    for step_id in with_all_upon(document, moved):
        premises |= {p.id: p for p in document.where(Premise, "inference_id", step_id)}
    return [place_of(premise) for premise in premises.values()]


def _bears_anew(before: Inference | None, step: Inference) -> bool:
    """Whether a step bears on something else than before."""
    now = (step.target_node_id, step.target_inference_id)
    return before is None or (before.target_node_id, before.target_inference_id) != now


def _nodes_below(document: Document, node_id: RecordId) -> list[RecordId]:
    steps = [step.id for step in document.where(Inference, "target_node_id", node_id)]
    below = with_all_upon(document, steps)
    return [premise.node_id for one in below for premise in document.where(Premise, "inference_id", one)]


def _longest(
    start: RecordId,
    ways: Callable[[RecordId], Iterable[RecordId]],
    known: dict[RecordId, int],
    circles: list[RecordId],
) -> int:
    """The most cards in a row from a node along the ways, with itself; a circle is noted, and left where it closes."""
    ahead: dict[RecordId, list[RecordId]] = {}
    waiting = [start]
    while waiting:
        node_id = waiting[-1]
        if node_id not in known and node_id not in ahead:
            ahead[node_id] = list(ways(node_id))
            waiting += [one for one in ahead[node_id] if one not in known and one not in ahead]
            continue
        waiting.pop()
        if node_id not in known:
            known[node_id] = 1 + max((known.get(one, 0) for one in ahead[node_id]), default=0)
            circles += [one for one in ahead[node_id] if one not in known or one == node_id]
    return known[start]
