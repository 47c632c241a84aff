"""Which sentences of the sources a map rests on, each as one answer."""

from bisect import bisect_right
from collections.abc import Iterator

from argmap.core.document import Document
from argmap.core.records import Passage, RecordId, SourceText, canonical_json
from argmap.reasoning.sentences import sentences

Starts = dict[RecordId, list[tuple[int, int]]]
"""Where the sentences of a text stand."""


def sentences_said(document: Document) -> dict[str, None]:
    """The sentences that passages touch, in the order of the passages."""
    texts = {text.id: text for text in document.all(SourceText)}
    starts = {text_id: list(sentences(text.text, frozenset())) for text_id, text in texts.items()}
    found = (one for passage in document.all(Passage) for one in _touched(passage, texts, starts))
    return dict.fromkeys(found)


def sentences_of(document: Document, passage: Passage, starts: Starts) -> tuple[str, ...]:
    """The sentences that one passage touches. `starts` has those of the texts read so far, and gets those of others."""
    text = document.find(SourceText, passage.source_text_id) if passage.source_text_id is not None else None
    if text is None:
        return ()
    if text.id not in starts:
        starts[text.id] = list(sentences(text.text, frozenset()))
    return tuple(_touched(passage, {text.id: text}, starts))


def _touched(passage: Passage, texts: dict[RecordId, SourceText], starts: Starts) -> Iterator[str]:
    text = texts.get(passage.source_text_id or "")
    if text is None or passage.start is None or passage.end is None:
        return
    rows = starts[text.id]
    for at in range(bisect_right(rows, passage.start, key=_end), len(rows)):
        start = rows[at][0]
        if start >= passage.end:
            return
        yield canonical_json([text.sha256, start])


def _end(sentence: tuple[int, int]) -> int:
    return sentence[1]
