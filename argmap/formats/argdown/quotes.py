"""The sources and quotes that stand in Argdown's data."""

from dataclasses import dataclass, field

from argmap.core.limits import NOTE_TEXT, SHORT_TEXT
from argmap.core.records import LinkRole, RecordId, Source
from argmap.formats.argdown.fields import PASSAGES, SOURCE_FIELDS, SOURCES, chosen
from argmap.formats.argdown.model import Json
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.sound_text import sound

NAMED = ("source", SOURCES)


@dataclass(slots=True)
class Quotes:
    """Makes sources by their number in the front matter, or by title, and ties cards and steps to words of them."""

    builder: GraphBuilder
    _numbered: list[RecordId] = field(default_factory=list)
    _titled: dict[str, RecordId] = field(default_factory=dict)

    def list_sources(self, listed: Json) -> None:
        """The sources that argmap lists in the front matter."""
        for number, one in enumerate(listed if isinstance(listed, list) else (), 1):
            if not isinstance(one, dict):
                self.builder.tally.drop("sources", f"source {number:,}", "It has no title and no fields.")
                self._numbered.append("")
                continue
            said = {name: self._text(one.get(name), name) for name in SOURCE_FIELDS}
            text_id = self.builder.cited(Source(id=self.builder.new_id(), **said))
            self._numbered.append(text_id)
            self._titled.setdefault(said["title"], text_id)
            self.builder.tally.keep("sources")

    def _text(self, value: Json, name: str) -> str:
        text = sound(value) if isinstance(value, str) else ""
        return text[: NOTE_TEXT if name == "notes" else SHORT_TEXT]

    def add_all(self, data: dict[str, Json], card_or_step: RecordId, place: str) -> None:
        """What the data of a card or a step say of sources and passages."""
        passages = data.get(PASSAGES)
        for one in passages if isinstance(passages, list) else ():
            self._passage(one, card_or_step, place)
        for name in NAMED:
            found = data.get(name)
            for title in found if isinstance(found, list) else [found]:
                if isinstance(title, str) and title.strip():
                    self._source(title)
                    reason = "The source is listed, though not on which of its words the card rests."
                    self.builder.tally.approximate("names of sources", place, reason)

    def _passage(self, one: Json, card_or_step: RecordId, place: str) -> None:
        said = one if isinstance(one, dict) else {}
        doc, exact, role = said.get("doc"), said.get("exact"), said.get("role")
        text_id = self._numbered[doc - 1] if type(doc) is int and 0 < doc <= len(self._numbered) else ""
        if not text_id and isinstance(doc, str):
            text_id = self._source(doc)
        if not text_id or not isinstance(exact, str):
            self.builder.tally.drop("passages", place, "A passage says neither which words nor of which source.")
            return
        page = said.get("page")
        link = chosen(role, LinkRole.PARAPHRASES)
        self.builder.quotation(text_id, exact, card_or_step, link, page=page if isinstance(page, str) else "")
        self.builder.tally.keep("passages")

    def _source(self, title: str) -> RecordId:
        """The source of that title, which is its address if it looks like one."""
        title = self._text(title.strip(), "title")
        if title not in self._titled:
            url = title if title.startswith(("http://", "https://")) else ""
            self._titled[title] = self.builder.cited(Source(id=self.builder.new_id(), title=title, url=url))
        return self._titled[title]
