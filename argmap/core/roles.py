"""What a card is called where it stands. Computed from the graph, never stored."""

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


OPPOSING = {Role.OBJECTION, Role.COUNTER_EVIDENCE}
ROOT_ROLES = {Kind.CLAIM: Role.MAIN_CLAIM, Kind.EVIDENCE: Role.EVIDENCE, Kind.QUESTION: Role.QUESTION}


def role_at(tree: Tree, place: Place) -> Role:
    """The role of a node at one of its places. A card in the tray has the role it would have as a root."""
    chain: list[tuple[Kind, Inference | None]] = []
    seen: set[RecordId] = set()
    current: Place | None = place
    while current is not None and current.id not in seen:
        seen.add(current.id)
        step = _step_of(tree, current)
        kind = tree.node(current.node_id).kind
        chain.append((kind, step))
        decides = kind is Kind.CLAIM and step is not None and step.polarity is Polarity.OPPOSES
        above = step.target_node_id if step is not None and decides else None
        current = tree.full_place(above) if above is not None else None
    role: Role | None = None
    for kind, step in reversed(chain):
        role = _role(kind, step, role)
    return role or Role.REASON


def role_of(tree: Tree, node_id: RecordId) -> Role:
    """The role of a node at its full place."""
    place = tree.full_place(node_id)
    if place is None:
        raise KeyError(node_id)
    return role_at(tree, place)


def _step_of(tree: Tree, place: Place) -> Inference | None:
    return tree.document.find(Inference, place.inference_id) if place.inference_id is not None else None


def _role(kind: Kind, step: Inference | None, target_role: Role | None) -> Role:
    if step is None or kind is Kind.QUESTION:
        return ROOT_ROLES[kind]
    match step.polarity, kind:
        case Polarity.OPPOSES, Kind.EVIDENCE:
            return Role.COUNTER_EVIDENCE
        case Polarity.OPPOSES, _:
            return Role.REBUTTAL if target_role in OPPOSING else Role.OBJECTION
        case _, Kind.EVIDENCE:
            return Role.EVIDENCE
        case Polarity.ANSWERS, _:
            return Role.ANSWER
        case _:
            return Role.REASON
