"""Annotations as read to cards of an open map: their sources matched, their words sought. Slow work, for a thread."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from argmap.core.annotations import AnnotationCard, Known, MarkedWords, Replies, Reply, Said
from argmap.core.ids import NewId, new_id
from argmap.core.limits import NOTE_TEXT
from argmap.core.records import LinkRole, PassageState, RecordId, Source, SourceText
from argmap.core.refinding import Found
from argmap.core.refinding.found import LOST
from argmap.formats.annotations.annotation import Annotation, Target
from argmap.formats.annotations.placing import PlacingText
from argmap.formats.annotations.shelf import Shelf
from argmap.formats.annotations.wording import card_tags, card_text, notes_of, quote_words, short

Marks = tuple[Said, tuple[MarkedWords, ...]]

Heed = Callable[[int, int], None]
"""Told how many annotations of how many are done; may raise to stop."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a file of annotations brings to a map: cards, new sources, and the figures to tell the user.

    `states` counts the passages by what became of their words.
    """

    cards: tuple[AnnotationCard, ...]
    sources: tuple[tuple[Source, SourceText], ...]
    states: Counter[PassageState]
    without_words: int = 0
    too_long: int = 0
    private: int = 0


def fresh_ones(annotations: Iterable[Annotation], known: Known) -> list[Annotation]:
    """The annotations that the map does not have, each once."""
    found: dict[tuple[str, str], Annotation] = {}
    for one in annotations:
        if not known.has(one.said):
            found.setdefault((one.said.format, one.said.key), one)
    return list(found.values())


def replies_to(annotations: Iterable[Annotation]) -> tuple[Replies, ...]:
    """What was answered, to annotations that the map has and to new ones."""
    return tuple((one.said, _told(one.replies)) for one in annotations if one.replies)


def _told(replies: Iterable[Reply]) -> tuple[Reply, ...]:
    return tuple(replace(one, text=one.text[:NOTE_TEXT], created=short(one.created)) for one in replies if one.text)


def arrive(
    annotations: Sequence[Annotation],
    shelf: Shelf,
    source_id: RecordId | None = None,
    heed: Heed = lambda done, total: None,
    new_id: NewId = new_id,
) -> Arrival:
    """The cards that annotations make in a map with these sources; with `source_id`, all of them about that one."""
    arriving = _Arriving(shelf, source_id, new_id)
    groups: dict[str, list[tuple[Annotation, Marks]]] = {}
    for number, one in enumerate(annotations):
        heed(number, len(annotations))
        group = groups.setdefault(one.card or f"{one.said.format} {one.said.key}", [])
        group.append((one, (one.said, arriving.marks_of(one))))
    heed(len(annotations), len(annotations))
    return Arrival(
        cards=tuple(_card(group[0][0], tuple(marks for _, marks in group)) for group in groups.values()),
        sources=tuple(shelf.added),
        states=arriving.states,
        without_words=arriving.without_words,
        too_long=arriving.too_long,
        private=sum(one.is_private for one in annotations),
    )


def _card(one: Annotation, marks: tuple[Marks, ...]) -> AnnotationCard:
    return AnnotationCard(
        text=card_text(one),
        marks=marks,
        kind=one.kind,
        tags=card_tags(one),
        notes=notes_of(one, has_passages=any(words for _, words in marks)),
    )


def _role(one: Annotation, target: Target) -> LinkRole:
    return LinkRole.STATES if card_text(one) == quote_words(target) else LinkRole.PARAPHRASES


class _Arriving:
    """Seeks the words of one annotation after the other, and counts what became of them."""

    def __init__(self, shelf: Shelf, source_id: RecordId | None, new_id: NewId) -> None:
        self._shelf, self._source_id, self._new_id = shelf, source_id, new_id
        self._placing: dict[RecordId, PlacingText] = {}
        self.states: Counter[PassageState] = Counter()
        self.without_words = self.too_long = 0

    def marks_of(self, annotation: Annotation) -> tuple[MarkedWords, ...]:
        found = [self._mark(annotation, one) for one in annotation.targets if one.exact.strip() or one.span]
        marks = tuple(one for one in found if one is not None)
        self.without_words += not marks
        return marks

    def _mark(self, annotation: Annotation, target: Target) -> MarkedWords | None:
        if len(target.exact) > NOTE_TEXT:
            self.too_long += 1
            return None
        text = self._shelf.text_for(target.source, self._source_id, self._new_id)
        found = self._placed(target, text) if text.text else None
        if found is None and not target.exact.strip():
            return None
        self.states[found.state if found is not None else PassageState.UNVERIFIED] += 1
        role = annotation.role or _role(annotation, target)
        return MarkedWords(text.id, target.exact, target.prefix, target.suffix, short(target.page), found, role)

    def _placed(self, target: Target, text: SourceText) -> Found | None:
        if text.id not in self._placing:
            self._placing[text.id] = PlacingText(text.text, text.sha256)
        found = self._placing[text.id].place(target)
        if found is not None and found.start is not None and found.end is not None:
            is_long = found.end - found.start > NOTE_TEXT
            self.too_long += is_long
            return LOST if is_long else found
        return found
