"""Sources and passages out of other formats: a stretch of a text, believed only where the words stand there."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.core.limits import NOTE_TEXT, SHORT_TEXT
from argmap.core.records import LinkRole, RecordId, Source
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.sound_text import sound
from argmap.intake.offsets import Utf16Map

MOST_SEARCHED = 300_000_000  # characters of texts, in all: a file may name a long one very often
SOURCE_FIELDS = ("kind", "authors", "issued", "reliability", "notes")
WHAT = "passages"
NO_DOCUMENT = "It names a source that is not there."
NO_WORDS = "It names neither words nor a place with words."
TOO_LONG = f"It has more than {NOTE_TEXT:,} characters, the most of a passage."
MOVED = "The words do not stand at its offset; the nearest place where they stand was taken."
NO_TEXT = "The text of its source is not in the file, so where in it the words stand is left out."
NOT_THERE = "The words do not stand in the source; they are kept as a quotation."
SEVERAL = "The words stand in several places of the source; the first was taken."
SAYS_OTHER = "It has no words of its own; those at its offset were taken."


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage as a file says it: of which document, and where in it, in code points or units of UTF-16."""

    document: str
    words: str
    place: str
    start: int | None = None
    end: int | None = None
    page: str = ""
    role: LinkRole = LinkRole.PARAPHRASES


@dataclass(slots=True)
class Document:
    """A text of the file, with the ids of its records, and its offsets in UTF-16 once they are asked for."""

    text: str
    text_id: RecordId | None
    _units: Utf16Map | None = None

    def code_points(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch that two offsets in UTF-16 units mean, as code points."""
        self._units = self._units or Utf16Map(self.text)
        try:
            return self._units.to_code_point(start), self._units.to_code_point(end)
        except IndexError:
            return None


@dataclass(slots=True)
class Passages:
    """Ties cards and steps to passages; what cannot be tied is entered in the tally.

    With `cites`, a document that is not in the file becomes a source by its title, or none if it has no title.
    """

    builder: GraphBuilder
    cites: bool = False
    documents: dict[str, Document] = field(default_factory=dict)
    searched: int = 0
    found: dict[tuple[str, str, int], int] = field(default_factory=dict)

    def add(self, name: str, fields: Mapping[str, str], text: str | None, place: str) -> RecordId:
        """A source with its fields, and its text if it has one; passages name it so. Gives the id of text or source."""
        media_type = fields.get("media_type") or "text/plain"
        text = sound(text) if text is not None else None
        made = self.builder.source(fields.get("title", ""), text, place, media_type, fields.get("url", ""))
        said = {one: fields[one] for one in SOURCE_FIELDS if one in fields}
        self.builder.revise_source(made, _citation(fields.get("citation", "")), **said)
        if text is not None:
            self.documents.setdefault(name, Document(text, made))
        return made

    def tie(self, one: Quoted, card_or_step: RecordId) -> bool:
        """Whether the passage could be tied."""
        tally = self.builder.tally
        document = self.documents.get(one.document) or (self._cited(one.document) if self.cites else None)
        if document is None:
            tally.store(WHAT, one.place, NO_DOCUMENT)
            return False
        start, end, why = self._stretch(one, document)
        if end - start > NOTE_TEXT or (start < 0 and not one.words):
            tally.store(WHAT, one.place, TOO_LONG if one.words else NO_WORDS)
            return False
        if start < 0 or document.text_id is None:
            self.builder.quotation(document.text_id, one.words, card_or_step, one.role, one.place, one.page)
        else:
            self.builder.passage(document.text_id, start, end, card_or_step, one.role, page=one.page)
        if why:
            tally.approximate(WHAT, one.place, why)
        else:
            tally.keep(WHAT)
        return True

    def between(self, document: str, before: str, words: str, after: str) -> int | None:
        """Where words stand in a document behind and before those; None if nowhere, or if that cannot be told."""
        text = self.documents[document].text if document in self.documents else ""
        if not words or not (before or after) or self.searched > MOST_SEARCHED:
            return None
        self.searched += len(text)
        place = text.find(before + words + after)
        return place + len(before) if place >= 0 else None

    def cite(self, title: str) -> None:
        """Let there be a source of that title, if there is none."""
        if title not in self.documents:
            self._cited(title)

    def _cited(self, title: str) -> Document:
        short = " ".join(sound(title).split())
        source = Source(id=self.builder.new_id(), title=short[:SHORT_TEXT])
        self.documents[title] = Document("", self.builder.cited(source) if short else None)
        return self.documents[title]

    def _stretch(self, one: Quoted, document: Document) -> tuple[int, int, str]:
        """Start and end in code points, -1 if nowhere, and what is to be said of it."""
        text, words, start, end = document.text, one.words, one.start, one.end
        if start is not None and end is not None:
            for begin, stop in filter(None, [(start, end), document.code_points(start, end)]):
                if begin < stop <= len(text) and (not words or text[begin:stop] == words):
                    return begin, stop, "" if words else SAYS_OTHER
        if not words:
            return -1, -1, ""
        found = self._nearest(one.document, document, words, start or 0)
        if found >= 0:
            is_told = start is not None and end is not None
            return found, found + len(words), MOVED if is_told else SEVERAL if self._again(text, words, found) else ""
        return -1, -1, NOT_THERE if text else NO_TEXT if start is not None else ""

    def _again(self, text: str, words: str, found: int) -> bool:
        """Whether the words stand once more behind a place, where the file does not say which it means."""
        if self.searched > MOST_SEARCHED:
            return False
        self.searched += len(text)
        return text.find(words, found + 1) >= 0

    def _nearest(self, name: str, document: Document, words: str, near: int) -> int:
        """Where the words stand nearest to an offset; -1 if nowhere, or if too much was searched already."""
        text = document.text
        if not text or self.searched > MOST_SEARCHED:
            return -1
        asked = (name, words, near)
        if asked not in self.found:
            self.searched += len(text)
            after = text.find(words, near)
            before = text.rfind(words, 0, near + len(words) - 1)
            both = [start for start in (before, after) if start >= 0]
            self.found[asked] = min(both, key=lambda start: abs(start - near), default=-1)
        return self.found[asked]


def link_role(said: str) -> LinkRole:
    """What a passage is to its card, as argmap said itself; a paraphrase otherwise."""
    return LinkRole(said) if said in list(LinkRole) else LinkRole.PARAPHRASES


def offset_of(said: object) -> int | None:
    """An offset in a text, of a number or of its digits; None for anything else."""
    if isinstance(said, str) and said.strip().isdecimal() and len(said) < 12:
        return int(said)
    return said if isinstance(said, int) and not isinstance(said, bool) and 0 <= said < 2**31 else None


def _citation(said: str) -> object:
    """CSL-JSON as a value; None if it is none."""
    try:
        found = json.loads(said) if said else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
