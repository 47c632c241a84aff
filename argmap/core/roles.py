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


def role_at(tree: Tree, place: Place, known: dict[RecordId, Role] | None = None) -> Role:
    """The role of a node at one of its places. A card in the tray has the role it would have as a root.

    `known` takes up the roles of the nodes above on the way, for who asks about many places of one moment.
    """
    known = {} if known is None else known
    chain: list[tuple[RecordId, Kind, Inference | None]] = []
    seen: set[RecordId] = set()
    current: Place | None = place
    role: Role | None = None
    while current is not None and current.id not in seen:
        seen.add(current.id)
        step = _step_of(tree, current)
        kind = tree.node(current.node_id).kind
        chain.append((current.node_id, kind, step))
        decides = kind is Kind.CLAIM and step is not None and step.polarity is Polarity.OPPOSES
        above = step.target_node_id if step is not None and decides else None
        role = known.get(above or "")
        current = tree.full_place(above) if above is not None and role is None else None
    for node_id, kind, step in chain[:0:-1]:
        role = known[node_id] = _role(kind, step.polarity if step is not None else None, role)
    _, kind, step = chain[0]
    return _role(kind, step.polarity if step is not None else None, role)


def role_of(tree: Tree, node_id: RecordId) -> Role:
    """The role of a node at its full place."""
    place = tree.full_place(node_id)
    if place is None:
        raise KeyError(node_id)
    return role_at(tree, place)


def possible_roles(kind: Kind, polarity: Polarity | None) -> frozenset[Role]:
    """What a card may be called of which only its kind is known and its step's polarity; None for a root."""
    return frozenset(_role(kind, polarity, target_role) for target_role in (None, Role.OBJECTION))


def _step_of(tree: Tree, place: Place) -> Inference | None:
    return tree.document.find(Inference, place.inference_id) if place.inference_id is not None else None


def _role(kind: Kind, polarity: Polarity | None, target_role: Role | None) -> Role:
    if polarity is None or kind is Kind.QUESTION:
        return ROOT_ROLES[kind]
    match polarity, kind:
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
