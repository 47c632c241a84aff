"""What a change must hold to, beyond its references: passages that never lie, and sizes that argmap handles."""

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.errors import EditRefused
from argmap.core.graph import Place
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
    new_ids = {node.id for node in change.added(Node)}
    for place in _placed(tree, change):
        below = 0 if place.node_id in new_ids else max(depth for _, depth in tree.walk(place))
        if _depth(tree, place) + below > DEPTH:
            raise EditRefused(f"A branch can be at most {DEPTH:,} cards deep.")


def _placed(tree: Tree, change: Change) -> list[Place]:
    """The places that a change makes or moves."""
    premise_ids: dict[RecordId, None] = {p.id: None for _, p in change.records(Premise) if p is not None}
    for _, step in change.records(Inference):
        if step is not None:
            premise_ids |= {p.id: None for p in tree.document.where(Premise, "inference_id", step.id)}
    return [place for premise_id in premise_ids if (place := tree.place(premise_id)) is not None]


def _depth(tree: Tree, place: Place) -> int:
    depth = 1
    seen: set[RecordId] = set()
    above = tree.parent(place)
    while above is not None and above.id not in seen:
        seen.add(above.id)
        depth += 1
        above = tree.parent(above)
    return depth
