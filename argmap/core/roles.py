"""What a card is called where it stands. Computed from the graph, never stored."""

from collections.abc import Callable
from enum import StrEnum

from argmap.core.graph import Place
from argmap.core.records import Inference, Kind, Polarity, RecordId
from argmap.core.tree import Tree


class Role(StrEnum):
    MAIN_CLAIM = "main_claim"
    REASON = "reason"
    OBJECTION = "objection"
    REBUTTAL = "rebuttal"
    EVIDENCE = "evidence"
    COUNTER_EVIDENCE = "counter_evidence"
    QUESTION = "question"
    ANSWER = "answer"


StepOf = Callable[[RecordId], Inference | None]
"""Tells the step that a node belongs to where it stands in full; None for a root."""
OPPOSING = {Role.OBJECTION, Role.COUNTER_EVIDENCE}
ROOT_ROLES = {Kind.CLAIM: Role.MAIN_CLAIM, Kind.EVIDENCE: Role.EVIDENCE, Kind.QUESTION: Role.QUESTION}


def role_at(tree: Tree, place: Place) -> Role:
    """The role of a node at one of its places. A card in the tray has the role it would have as a root."""
    kind, step = tree.node(place.node_id).kind, _step_of(tree, place)
    if step is None:
        return ROOT_ROLES[kind]

    def step_of(node_id: RecordId) -> Inference | None:
        full = tree.full_place(node_id)
        return _step_of(tree, full) if full is not None else None

    return _role(kind, step.polarity, _may_rebut(kind, step) and is_against(tree, step.target_node_id, step_of, {}))


def is_against(tree: Tree, node_id: RecordId | None, step_of: StepOf, known: dict[RecordId, bool]) -> bool:
    """Whether a card is an objection or counter-evidence where it stands in full; None is no card, and is neither.

    `known` takes up the answers for the cards above on the way, for who asks about many cards of one moment.
    """
    way: list[RecordId] = []
    while node_id is not None and node_id not in known:
        kind, step = tree.node(node_id).kind, step_of(node_id)
        if step is not None and _may_rebut(kind, step):
            way.append(node_id)
            node_id = step.target_node_id
        else:
            known[node_id] = step is not None and _role(kind, step.polarity) in OPPOSING
    answer = node_id is not None and known[node_id]
    for one in way[::-1]:
        answer = known[one] = not answer  # what opposes an objection rebuts it
    return answer


def role_of(tree: Tree, node_id: RecordId) -> Role:
    """The role of a node at its full place."""
    place = tree.full_place(node_id)
    if place is None:
        raise KeyError(node_id)
    return role_at(tree, place)


def possible_roles(kind: Kind, polarity: Polarity | None) -> frozenset[Role]:
    """What a card may be called of which only its kind is known and its step's polarity; None for a root."""
    return frozenset(_role(kind, polarity, rebuts) for rebuts in (False, True))


def _step_of(tree: Tree, place: Place) -> Inference | None:
    return tree.document.find(Inference, place.inference_id) if place.inference_id is not None else None


def _may_rebut(kind: Kind, step: Inference) -> bool:
    """Whether it turns on the card above what a card is called; its kind and its step do not tell."""
    return kind is Kind.CLAIM and step.polarity is Polarity.OPPOSES


def _role(kind: Kind, polarity: Polarity | None, rebuts: bool = False) -> Role:
    if polarity is None or kind is Kind.QUESTION:
        return ROOT_ROLES[kind]
    match polarity, kind:
        case Polarity.OPPOSES, Kind.EVIDENCE:
            return Role.COUNTER_EVIDENCE
        case Polarity.OPPOSES, _:
            return Role.REBUTTAL if rebuts else Role.OBJECTION
        case _, Kind.EVIDENCE:
            return Role.EVIDENCE
        case Polarity.ANSWERS, _:
            return Role.ANSWER
        case _:
            return Role.REASON
