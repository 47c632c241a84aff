"""Texts that come in a second time: a fragment rests on those that the map holds already."""

from dataclasses import dataclass, field, replace

from argmap.core.document import Records
from argmap.core.fragment import Fragment
from argmap.core.records import Passage, PassageLink, PassageState, Record, RecordId, Source, SourceText


@dataclass(slots=True)
class _Known:
    """Which ids of the fragment stand for which in the map."""

    sources: dict[RecordId, RecordId] = field(default_factory=dict)
    texts: dict[RecordId, RecordId] = field(default_factory=dict)
    passages: dict[RecordId, RecordId] = field(default_factory=dict)


def without_sources_known(fragment: Fragment, records: Records) -> Fragment:
    """The fragment resting on the texts (same words) and passages that `records` holds, where it holds them.

    Further versions of a known source become its newest ones. A source without a text is known by its document, as a
    scan has one, and by what it says of itself, as all of those have the same (empty) words. What comes from the map
    itself stays with its own source, though another has the same words.
    """
    known = _known(fragment, records)
    newest: dict[RecordId, int] = {}
    kept: list[Record] = []
    for one in fragment.records:
        match one:
            case Source() if one.id in known.sources:
                continue
            case SourceText() if one.id in known.texts:
                continue
            case Passage() if one.id in known.passages:
                continue
            case SourceText() if one.source_id in known.sources:
                source_id = known.sources[one.source_id]
                newest[source_id] = newest.get(source_id, _newest(records, source_id)) + 1
                kept.append(replace(one, source_id=source_id, version=newest[source_id]))
            case Passage() if one.source_text_id in known.texts:
                kept.append(replace(one, source_text_id=known.texts[one.source_text_id]))
            case PassageLink() if one.passage_id in known.passages:
                kept.append(replace(one, passage_id=known.passages[one.passage_id]))
            case _:
                kept.append(one)
    return replace(fragment, records=tuple(kept))


def _known(fragment: Fragment, records: Records) -> _Known:
    sources = {one.id: one for one in fragment.records if isinstance(one, Source)}
    here = {_words(text, records.find(Source, text.source_id)): text for text in records.all(SourceText)}
    known = _Known()
    for one in fragment.records:
        if isinstance(one, SourceText):
            words = _words(one, sources.get(one.source_id) or records.find(Source, one.source_id))
            own = records.find(SourceText, one.id)
            is_own = own is not None and _words(own, records.find(Source, own.source_id)) == words
            same = own if is_own else here.get(words)
            if same is not None:
                known.texts[one.id] = same.id
                known.sources[one.source_id] = same.source_id
    linked = {one.passage_id for one in fragment.records if isinstance(one, PassageLink)}
    for one in fragment.records:
        if isinstance(one, Passage) and one.id not in linked and records.find(Passage, one.id) is not None:
            known.passages[one.id] = one.id  # what another was found from, itself
        elif isinstance(one, Passage) and one.source_text_id in known.texts:
            same_passage = _same_passage(one, known.texts[one.source_text_id], records)
            if same_passage is not None:
                known.passages[one.id] = same_passage.id
    return known


def _words(text: SourceText, source: Source | None) -> tuple[object, ...]:
    if text.text or source is None:
        return (text.sha256,)
    return text.original_sha256, source.title, source.authors, source.issued, source.url


def _same_passage(passage: Passage, text_id: RecordId, records: Records) -> Passage | None:
    """The passage of the same words in the same place that is there already."""
    if passage.state is not PassageState.EXACT:
        return None
    found = records.where(Passage, "source_text_id", text_id)
    return next((one for one in found if _stretch(one) == _stretch(passage)), None)


def _stretch(passage: Passage) -> tuple[object, ...]:
    return passage.start, passage.end, passage.ranges, passage.state


def _newest(records: Records, source_id: RecordId) -> int:
    return max((text.version for text in records.where(SourceText, "source_id", source_id)), default=0)
