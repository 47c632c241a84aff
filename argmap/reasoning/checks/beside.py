"""Which cards bear on the same card as another one: only among these is it asked whether they nearly say the same."""

from collections.abc import Iterable

from argmap.core.graph import places_of
from argmap.core.records import Inference, Premise, RecordId
from argmap.core.tree import Tree

MOST_BESIDE = 20
"""Of more cards beside each other than these it is not asked: each would be compared with each."""


def cards_beside(tree: Tree, node_id: RecordId) -> set[RecordId]:
    """The cards that bear in steps of their own on what this one bears on; none if they are too many."""
    own = [place.inference_id for place in places_of(tree.document, node_id) if place.inference_id is not None]
    found = cards_onto(tree, _targets(tree, own))
    if len(found) > MOST_BESIDE:
        return set()
    return found - {premise.node_id for one in own for premise in tree.document.where(Premise, "inference_id", one)}


def cards_onto(tree: Tree, node_ids: Iterable[RecordId]) -> set[RecordId]:
    """The cards in the steps onto some cards."""
    document = tree.document
    steps = [step for node_id in node_ids for step in document.where(Inference, "target_node_id", node_id)]
    return {premise.node_id for step in steps for premise in document.where(Premise, "inference_id", step.id)}


def _targets(tree: Tree, step_ids: Iterable[RecordId]) -> set[RecordId]:
    steps = [tree.document.find(Inference, one) for one in step_ids]
    return {step.target_node_id for step in steps if step is not None and step.target_node_id is not None}
