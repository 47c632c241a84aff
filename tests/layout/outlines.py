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
    nodes: list[Record] = []
    steps: list[Record] = []
    premises: list[Record] = []
    waiting: list[tuple[Outline, str | None]] = [(outline, None)]
    while waiting:
        (name, width, height, *below), target_id = waiting.pop()
        number, key = f"{len(nodes):032x}", f"{len(nodes):06d}"
        nodes.append(Node(number, Kind.CLAIM, f"{name} {width} {height}", order_key="" if target_id else "V"))
        if target_id is not None:
            steps.append(Inference(number, Polarity.SUPPORTS, target_node_id=target_id, order_key=key))
            premises.append(Premise(number, number, number, order_key=key))
        waiting += [(one, number) for one in below[::-1]]
    return Document([MapInfo("f" * 32), *nodes, *steps, *premises])


def written_size(tree: Tree) -> Measure:
    """Cards as wide and as high as their text says."""

    def measure(place: Place) -> Size:
        _, width, height = tree.node(place.node_id).text.split()
        return Size(float(width), float(height))

    return measure


def node_named(tree: Tree, name: str) -> str:
    """The id of the node whose text begins with that name."""
    return next(node.id for node in tree.document.all(Node) if node.text.split()[0] == name)


def star(count: int) -> Document:
    """A card with that many cards below it."""
    return map_of(("middle", 236, 107, *((f"ray{index}", 236, 107) for index in range(count))))


def chain(count: int) -> Document:
    """Cards one below the other."""
    outline: Outline = (f"link{count}", 236, 107)
    for index in range(count - 1, 0, -1):
        outline = (f"link{index}", 236, 107, outline)
    return map_of(outline)
