"""The one answer to what is searched for, as the window and the command line give it: group by group, with counts."""

from dataclasses import dataclass

from argmap.core.document import Records
from argmap.core.records import Passage, Source, SourceText
from argmap.core.references.terms import ENGLISH, Terms
from argmap.core.references.where import origin, place_at, place_of
from argmap.storage.search import Hit, SearchIndex
from argmap.storage.searched import Group

ALL = -1


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one group that were asked for, and how many there are."""

    group: Group
    count: int
    hits: tuple[Hit, ...]


def answer(index: SearchIndex, typed: str, most: int = ALL) -> list[Found]:
    """At most that many hits of each group in which something is found; the best first (see `SearchIndex.find`)."""
    found = ((group, index.find(typed, most, group)) for group in Group)
    return [Found(group, index.count(typed, group), tuple(hits)) for group, hits in found if hits]


def source_of(records: Records, hit: Hit, terms: Terms = ENGLISH) -> tuple[Source | None, str]:
    """The source a hit is in, and where in it: “p. 12”, “Noise”; neither for what is not of a source."""
    match hit.record:
        case Passage() as passage:
            source, text = origin(records, passage)
            return source, place_of(text, passage, terms)
        case SourceText() as text:
            start = hit.marks()[0][1][0][0]
            return records.find(Source, text.source_id), place_at(text, start, terms)
        case Source() as source:
            return source, ""
    return None, ""
