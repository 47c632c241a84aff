"""The sources of a map as annotations find them, and those that annotations name besides."""

from hashlib import sha256

from argmap.core.document import Document
from argmap.core.edits import source_text
from argmap.core.ids import NewId
from argmap.core.records import RecordId, Source, SourceText, canonical_json
from argmap.core.references.identity import doi_key
from argmap.formats.annotations.annotation import NamedSource
from argmap.formats.annotations.matching import file_name_in, match
from argmap.formats.annotations.wording import short

UNNAMED = "Annotated text"
"""The title of a source of which the file says nothing at all."""


class Shelf:
    """Frozen records of a map, so that a thread may read them. Sources that are named and not there are added.

    One for each file that arrives: what a name means is looked up once.
    """

    def __init__(self, document: Document) -> None:
        self._sources = {one.id: one for one in document.all(Source)}
        self._texts: dict[RecordId, list[SourceText]] = {}
        for text in sorted(document.all(SourceText), key=lambda one: -one.version):
            self._texts.setdefault(text.source_id, []).append(text)
        self._chosen: dict[NamedSource, SourceText] = {}
        self.added: list[tuple[Source, SourceText]] = []

    def text_for(self, named: NamedSource, source_id: RecordId | None, new_id: NewId) -> SourceText:
        """The version of a text that is meant: of that source, or of the one that is named, which may be a new one."""
        if named not in self._chosen:
            self._chosen[named] = self._choose(named, source_id, new_id)
        return self._chosen[named]

    def _choose(self, named: NamedSource, source_id: RecordId | None, new_id: NewId) -> SourceText:
        digest = named.sha256 or (sha256(named.text.encode()).hexdigest() if named.text else "")
        if source_id is None:
            source_id = self._source_with(digest) or self._source_named(named, new_id)
        texts = self._texts.get(source_id, [])
        same = next((text for text in texts if text.sha256 == digest), None)
        written = next((text for text in texts if text.text), None)
        return same or written or (texts[0] if texts else self._empty_text(source_id, new_id))

    def _source_with(self, digest: str) -> RecordId | None:
        found = {one.source_id for texts in self._texts.values() for one in texts if one.text and one.sha256 == digest}
        return found.pop() if len(found) == 1 else None

    def _source_named(self, named: NamedSource, new_id: NewId) -> RecordId:
        known = match(named, self._sources.values())
        return known.id if known is not None else self._add(named, new_id)

    def _add(self, named: NamedSource, new_id: NewId) -> RecordId:
        doi = named.doi or doi_key(named.address)
        source = Source(
            id=new_id(),
            title=short(named.title or named.file_name or file_name_in(named.address) or named.address) or UNNAMED,
            url="" if named.address.lower().startswith("file:") else short(named.address),
            citation=canonical_json({"DOI": doi} if doi else {}),
        )
        self._sources[source.id] = source
        self._put(source, source_text(source.id, named.text or "", new_id=new_id))
        return source.id

    def _empty_text(self, source_id: RecordId, new_id: NewId) -> SourceText:
        return self._put(self._sources[source_id], source_text(source_id, "", new_id=new_id))

    def _put(self, source: Source, text: SourceText) -> SourceText:
        self._texts.setdefault(source.id, []).append(text)
        self.added.append((source, text))
        return text
