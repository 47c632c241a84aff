"""Exercise "reveal": the map comes in stages, by levels or by branches of the main claim.

The cards of a stage lie in the tray. What comes next is sealed with where all cards so far stand to each other, so that
placing them rightly opens it, and nothing else in the file does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from argmap.core.document import Document
from argmap.core.records import Node, Record, RecordId
from argmap.core.stopping import Check, unchecked
from argmap.core.tree import Tree
from argmap.reasoning.exercises.options import By, NoExercise, Options, Pack, Starter, Unpack
from argmap.reasoning.exercises.proofs import Proofs
from argmap.reasoning.exercises.sealing import NotOpened, seal, unseal
from argmap.reasoning.exercises.standings import all_said
from argmap.reasoning.exercises.taking_out import placed_ids, shuffled, unplaced, without_cards


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a map is revealed: stage `number` of `of` is open; `records` come to the map now, if any do."""

    number: int
    of: int
    is_done: bool
    records: tuple[Record, ...] = ()


def in_stages(document: Document, options: Options, random: Random) -> Starter:
    """The roots with the cards of the first stage, and what comes with each later one."""
    cards, stages = placed_ids(document), _stages(Tree(document), options.by)
    if not stages:
        raise NoExercise("The map has no card below another, so there is nothing to reveal.")
    loose = unplaced(document, cards)
    hidden = [{*cards}.difference(*stages[: at + 1]) for at in range(len(stages))]
    given = [shuffled(without_cards(loose, some), random) for some in hidden]
    known = [{one.id for one in some} for some in given]
    later = [tuple(one for one in some if one.id not in before) for some, before in zip(given[1:], known, strict=False)]
    return Starter(tuple(given[0]), later=tuple(later))


def _stages(tree: Tree, by: By) -> list[set[RecordId]]:
    """The cards of each stage; one that stands at several places comes with the first."""
    stages: list[set[RecordId]] = []
    seen = set(tree.document.root_ids)
    branch = 0
    for place, depth in tree.walk():
        branch += depth == 1
        at = (depth if by is By.LEVEL else branch) - 1
        if place.node_id not in seen:
            seen.add(place.node_id)
            stages += [set() for _ in range(at + 1 - len(stages))]
            stages[at].add(place.node_id)
    return [stage for stage in stages if stage]


def sealed_stages(document: Document, starter: Starter, exercise_id: RecordId, pack: Pack) -> tuple[str, ...]:
    """What comes later, each stage under where the cards before it stand; the last is empty: then all is done."""
    known = _cards(starter.records)
    sealed = []
    for records in (*starter.later, ()):
        sealed.append(seal(pack(records), all_said(document, known), exercise_id))
        known |= _cards(records)
    return tuple(sealed)


def stage_of(
    attempt: Document, proofs: Proofs, exercise_id: RecordId, unpack: Unpack, check: Check = unchecked
) -> Stage:
    """How far the attempt is, and what it has opened; `check` is called before each stage, and may raise to end it."""
    known = set(proofs.given)
    for number, sealed in enumerate(proofs.stages, start=1):
        check()
        try:
            content = unseal(sealed, all_said(attempt, known), exercise_id)
        except NotOpened:
            return Stage(number, len(proofs.stages), is_done=False)
        records = tuple(unpack(content))
        if any(attempt.find(type(one), one.id) is None for one in records if isinstance(one, Node)):
            return Stage(number + 1, len(proofs.stages), is_done=False, records=records)
        known |= _cards(records)
    return Stage(len(proofs.stages), len(proofs.stages), is_done=True)


def coming(stage: Stage, attempt: Document) -> list[Record]:
    """What of an opened stage is not in the attempt yet: of sources, some may be there already."""
    return [one for one in stage.records if attempt.find(type(one), one.id) is None]


def _cards(records: Sequence[Record]) -> set[RecordId]:
    return {one.id for one in records if isinstance(one, Node)}
