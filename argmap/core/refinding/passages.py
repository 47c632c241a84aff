"""The passages of a source, found again in a newer text of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.core.document import Records
from argmap.core.graph import linked
from argmap.core.records import Passage, RecordId, SourceText
from argmap.core.refinding.finder import Finder, Searched
from argmap.core.refinding.found import Found
from argmap.core.versions import origin_of

Heed = Callable[[int, int], None]
"""Told how many passages of how many have been sought; may raise to stop."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A linked passage, and the words by which it is found again: `text[start:end]`, those of `origin`.

    The origin is the passage itself, or what it was found from if nobody has looked at that yet.
    """

    passage: Passage
    origin: Passage
    text: str
    start: int
    end: int


def sought_in(records: Records, source_id: RecordId) -> tuple[Sought, ...]:
    """The linked passages of all versions of a source, as they are to be sought in its next one.

    One without words, as only a map of another hand holds it, stays where it is.
    """
    return tuple(_sought(records, source_id))


def find_all(
    sought: Sequence[Sought], new_text: str, heed: Heed = lambda done, total: None
) -> Mapping[RecordId, Found]:
    """What became of each passage, by its id. Milliseconds a passage, seconds for a long text: for a thread."""
    found: dict[RecordId, Found] = {}
    if not sought:
        return found
    finders: dict[str, Finder] = {}

    def go_on() -> None:
        heed(len(found), len(sought))

    searched = Searched(new_text, go_on)
    for one in sought:
        go_on()
        if one.text not in finders:
            finders[one.text] = Finder(one.text, searched, go_on)
        found[one.passage.id] = finders[one.text].find(one.start, one.end)
    return found


def found_by_now(
    records: Records, text: SourceText, sought: Sequence[Sought], found: Mapping[RecordId, Found]
) -> Mapping[RecordId, Found]:
    """What became of the passages of a source: `found`, but for those that are not as they were `sought` any more."""
    unchanged = set(sought)
    others = [one for one in sought_in(records, text.source_id) if one not in unchanged]
    return {**found, **find_all(others, text.text)}


def _sought(records: Records, source_id: RecordId) -> Iterator[Sought]:
    for version in records.where(SourceText, "source_id", source_id):
        for passage in linked(records, records.where(Passage, "source_text_id", version.id)):
            origin = origin_of(records, passage)
            text = records.find(SourceText, origin.source_text_id) if origin.source_text_id is not None else None
            start, end = origin.start, origin.end
            if text is not None and start is not None and end is not None and start < end:
                yield Sought(passage, origin, text.text, start, end)
            elif origin.exact.strip():
                words, begin = origin.prefix + origin.exact + origin.suffix, len(origin.prefix)
                yield Sought(passage, origin, words, begin, begin + len(origin.exact))
