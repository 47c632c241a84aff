"""Steps of two maps in pairs, once their cards are."""

from collections.abc import Iterable

from argmap.core.graph import in_order
from argmap.core.records import Inference, Premise, RecordId
from argmap.core.tree import Tree
from argmap.reasoning.matching.nodes import Matching


def match_steps(a: Tree, b: Tree, nodes: Matching, by_id: bool) -> dict[RecordId, RecordId]:
    """The step of the second map that each step of the first became, as far as there is one.

    With `by_id` a step of the same id is the same. Otherwise it is the one in which the most of its cards stand
    together again; of several the one that bears on the same card, then the first.
    """
    steps = sorted(a.document.all(Inference), key=in_order)
    same = {step.id: step.id for step in steps if by_id and b.document.find(Inference, step.id) is not None}
    return same | match_steps_left(a, b, nodes, [step for step in steps if step.id not in same], by_id)


def match_steps_left(
    a: Tree, b: Tree, nodes: Matching, left: Iterable[Inference], by_id: bool
) -> dict[RecordId, RecordId]:
    """What became of those steps of the first map of which the second has none of the same id."""
    pairs = [pair for step in left for pair in _alike(a, b, nodes, step)]
    found: dict[RecordId, RecordId] = {}
    taken: set[RecordId] = set()
    for _, _, _, one_id, other_id in sorted(pairs):
        is_same_as_another = by_id and a.document.find(Inference, other_id) is not None
        if one_id not in found and other_id not in taken and not is_same_as_another:
            found[one_id] = other_id
            taken.add(other_id)
    return found


def _alike(a: Tree, b: Tree, nodes: Matching, step: Inference) -> list[tuple[float, bool, str, RecordId, RecordId]]:
    """The steps in which cards of this one stand again: their share, negative, and what decides between equals."""
    cards = {nodes.b_of.get(place.node_id) for place in a.premises(step.id)} - {None}
    target = nodes.b_of.get(step.target_node_id or "")
    others = {p.inference_id for card in cards for p in b.document.where(Premise, "node_id", card or "")}
    found = []
    for other in (b.document.find(Inference, other_id) for other_id in others):
        if other is not None:
            theirs = {place.node_id for place in b.premises(other.id)}
            share = len(cards & theirs) / len(cards | theirs)
            is_elsewhere = target is None or other.target_node_id != target
            found.append((-share, is_elsewhere, in_order(other), step.id, other.id))
    return found
