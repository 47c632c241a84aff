"""Exercise "missing": some reasons are empty cards, and are to be found. Joint reasons first, on which others lean."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from argmap.core.document import Document
from argmap.core.ids import NewId
from argmap.core.records import Inference, Kind, Node, Premise, Record, RecordId
from argmap.reasoning.exercises.options import NoExercise, Options, Starter
from argmap.reasoning.exercises.taking_out import shuffled, without_cards

USUAL = 3  # gaps


def with_gaps(document: Document, options: Options, random: Random, new_id: NewId) -> Starter:
    """Reasons on which nothing bears, each replaced by an empty card of another id."""
    drawn = _drawn(document, options.count or USUAL, random)
    if not drawn:
        raise NoExercise("The map has no reason with one place and nothing below it, so none can be missing.")
    gaps = {node.id: Node(new_id(), node.kind) for node in drawn}
    filled = [_pointed(one, gaps) for one in document.records()]
    records = [*shuffled(without_cards(filled, gaps), random), *gaps.values()]
    return Starter(tuple(records), gaps={gap.id: node_id for node_id, gap in gaps.items()})


def _pointed(one: Record, gaps: dict[RecordId, Node]) -> Record:
    if isinstance(one, Premise) and one.node_id in gaps:
        return replace(one, node_id=gaps[one.node_id].id)
    return one


def _drawn(document: Document, count: int, random: Random) -> list[Node]:
    """At most so many cards, of which no two are joint: what is left of a step is the way to what is missing."""
    nodes = sorted((one for one in document.all(Node) if _may_be_missing(document, one)), key=lambda one: one.id)
    random.shuffle(nodes)
    nodes.sort(key=lambda one: len(_joint(document, one)) == 1)
    drawn: list[Node] = []
    for node in nodes:
        if len(drawn) < count and _joint(document, node).isdisjoint(one.id for one in drawn):
            drawn.append(node)
    return drawn


def _may_be_missing(document: Document, node: Node) -> bool:
    is_leaf = not document.where(Inference, "target_node_id", node.id)
    is_once = not node.order_key and len(document.where(Premise, "node_id", node.id)) == 1
    return is_leaf and is_once and node.kind is Kind.CLAIM and bool(node.text.strip())


def _joint(document: Document, node: Node) -> set[RecordId]:
    """The cards of the step of a card that stands once, itself among them."""
    (premise,) = document.where(Premise, "node_id", node.id)
    return _cards(document.where(Premise, "inference_id", premise.inference_id))


def _cards(premises: Iterable[Premise]) -> set[RecordId]:
    return {one.node_id for one in premises}
