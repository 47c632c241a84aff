"""In what the sources of two maps differ, and the maps as a whole."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import partial

from argmap.core.document import Document
from argmap.core.records import MapInfo, Source, SourceText
from argmap.core.versions import newest_version
from argmap.reasoning.comparing.cards import differing_fields
from argmap.reasoning.comparing.findings import Finding, FindingKind

OF_MAP = ("title", "task", "description", "author", "licence", "language")
OF_SOURCE = tuple(one.name for one in fields(Source) if one.name != "id")


def source_findings(a: Document, b: Document, by_id: bool) -> Iterator[Finding]:
    """Sources that came, went, have other data or another newest text."""
    paired = _paired(a, b, by_id)
    for source in a.all(Source):
        other = paired.get(source.id)
        if other is None:
            yield Finding(FindingKind.SOURCE_REMOVED, source_id=source.id)
        elif names := differing_fields(source, other, OF_SOURCE) + _other_text(a, b, source, other):
            yield Finding(FindingKind.SOURCE, source_id=other.id, fields=names)
    known = {other.id for other in paired.values()}
    yield from (Finding(FindingKind.SOURCE_ADDED, source_id=one.id) for one in b.all(Source) if one.id not in known)


def map_findings(a: Document, b: Document) -> Iterator[Finding]:
    """What is said otherwise of the map as a whole; whose copy it is counts for nothing."""
    for one, other in zip(a.all(MapInfo), b.all(MapInfo), strict=False):
        if names := differing_fields(one, other, OF_MAP):
            yield Finding(FindingKind.MAP, fields=names)


def _paired(a: Document, b: Document, by_id: bool) -> dict[str, Source]:
    """Which source of the second map each of the first is: by id, or by the bytes of a text, or else by its title."""
    paired: dict[str, Source] = {}
    left = list(b.all(Source))
    tests: list[Callable[[Source, Source], bool]] = [partial(_share_text, a, b), _same_title]
    for is_same in [_same_id, *tests] if by_id else tests:
        for one in a.all(Source):
            other = next((other for other in left if one.id not in paired and is_same(one, other)), None)
            if other is not None:
                paired[one.id] = other
                left.remove(other)
    return paired


def _same_id(one: Source, other: Source) -> bool:
    return one.id == other.id


def _share_text(a: Document, b: Document, one: Source, other: Source) -> bool:
    mine, theirs = (
        {text.sha256 for text in records.where(SourceText, "source_id", source.id) if text.text}
        for records, source in ((a, one), (b, other))
    )
    return not mine.isdisjoint(theirs)


def _same_title(one: Source, other: Source) -> bool:
    return one.title != "" and one.title.casefold() == other.title.casefold()


def _other_text(a: Document, b: Document, one: Source, other: Source) -> tuple[str, ...]:
    mine, theirs = newest_version(a, one.id), newest_version(b, other.id)
    return ("text",) if (mine and mine.sha256) != (theirs and theirs.sha256) else ()
