"""Small maps written as nested lists, for tests in which the size of each card matters."""

from argmap.core.document import Document
from argmap.core.graph import Place
from argmap.core.records import Inference, Kind, MapInfo, Node, Polarity, Premise, Record
from argmap.core.tree import Tree
from argmap.layout.geometry import Size
from argmap.layout.growth import Measure

Outline = tuple
"""A card's name, its width, its height, and the outlines below it, each in a supporting step of its own."""


def map_of(outline: Outline) -> Document:
    """The map of an outline; a card's text is `name width height`."""
    records: list[Record] = [MapInfo("f" * 32)]
    _grow(outline, None, records)
    return Document(sorted(records, key=lambda one: [MapInfo, Node, Inference, Premise].index(type(one))))


def _grow(outline: Outline, target_id: str | None, records: list[Record]) -> None:
    name, width, height, *below = outline
    number = f"{len(records):032x}"
    records.append(Node(number, Kind.CLAIM, f"{name} {width} {height}", order_key="" if target_id else "V"))
    if target_id is not None:
        key = f"{len(records):04d}"
        records.append(Inference(number, Polarity.SUPPORTS, target_node_id=target_id, order_key=key))
        records.append(Premise(number, number, number, order_key=key))
    for one in below:
        _grow(one, number, records)


def written_size(tree: Tree) -> Measure:
    """Cards as wide and as high as their text says."""

    def measure(place: Place) -> Size:
        _, width, height = tree.node(place.node_id).text.split()
        return Size(float(width), float(height))

    return measure


def node_named(tree: Tree, name: str) -> str:
    """The id of the node whose text begins with that name."""
    return next(node.id for node in tree.document.all(Node) if node.text.split()[0] == name)
