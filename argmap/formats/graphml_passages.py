"""Passages as fields of nodes, which others see in their tables, and the sources as one list in JSON of the graph."""

import json
import re
from collections.abc import Iterator, Mapping

from argmap.core.document import Document
from argmap.core.records import Inference, Node, RecordId, SourceText
from argmap.formats.graphml import SOURCES
from argmap.formats.graphml_parsing import Thing
from argmap.formats.passage_reading import Passages, Quoted, link_role, offset_of
from argmap.formats.passage_writing import document_names, documents_of, quoted_of, source_fields
from argmap.formats.report import Tally
from argmap.formats.sound_text import sound
from argmap.formats.xml_text import list_in_xml

FIELDS = ("document", "start", "end", "exact", "page", "passage_role")
OFFSET = re.compile(r"(?:start|end)(?:_[0-9]+)?")
MOST = 1_000  # passages of a node
NO_LIST = "The sources are no list of objects in JSON with an id; passages name them by their titles."


class PassageFields:
    """Writes the sources of a map, and the passages of its cards and steps."""

    def __init__(self, document: Document, tally: Tally) -> None:
        self._document, self._tally = document, tally
        self._documents = [*documents_of(document, tally)]
        self._names = document_names(self._documents)

    def sources(self) -> dict[str, str]:
        """The field of the graph; none where the map has no sources."""
        found = []
        for one, source in self._documents:
            text = {"text": one.text} if isinstance(one, SourceText) else {}
            found.append({"id": self._names[one.id], **source_fields(one, source), **text})
            self._tally.keep("sources")
        return {SOURCES: list_in_xml(found)} if found else {}

    def of(self, one: Node | Inference) -> dict[str, str]:
        """The fields of a card or a step: those of its second passage end in _2, and so on."""
        fields: dict[str, str] = {}
        for number, (link, passage) in enumerate(quoted_of(self._document, one, self._tally), 1):
            said = {"document": self._names.get(passage.source_text_id or "", ""), "page": passage.page or ""}
            if passage.start is not None and passage.end is not None:
                said |= {"start": str(passage.start), "end": str(passage.end)}
            said = {name: value for name, value in said.items() if value}
            said |= {"exact": passage.exact, "passage_role": link.role.value}
            fields |= {_numbered(name, number): said[name] for name in FIELDS if name in said}
        return fields


def take_sources(graph: Thing, passages: Passages) -> bool:
    """Make the sources that the graph lists. Whether it does; if it lists something else, that is told."""
    said = graph.fields.get(SOURCES, "")
    if not said.strip():
        return False
    try:
        found = json.loads(said)
    except (ValueError, RecursionError):
        found = None
    is_list = isinstance(found, list) and all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in found)
    if not is_list:
        passages.builder.tally.approximate("sources", "", NO_LIST)
        return False
    for number, one in enumerate(found):
        fields = {name: sound(value) for name, value in one.items() if isinstance(value, str)}
        passages.add(one["id"], fields, fields.get("text"), f"{SOURCES}[{number}]")
        passages.builder.tally.keep("sources")
    return True


def take_passages(said: Mapping[str, str], passages: Passages, card_or_step: RecordId, place: str) -> set[str]:
    """Tie a card or a step to what its node quotes. Gives the fields that say so."""
    taken: set[str] = set()
    for quoted, names in _quoted(said, place):
        if passages.tie(quoted, card_or_step):
            taken |= names
    return taken


def _quoted(said: Mapping[str, str], place: str) -> Iterator[tuple[Quoted, set[str]]]:
    for number in range(1, MOST + 1):
        named = {name: _numbered(name, number) for name in FIELDS}
        if named["exact"] not in said:
            return
        start, end = (offset_of(said.get(named[name])) for name in ("start", "end"))
        document, page = said.get(named["document"], ""), said.get(named["page"], "")
        role = link_role(said.get(named["passage_role"], ""))
        yield Quoted(document, sound(said[named["exact"]]), place, start, end, page, role), set(named.values())


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}_{number}"
