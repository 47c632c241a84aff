"""The versions of a source, and which passages in the newest one somebody still has to look at."""

from argmap.core.document import Records
from argmap.core.graph import linked
from argmap.core.records import Passage, RecordId, Source, SourceText

PDF = "application/pdf"


def versions_of(records: Records, source_id: RecordId) -> list[SourceText]:
    """The versions of a source, the oldest first."""
    return sorted(records.where(SourceText, "source_id", source_id), key=lambda text: text.version)


def newest_version(records: Records, source_id: RecordId) -> SourceText | None:
    """The newest version of a source; None for a source without any."""
    return max(records.where(SourceText, "source_id", source_id), key=lambda text: text.version, default=None)


def first_text(records: Records) -> RecordId | None:
    """The newest version of the first source that has one."""
    newest = (newest_version(records, source.id) for source in records.all(Source))
    return next((text.id for text in newest if text is not None), None)


def origin_of(records: Records, passage: Passage) -> Passage:
    """The passage itself, or what it was found from at any remove: the first with a place that somebody stands for."""
    seen: set[RecordId] = set()
    while not (passage.reviewed and passage.start is not None) and passage.found_from is not None:
        earlier = records.find(Passage, passage.found_from)
        if earlier is None or earlier.id in seen:
            return passage
        seen.add(earlier.id)
        passage = earlier
    return passage


def place_near(records: Records, passage: Passage) -> tuple[int, int]:
    """About where a lost passage would stand in its text: from the last that stood before it to the next behind it."""
    origin, text = origin_of(records, passage), records.find(SourceText, passage.source_text_id or "")
    start, end = 0, len(text.text) if text is not None else 0
    for one in linked(records, records.where(Passage, "source_text_id", passage.source_text_id or "")):
        before = origin_of(records, one)
        if one.start is None or one.end is None or before.start is None or origin.start is None:
            continue
        if before.start < origin.start:
            start = max(start, one.end)
        else:
            end = min(end, one.start)
    return start, max(start, end)


def doubtful_passages(records: Records, source_id: RecordId) -> list[Passage]:
    """The linked passages that were found in some version of a source and not looked at since.

    In the order in which they stood before; each with or without a place now.
    """
    found = [
        passage
        for text in records.where(SourceText, "source_id", source_id)
        for passage in linked(records, records.where(Passage, "source_text_id", text.id))
        if not passage.reviewed
    ]
    return sorted(found, key=lambda passage: (origin_of(records, passage).start or 0, passage.id))


def has_pages(text: SourceText | None) -> bool:
    """Whether a version of a source can be shown as its pages: it is a PDF, and the map keeps it."""
    return text is not None and text.media_type == PDF and text.original_sha256 is not None
