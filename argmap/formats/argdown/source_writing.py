"""Sources as a list in the front matter, passages as data of cards and steps."""

from argmap.core.document import Document
from argmap.core.graph import passages_of, passages_of_step
from argmap.core.records import Node, RecordId, Source, SourceText
from argmap.formats.argdown.fields import PASSAGES, SOURCE_FIELDS
from argmap.formats.argdown.model import Json


class SourceWriter:
    """Knows the number of each source of a map."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sources = list(document.all(Source))
        self._numbers = {source.id: number for number, source in enumerate(self._sources, 1)}

    def listed(self) -> list[Json]:
        """The fields of each source, by its number."""
        return [{name: value for name in SOURCE_FIELDS if (value := getattr(one, name))} for one in self._sources]

    def passages(self, card_or_step: RecordId) -> dict[str, Json]:
        """What a card or a step rests on, as fields of its data."""
        is_card = self._document.find(Node, card_or_step) is not None
        found = (passages_of if is_card else passages_of_step)(self._document, card_or_step)
        said: list[Json] = []
        for link, passage in found:
            text_id = passage.source_text_id
            text = self._document.find(SourceText, text_id) if text_id is not None else None
            number = self._numbers.get(text.source_id) if text is not None else None
            fields: dict[str, Json] = {"doc": number} if number is not None else {"doc": "?"}
            fields |= {"start": passage.start, "end": passage.end} if passage.start is not None else {}
            fields |= {"exact": passage.exact, "role": link.role.value}
            said.append(fields | ({"page": passage.page} if passage.page else {}))
        return {PASSAGES: said} if said else {}
