"""What is dragged between the views of one map: cards by their places, and words of a source."""

import json
import os

from PySide6.QtCore import QMimeData

from argmap.core.anchoring import Quote
from argmap.core.document import Document
from argmap.core.records import RecordId

PLACES = "application/x-argmap-places"
QUOTE = "application/x-argmap-quote"


def put_places(mime: QMimeData, place_ids: list[RecordId], document: Document) -> None:
    """Say which cards are dragged, and of which open map: a copy in another window has cards of the same ids."""
    mime.setData(PLACES, json.dumps([_sign(document), *place_ids]).encode())


def places_in(mime: QMimeData, document: Document) -> list[RecordId]:
    """The place ids of the dragged cards; none if it is something else that is dragged, or of another map."""
    match _read(mime, PLACES):
        case [sign, *found] if sign == _sign(document):
            return [one for one in found if isinstance(one, str)]
    return []


def _sign(document: Document) -> str:
    """By what an open map is known again, in this process alone."""
    return f"{os.getpid()} {id(document)}"


def has_files(mime: QMimeData) -> bool:
    """Whether files of this machine are dragged, which the window takes in wherever they are dropped."""
    return any(url.isLocalFile() for url in mime.urls())


def put_quote(mime: QMimeData, quote: Quote) -> None:
    """Say which words are dragged."""
    mime.setData(QUOTE, json.dumps([quote.source_text_id, quote.start, quote.end]).encode())


def quote_data(quote: Quote, text: str) -> QMimeData:
    """The quoted words of a text, with where they stand."""
    mime = QMimeData()
    mime.setText(text[quote.start : quote.end])
    put_quote(mime, quote)
    return mime


def quote_in(mime: QMimeData) -> Quote | None:
    """The dragged words of a source, or None."""
    match _read(mime, QUOTE):
        case [str(source_text_id), int(start), int(end)]:
            return Quote(source_text_id, start, end)
    return None


def _read(mime: QMimeData, kind: str) -> list[object]:
    try:
        found = json.loads(bytes(mime.data(kind).data()).decode()) if mime.hasFormat(kind) else []
    except ValueError:
        return []
    return found if isinstance(found, list) else []
