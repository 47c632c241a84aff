"""Row 23: the card on which the main claim turns, against working out the map once: how it stands, and how strongly.

Python's collector rests meanwhile, as it does in the window.
"""

from collections.abc import Iterator

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.layout.collector import quiet_collector
from argmap.reasoning.status.crux import crux
from argmap.reasoning.status.drawing_order import drawn_cards
from argmap.reasoning.status.status import Status, status_of
from argmap.reasoning.status.strength import energies, strengths_of
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, at_most, main, sizes, typical, within

TIMES = {50_000: 3}  # the crux asks of each card what two such turns would show
MOST_S = {50_000: 2.0}


def rows(nodes: int, runs: int) -> Iterator[Row]:
    for count in sizes(nodes):
        document = Document(random_map(count))
        status, size = status_of(document), f"{count:,} nodes"
        own = typical(lambda document=document, status=status: found(document, status), runs)
        once = typical(lambda document=document: worked_out(document), runs)
        yield within(23, "the crux found", own, "worked out once", once, TIMES.get(count), size=size)
        yield at_most(23, "the same, with the map read for it on a thread", own, MOST_S.get(count), size)


def found(document: Document, status: Status) -> object:
    """The crux, as the window finds it once it is known what stands."""
    with quiet_collector():
        tree = Tree(Document(document.records()))
        main_claim = tree.main_claim()
        if main_claim is None:
            return None
        others = [one for one, _ in drawn_cards(tree, status.reading) if one != main_claim.node_id]
        return crux(status, energies(status.reading, status.judgements), main_claim.node_id, others)


def worked_out(document: Document) -> object:
    """How all cards stand, and how strongly: what one turned card would ask for."""
    with quiet_collector():
        status = status_of(document)
        return strengths_of(energies(status.reading, status.judgements))


if __name__ == "__main__":
    main(rows, __doc__ or "")
