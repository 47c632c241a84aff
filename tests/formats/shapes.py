"""What an outline is to keep of a map: the tree as lines, without ids and keys."""

from argmap.core.document import Document
from argmap.core.graph import Place
from argmap.core.records import Inference
from argmap.core.tree import Tree


def shape(tree: Tree) -> list[tuple]:
    """Each place with its depth, kind, words, and how it stands there; those of the tray after those of the map."""
    found = [_line(tree, place, depth) for place, depth in tree.walk()]
    tray = [Place(node_id, node_id, None) for node_id in tree.document.tray_ids]
    for place in sorted(tray, key=lambda one: tree.node(one.node_id).text):
        found += [("tray", *_line(tree, below, depth)) for below, depth in tree.walk(place)]
    return found


def shape_of(records) -> list[tuple]:
    return shape(Tree(Document(records)))


def _line(tree: Tree, place: Place, depth: int) -> tuple:
    node = tree.node(place.node_id)
    step = tree.document.find(Inference, place.inference_id) if place.inference_id else None
    is_joint = step is not None and tree.premises(step.id)[0] != place
    bears = (step.polarity.value, step.target_inference_id is not None) if step is not None else ()
    return (depth, node.kind.value, node.text, node.implicit, tree.is_full(place), bears, is_joint)
