"""Whether records make a map together: ids that meet, passages that tell the truth, sizes that argmap handles."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from argmap.core.document import REFERENCES, SOFT_REFERENCES, Document
from argmap.core.limits import NODES, SOURCE_TEXT
from argmap.core.records import (
    Exercise,
    Inference,
    MapInfo,
    Node,
    Passage,
    PassageState,
    Record,
    RecordId,
    Source,
    SourceText,
)

WORDS: dict[type[Record], str] = {
    MapInfo: "the map",
    Node: "a node",
    Inference: "an inference",
    Source: "a source",
    SourceText: "a source text",
    Passage: "a passage",
}
BOUND = {
    record_type: [(name, target) for name, target in names.items() if (record_type, name) not in SOFT_REFERENCES]
    for record_type, names in REFERENCES.items()
}
"""The references that may not outlive what they name."""
VERSIONS = 1_000_000


def problems_of(placed: Sequence[tuple[str, Record]], document: Document) -> Iterator[str]:
    """What is wrong with the records as a whole, of which `document` is made.

    Each comes with its place in the file, as "nodes[3]".
    """
    yield from _repeated_ids(placed)
    if document.count(Exercise) > 1:
        yield "exercises has more than one entry; a map is one exercise at most"
    if document.count(Node) > NODES:
        yield f"it has {document.count(Node):,} nodes; argmap holds at most {NODES:,}"
    for place, one in placed:
        yield from _dangling(place, one, document)
        match one:
            case SourceText():
                yield from _source_text_problems(place, one, document)
            case Passage():
                yield from _passage_problems(place, one, document)


def _repeated_ids(placed: Sequence[tuple[str, Record]]) -> Iterator[str]:
    places: dict[RecordId, str] = {}
    for place, one in placed:
        if places.setdefault(one.id, place) != place:
            yield f"{place}.id is the id of {places[one.id]} as well"


def _dangling(place: str, one: Record, document: Document) -> Iterable[str]:
    return [
        f"{place}.{name} names {WORDS[target]} that is not there ({named})"
        for name, target in BOUND.get(type(one), ())
        if (named := getattr(one, name)) is not None and document.find(target, named) is None
    ]


def _source_text_problems(place: str, one: SourceText, document: Document) -> Iterator[str]:
    data = one.text.encode()
    if len(data) > SOURCE_TEXT:
        yield f"{place}.text has {len(data):,} bytes; at most {SOURCE_TEXT:,} are allowed"
    if sha256(data).hexdigest() != one.sha256:
        yield f"{place}.sha256 is not that of its text"
    if one.version > VERSIONS:
        yield f"{place}.version is more than {VERSIONS:,}"
    if any(start > len(one.text) for start, _, _ in one.locators):
        yield f"{place}.locators reach beyond the text"


def _passage_problems(place: str, one: Passage, document: Document) -> Iterator[str]:
    if one.start is None or one.end is None:
        if one.start is not one.end:
            yield f"{place} has a start without an end, or an end without a start"
        elif one.state is PassageState.EXACT:
            yield f"{place} says that it is exact, but not where it stands in a text"
        return
    text = document.find(SourceText, one.source_text_id) if one.source_text_id is not None else None
    if text is None:
        if one.source_text_id is None:
            yield f"{place} has a start and an end, but names no source text"
    elif text.text[one.start : one.end] != one.exact or one.end > len(text.text) or one.start > one.end:
        yield f"{place}.exact is not what its source text says from {one.start:,} to {one.end:,}"
    elif any(not one.start <= start <= end <= one.end for start, end in one.ranges):
        yield f"{place}.ranges reach beyond the passage"
