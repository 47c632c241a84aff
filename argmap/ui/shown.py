"""Where the eye should go after a change that was not made at the selection, such as an undo."""

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.records import Inference, Node, Premise, Record, RecordId, SourceText
from argmap.core.tree import Tree
from argmap.core.versions import first_text, newest_version


def place_shown_by(tree: Tree, change: Change) -> RecordId | None:
    """The place of the card that came, moved or changed; where one went, the card it stood under. None if nowhere."""
    for _, after in change.pairs:
        if isinstance(after, Premise):
            return after.id
    for _, after in change.pairs:
        if isinstance(after, Inference) and (premises := tree.premises(after.id)):
            return premises[0].id
    for before, after in change.pairs:
        node_id = _node_of(tree, after or before)
        place = tree.full_place(node_id) if node_id is not None else None
        if place is not None:
            return place.id
    return None


def text_shown_for(document: Document, change: Change, shown: RecordId | None) -> RecordId | None:
    """Of a version that the change took away the one before, of a source that is gone the first one."""
    gone = next((text for text in change.removed(SourceText) if text.id == shown), None)
    before = newest_version(document, gone.source_id) if gone is not None else None
    return before.id if before is not None else first_text(document)


def _node_of(tree: Tree, one: Record | None) -> RecordId | None:
    """The node a record is about, as far as it still stands."""
    match one:
        case Node():
            return one.id
        case Premise():
            return one.node_id
        case Inference():
            return one.target_node_id
    node_id: RecordId | None = getattr(one, "node_id", None)
    return node_id if node_id is not None and tree.document.find(Node, node_id) is not None else None
