"""Which stretches of a source the map rests on, and whose they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from argmap.core.graph import Place, linked, place_of, places_of, premises_of
from argmap.core.records import Passage, PassageLink, RecordId
from argmap.core.roles import role_at
from argmap.core.tree import Tree
from argmap.reasoning.coverage import length_within, merge
from argmap.render.theme import Tone, tone_of


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage in the shown version: code points, a side, and the cards and steps of that side that rest on it."""

    passage_id: RecordId
    start: int
    end: int
    tone: Tone
    place_ids: tuple[RecordId, ...]
    step_ids: tuple[RecordId, ...]


def marks_in(tree: Tree, source_text_id: RecordId) -> list[Mark]:
    """The linked passages of one version of a source, in the order of the text; once for each side that uses it."""
    passages = linked(tree.document, tree.document.where(Passage, "source_text_id", source_text_id))
    found = [
        mark
        for passage in passages
        if passage.start is not None and passage.end is not None
        for mark in _marks(tree, passage, passage.start, passage.end)
    ]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.passage_id))


def resting_on(tree: Tree, marks: Iterable[Mark]) -> dict[RecordId, set[RecordId]]:
    """The marked passages on which each place of a card, and each step, rests."""
    found: dict[RecordId, set[RecordId]] = defaultdict(set)
    for mark in marks:
        shown = [place for one in mark.place_ids if (place := tree.place(one)) is not None]
        others = [place for one in shown for place in places_of(tree.document, one.node_id)]
        for one_id in [*mark.place_ids, *(place.id for place in others), *mark.step_ids]:
            found[one_id].add(mark.passage_id)
    return dict(found)


def marks_at(marks: list[Mark], offset: int) -> list[Mark]:
    """The passages that cover an offset, the shortest first."""
    return sorted((mark for mark in marks if mark.start <= offset < mark.end), key=lambda mark: mark.end - mark.start)


def lanes(marks: Sequence[Mark]) -> list[int]:
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


def count_of(marks: list[Mark]) -> int:
    """How many passages are marked."""
    return len({mark.passage_id for mark in marks})


def _marks(tree: Tree, passage: Passage, start: int, end: int) -> Iterator[Mark]:
    links = sorted(tree.document.where(PassageLink, "passage_id", passage.id), key=lambda link: link.id)
    places: dict[Tone, list[RecordId]] = defaultdict(list)
    steps: dict[Tone, list[RecordId]] = defaultdict(list)
    for link in links:
        shown = _shown_by(tree, link)
        tone = tone_of(role_at(tree, shown)) if shown is not None else Tone.NEUTRAL
        if link.inference_id is not None:
            steps[tone].append(link.inference_id)
        else:
            places[tone] += [shown.id] if shown is not None else []
    for tone in dict.fromkeys([*places, *steps]):
        yield Mark(passage.id, start, end, tone, tuple(places[tone]), tuple(steps[tone]))


def _shown_by(tree: Tree, link: PassageLink) -> Place | None:
    """The place whose side a link takes: that of its card, or of the first card in its step."""
    if link.node_id is not None:
        return tree.full_place(link.node_id)
    premises = premises_of(tree.document, link.inference_id) if link.inference_id is not None else []
    return place_of(premises[0]) if premises else None
