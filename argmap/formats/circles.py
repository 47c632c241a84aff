"""Circles in a map that came from elsewhere, and how deep it stands: argmap draws them cut, and says so."""

from collections import defaultdict

from argmap.core.document import Document
from argmap.core.graph import base_node_ids
from argmap.core.records import Node, Premise, RecordId
from argmap.core.tree import Tree

SHOWN = 60  # characters of a card in a sentence


def circles(document: Document) -> list[list[RecordId]]:
    """The sets of nodes that stand below themselves, each in ascending order of ids, the smallest first.

    Strongly connected components after Tarjan (1972), with a stack of its own instead of recursion.
    """
    if _plain_depth(document) is not None:
        return []
    bases = base_node_ids(document)
    above = {node.id: sorted(_targets_of(document, node.id, bases)) for node in document.all(Node)}
    numbers: dict[RecordId, int] = {}
    lowest: dict[RecordId, int] = {}
    open_nodes: dict[RecordId, None] = {}
    found: list[list[RecordId]] = []
    for start in sorted(above):
        waiting: list[tuple[RecordId, int]] = [(start, 0)] if start not in numbers else []
        while waiting:
            node_id, step = waiting.pop()
            if step == 0:
                numbers[node_id] = lowest[node_id] = len(numbers)
                open_nodes[node_id] = None
            else:
                lowest[node_id] = min(lowest[node_id], lowest[above[node_id][step - 1]])
            step = _next_step(above[node_id], step, node_id, numbers, lowest, open_nodes)
            if step < len(above[node_id]):
                waiting += [(node_id, step + 1), (above[node_id][step], 0)]
            elif lowest[node_id] == numbers[node_id]:
                found.append(_closed(node_id, open_nodes))
    return sorted(circle for circle in found if len(circle) > 1 or circle[0] in above[circle[0]])


def _targets_of(document: Document, node_id: RecordId, bases: dict[RecordId, RecordId | None]) -> set[RecordId]:
    """The nodes directly above a node, at all its places."""
    found = (bases.get(premise.inference_id) for premise in document.where(Premise, "node_id", node_id))
    return {above for above in found if above is not None}


def _next_step(
    targets: list[RecordId],
    step: int,
    node_id: RecordId,
    numbers: dict[RecordId, int],
    lowest: dict[RecordId, int],
    open_nodes: dict[RecordId, None],
) -> int:
    """The index of the next target that was not visited yet; those that were and are still open count on the way."""
    while step < len(targets) and targets[step] in numbers:
        if targets[step] in open_nodes:
            lowest[node_id] = min(lowest[node_id], numbers[targets[step]])
        step += 1
    return step


def _closed(node_id: RecordId, open_nodes: dict[RecordId, None]) -> list[RecordId]:
    closed: list[RecordId] = []
    while not closed or closed[-1] != node_id:
        closed.append(open_nodes.popitem()[0])
    return sorted(closed)


def remarks_on(document: Document) -> list[str]:
    """A sentence for each circle, and one for the steps that bear on nothing."""
    remarks = [
        f"{len(circle)} cards stand in a circle, which is drawn cut at “{words_of(document, circle[0])}”."
        if len(circle) > 1
        else f"The card “{words_of(document, circle[0])}” bears on itself, and is drawn cut there."
        for circle in circles(document)
    ]
    loose = sum(base is None for base in base_node_ids(document).values())
    if loose:
        steps = "1 step bears" if loose == 1 else f"{loose:,} steps bear"
        remarks.append(f"{steps} on nothing; what stands there is drawn as a root.")
    return remarks


def depth_of(document: Document) -> int:
    """The cards from a root to the deepest leaf, as drawn."""
    depth = _plain_depth(document)
    return depth if depth is not None else max((depth + 1 for _, depth in Tree(document).walk()), default=0)


def _plain_depth(document: Document) -> int | None:
    """The depth of a map in which each card stands once, below a root or in the tray; None of any other.

    Counted level by level: to draw a map of 100,000 cards, or to look for circles in it, takes ten times as long.
    """
    bases, below, placed = base_node_ids(document), defaultdict[RecordId | None, list[RecordId]](list), set[RecordId]()
    for premise in document.all(Premise):
        below[bases.get(premise.inference_id)].append(premise.node_id)
        placed.add(premise.node_id)
    if len(placed) < document.count(Premise) or not placed.isdisjoint(document.root_ids):
        return None
    level, depth, reached = list(document.root_ids), 0, len(document.tray_ids)
    while level:
        depth, reached = depth + 1, reached + len(level)
        level = [node_id for above in level for node_id in below.get(above, ())]
    return depth if reached == document.count(Node) else None


def words_of(document: Document, node_id: RecordId) -> str:
    """The first words of a card, on one line."""
    node = document.find(Node, node_id)
    return first_words(node.text) if node is not None else ""


def first_words(text: str) -> str:
    """The first words of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
