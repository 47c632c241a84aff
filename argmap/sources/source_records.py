"""A document as read to the records of a map."""

import json
from hashlib import sha256
from pathlib import PurePath

from argmap.core.ids import NewId
from argmap.core.records import Source, SourceText
from argmap.sources.document import SourceDocument, short


def source_records(document: SourceDocument, name: str, new_id: NewId) -> tuple[Source, SourceText]:
    """The source and the first version of its text. A document that gives no title is called as its file `name`.

    The original bytes are not in the records: they are stored beside them, under `original_sha256`.
    """
    source = Source(
        id=new_id(),
        title=document.title or short(PurePath(name).stem),
        kind=document.media_type,
        authors=document.authors,
        issued=document.issued,
        url=document.url,
        citation=json.dumps({"language": document.language} if document.language else {}),
    )
    return source, source_text(document, source, 1, new_id)


def source_text(document: SourceDocument, source: Source, version: int, new_id: NewId) -> SourceText:
    """The document as version number `version` of a source's text."""
    return SourceText(
        id=new_id(),
        source_id=source.id,
        version=version,
        text=document.text,
        sha256=sha256(document.text.encode("utf-8")).hexdigest(),
        media_type=document.media_type,
        locators=document.locators,
        original_sha256=sha256(document.original).hexdigest(),
    )
