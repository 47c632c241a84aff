"""Where the eye should go after a change that was not made at the selection, such as an undo."""

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.records import Inference, Node, Premise, RecordId, SourceText
from argmap.core.tree import Tree
from argmap.core.versions import first_text, newest_version

NODE: dict[type[object], str] = {Node: "id", Inference: "target_node_id"}
"""Which field of a record names the node it is about, where that is not `node_id`."""


def place_shown_by(tree: Tree, change: Change) -> RecordId | None:
    """The place of the card that came, moved or changed; where one went, the card it stood under. None if nowhere."""
    find = tree.document.find  # asked for each record that went: a large change has a hundred thousand
    for _, after in change.pairs:
        if isinstance(after, Premise):
            return after.id
    for _, after in change.pairs:
        if isinstance(after, Inference) and (premises := tree.premises(after.id)):
            return premises[0].id
    for before, after in change.pairs:
        one = before if after is None else after
        node_id = getattr(one, NODE.get(type(one), "node_id"), None)
        if node_id is not None and find(Node, node_id) is not None and (place := tree.full_place(node_id)) is not None:
            return place.id
    return None


def text_shown_for(document: Document, change: Change, shown: RecordId | None) -> RecordId | None:
    """Of a version that the change took away the one before, of a source that is gone the first one."""
    gone = next((text for text in change.removed(SourceText) if text.id == shown), None)
    before = newest_version(document, gone.source_id) if gone is not None else None
    return before.id if before is not None else first_text(document)
