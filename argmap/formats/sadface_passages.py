"""The passages of SADFace: offset and length in a resource's content, believed only where the words stand there."""

from dataclasses import dataclass, field

from argmap.core.limits import NOTE_TEXT
from argmap.core.records import LinkRole, RecordId
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.json_entries import Entry, text_of
from argmap.formats.sadface_words import own_of
from argmap.formats.sound_text import sound
from argmap.intake.offsets import Utf16Map

MOST_SEARCHED = 300_000_000  # characters of texts, in all: a file may name a long one very often
WHAT = "passages"
NO_RESOURCE = "It names a resource that is not there."
NO_WORDS = "It names neither words nor a place with words."
TOO_LONG = f"It has more than {NOTE_TEXT:,} characters, the most of a passage."
MOVED = "The words do not stand at its offset; the nearest place where they stand was taken."
NOT_THERE = "The words do not stand in the resource; they are kept as a quotation."
SAYS_OTHER = "It has no words of its own; those at its offset were taken."


@dataclass(slots=True)
class Resource:
    """A text of the file, with the ids of its records, and its offsets in UTF-16 once they are asked for."""

    content: str
    text_id: RecordId
    _units: Utf16Map | None = None

    def code_points(self, offset: int, length: int) -> tuple[int, int] | None:
        """The stretch that an offset and a length in UTF-16 units mean, as code points."""
        self._units = self._units or Utf16Map(self.content)
        try:
            return self._units.to_code_point(offset), self._units.to_code_point(offset + length)
        except IndexError:
            return None


@dataclass(slots=True)
class Passages:
    """Ties cards and steps to passages; what cannot be tied is entered in the tally."""

    builder: GraphBuilder
    resources: dict[str, Resource]
    searched: int = 0
    found: dict[tuple[str, str, int], int] = field(default_factory=dict)

    def tie(self, one: Entry, card_or_step: RecordId) -> bool:
        """Whether the passage could be tied."""
        tally = self.builder.tally
        resource = self.resources.get(one.text("resource_id"))
        if resource is None:
            tally.store(WHAT, one.place, NO_RESOURCE)
            return False
        words = sound(text_of(one.fields.get("text")))
        start, end, why = self._stretch(one, resource, words)
        if end - start > NOTE_TEXT or (start < 0 and not words):
            tally.store(WHAT, one.place, TOO_LONG if words else NO_WORDS)
            return False
        role = role_of(one)
        if start < 0:
            page = text_of(own_of(one.fields).get("page"))
            self.builder.quotation(resource.text_id, words, card_or_step, role, one.place, page)
        else:
            self.builder.passage(resource.text_id, start, end, card_or_step, role)
        if why:
            tally.approximate(WHAT, one.place, why)
        else:
            tally.keep(WHAT)
        return True

    def _stretch(self, one: Entry, resource: Resource, words: str) -> tuple[int, int, str]:
        """Start and end in code points, -1 if nowhere, and what is to be said of it."""
        offset, length = one.fields.get("offset"), one.fields.get("length")
        content = resource.content
        is_placed = _is_count(offset) and _is_count(length)
        if is_placed:
            assert isinstance(offset, int) and isinstance(length, int)  # as _is_count says
            for start, end in filter(None, [(offset, offset + length), resource.code_points(offset, length)]):
                if start < end <= len(content) and (not words or content[start:end] == words):
                    return start, end, "" if words else SAYS_OTHER
        if not words:
            return -1, -1, ""
        near = offset if _is_count(offset) and isinstance(offset, int) else 0
        start = self._nearest(one.text("resource_id"), resource, words, near)
        if start >= 0:
            return start, start + len(words), MOVED if is_placed else ""
        return -1, -1, "" if not content else NOT_THERE

    def _nearest(self, key: str, resource: Resource, words: str, near: int) -> int:
        """Where the words stand nearest to an offset; -1 if nowhere, or if too much was searched already."""
        content = resource.content
        if not content or self.searched > MOST_SEARCHED:
            return -1
        asked = (key, words, near)
        if asked not in self.found:
            self.searched += len(content)
            after = content.find(words, near)
            before = content.rfind(words, 0, near + len(words) - 1)
            both = [start for start in (before, after) if start >= 0]
            self.found[asked] = min(both, key=lambda start: abs(start - near), default=-1)
        return self.found[asked]


def role_of(one: Entry) -> LinkRole:
    """What the passage is to its card, as argmap said itself; a paraphrase otherwise."""
    said = text_of(own_of(one.fields).get("role"))
    return LinkRole(said) if said in list(LinkRole) else LinkRole.PARAPHRASES


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31
