"""Versions of a source that both sides numbered alike: one after the other, in an order that depends on neither."""

from collections.abc import Iterable
from dataclasses import replace

from argmap.core.merging.conflicts import Choice, Conflict, ConflictKind, key_of
from argmap.core.merging.state import Merging
from argmap.core.records import Source, SourceText


def number_versions(merging: Merging) -> None:
    """Give versions of one number different ones; the chosen side's come last, so that they are the newest."""
    texts_put = (text for _, text in merging.draft.edited(SourceText))
    for source_id in sorted({text.source_id for text in texts_put}):
        source = merging.draft.find(Source, source_id)
        if source is None:
            continue
        texts = merging.draft.where(SourceText, "source_id", source.id)
        if len({text.version for text in texts}) < len(texts) and not _was_so(merging, source):
            conflict = Conflict(ConflictKind.VERSIONS, key_of(source))
            _number(merging, texts, conflict, merging.ask(conflict))


def _was_so(merging: Merging, source: Source) -> bool:
    """Whether a side has versions of one number already, as imported maps may."""
    rows = (side.where(SourceText, "source_id", source.id) for side in merging.sides.values())
    return any(len({text.version for text in row}) < len(row) for row in map(list, rows))


def _number(merging: Merging, texts: Iterable[SourceText], conflict: Conflict, chosen: Choice) -> None:
    last = 0
    newest = merging.sides.get(chosen)
    known = {text.id for text in newest.all(SourceText)} if newest is not None else set()
    for text in sorted(texts, key=lambda one: (one.version, one.id in known, one.sha256, one.id)):
        last = max(last + 1, text.version)
        if last != text.version:
            merging.draft.put(replace(text, version=last))
            merging.cover(conflict.key, key_of(text))
