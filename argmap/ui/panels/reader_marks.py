"""Which stretches of a source the map rests on, and whose they are."""

from dataclasses import dataclass

from argmap.core.graph import Place, linked, place_of, premises_of
from argmap.core.records import Passage, PassageLink, RecordId
from argmap.core.roles import role_at
from argmap.core.tree import Tree
from argmap.reasoning.coverage import length_within, merge
from argmap.render.theme import Tone, tone_of


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage in the shown version: code points, the side its first card is on, and the cards that rest on it."""

    passage_id: RecordId
    start: int
    end: int
    tone: Tone
    place_ids: tuple[RecordId, ...]
    step_ids: tuple[RecordId, ...]


def marks_in(tree: Tree, source_text_id: RecordId) -> list[Mark]:
    """The linked passages of one version of a source, in the order of the text."""
    passages = linked(tree.document, tree.document.where(Passage, "source_text_id", source_text_id))
    found = [
        _mark(tree, passage, passage.start, passage.end)
        for passage in passages
        if passage.start is not None and passage.end is not None
    ]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.passage_id))


def marks_at(marks: list[Mark], offset: int) -> list[Mark]:
    """The passages that cover an offset, the shortest first."""
    return sorted((mark for mark in marks if mark.start <= offset < mark.end), key=lambda mark: mark.end - mark.start)


def lanes(marks: list[Mark]) -> list[int]:
    """For each mark, in the order of the text, the first lane in which no mark before it still lies."""
    ends: list[int] = []
    found = []
    for mark in marks:
        lane = next((lane for lane, end in enumerate(ends) if end <= mark.start), len(ends))
        ends[lane : lane + 1] = [mark.end]
        found.append(lane)
    return found


def share_covered(marks: list[Mark], length: int) -> float:
    """How much of a text of `length` code points lies in some passage, from 0 to 1."""
    covered = length_within(merge((mark.start, mark.end) for mark in marks), 0, length)
    return covered / length if length else 0.0


def _mark(tree: Tree, passage: Passage, start: int, end: int) -> Mark:
    links = sorted(tree.document.where(PassageLink, "passage_id", passage.id), key=lambda link: link.id)
    places = [place for link in links if link.node_id and (place := tree.full_place(link.node_id)) is not None]
    steps = [link.inference_id for link in links if link.inference_id]
    shown = places[0] if places else _premise_of(tree, steps[0]) if steps else None
    tone = tone_of(role_at(tree, shown)) if shown is not None else Tone.NEUTRAL
    return Mark(passage.id, start, end, tone, tuple(place.id for place in places), tuple(steps))


def _premise_of(tree: Tree, inference_id: RecordId) -> Place | None:
    premises = premises_of(tree.document, inference_id)
    return place_of(premises[0]) if premises else None
