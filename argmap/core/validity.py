"""What a change must hold to, beyond its references: passages that never lie, and sizes that argmap handles."""

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.errors import EditRefused
from argmap.core.graph import Place, place_of, with_all_upon
from argmap.core.limits import DEPTH, NODES
from argmap.core.records import Inference, Node, Passage, Premise, RecordId, SourceText
from argmap.core.tree import Tree


def refuse_untrue(document: Document, change: Change) -> None:
    """Raises `EditRefused` if a passage of the change is not what its text says there, or there are too many cards.

    To be asked after the document has applied the change.
    """
    for _, passage in change.records(Passage):
        if passage is not None and not stands_in_text(document, passage):
            raise EditRefused("A passage does not stand in its source as it says.")
    if document.count(Node) > NODES and change.added(Node):
        raise EditRefused(f"The map would have {document.count(Node):,} cards; argmap holds at most {NODES:,}.")


def stands_in_text(document: Document, passage: Passage) -> bool:
    """Whether `text[start:end] == exact`; a passage without offsets says nothing that could be untrue."""
    if passage.start is None or passage.end is None:
        return passage.start is passage.end
    text = document.find(SourceText, passage.source_text_id) if passage.source_text_id is not None else None
    return text is not None and text.text[passage.start : passage.end] == passage.exact


def refuse_deep(tree: Tree, change: Change) -> None:
    """Raises `EditRefused` if a branch is then more than `DEPTH` cards deep. To be asked of the updated tree."""
    if tree.document.count(Node) <= DEPTH:
        return
    new_ids = {node.id for node in change.added(Node)}
    depths: dict[RecordId, int] = {}
    for place in _placed(tree.document, change):
        below = 0 if place.node_id in new_ids else max(depth for _, depth in tree.walk(place))
        if _depth(tree, place, depths) + below > DEPTH:
            raise EditRefused(f"A branch can be at most {DEPTH:,} cards deep.")


def _placed(document: Document, change: Change) -> list[Place]:
    """The places that a change makes or moves."""
    moved = [step.id for before, step in change.records(Inference) if step is not None and _bears(before, step)]
    premises = {p.id: p for _, p in change.records(Premise) if p is not None}
    for step_id in with_all_upon(document, moved):
        premises |= {p.id: p for p in document.where(Premise, "inference_id", step_id)}
    return [place_of(premise) for premise in premises.values()]


def _bears(before: Inference | None, step: Inference) -> bool:
    """Whether a step bears on something else than before."""
    now = (step.target_node_id, step.target_inference_id)
    return before is None or (before.target_node_id, before.target_inference_id) != now


def _depth(tree: Tree, place: Place, depths: dict[RecordId, int]) -> int:
    """How many cards there are from a root down to the place; `depths` remembers those of the nodes on the way."""
    way: list[RecordId] = []
    above = tree.above(place)
    while above is not None and above not in depths:
        way.append(above)
        full = tree.full_place(above)
        above = tree.above(full) if full is not None else None
    depth = depths[above] if above is not None else 0
    for node_id in reversed(way):
        depth += 1
        depths[node_id] = depth
    return depth + 1
