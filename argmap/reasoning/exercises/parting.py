"""A map without its places, parted into stages: each record comes with the first stage that has use for it."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from random import Random

from argmap.core.records import Answer, Node, Passage, PassageLink, Record, RecordId
from argmap.reasoning.exercises.taking_out import shuffled


def parted(records: Sequence[Record], stages: Sequence[Set[RecordId]], random: Random) -> list[tuple[Record, ...]]:
    """What comes with each stage, of which `stages` has the cards; all that is of no card comes with the first.

    Passages come with the first card that rests on them, or on what was found from them.
    """
    stage_of = {node_id: number for number, stage in enumerate(stages) for node_id in stage}
    passages = _stages_of_passages(records, stage_of)
    parts: list[list[Record]] = [[] for _ in stages]
    for one in records:
        match one:
            case Node():
                parts[stage_of.get(one.id, 0)].append(one)
            case PassageLink():
                parts[stage_of.get(one.node_id or "", 0)].append(one)
            case Passage():
                parts[passages.get(one.id, 0)].append(one)
            case Answer() if stage_of.get(one.node_id or "", 0):
                parts[0].append(replace(one, node_id=None))
            case _:
                parts[0].append(one)
    return [tuple(shuffled(part, random)) for part in parts]


def _stages_of_passages(records: Sequence[Record], stage_of: Mapping[RecordId, int]) -> dict[RecordId, int]:
    found: dict[RecordId, int] = {}
    for one in records:
        if isinstance(one, PassageLink):
            number = stage_of.get(one.node_id or "", 0)
            found[one.passage_id] = min(number, found.get(one.passage_id, number))
    earlier = {one.id: one.found_from for one in records if isinstance(one, Passage)}
    waiting = list(found)
    while waiting:
        one_id = waiting.pop()
        before = earlier.get(one_id)
        if before is not None and (before not in found or found[before] > found[one_id]):
            found[before] = found[one_id]
            waiting.append(before)
    return found
