"""Finds the card on which the main claim turns, on a thread: of a large map that takes seconds."""

from collections.abc import Callable, Iterable

from argmap.core.document import Document
from argmap.core.records import Record
from argmap.core.tree import Tree
from argmap.reasoning.status.crux import Sway, crux
from argmap.reasoning.status.drawing_order import drawn_cards
from argmap.reasoning.status.status import Status
from argmap.reasoning.status.strength import energies
from argmap.ui.tasks import Progress, Tasks


def find_crux(
    tasks: Tasks, title: str, document: Document, status: Status, then: Callable[[Sway | None], None]
) -> None:
    """Call `then` with the card that moves the main claim furthest, or None where there is no other card."""
    records = list(document.records())
    tasks.start(title, lambda progress: _found(records, status, progress), then)


def _found(records: Iterable[Record], status: Status, progress: Progress) -> Sway | None:
    tree = Tree(Document(records))
    main = tree.main_claim()
    if main is None:
        return None
    others = []
    for node_id, _ in drawn_cards(tree, status.reading):
        progress.check()
        if node_id != main.node_id:
            others.append(node_id)
    made = energies(status.reading, status.judgements)
    return crux(status, made, main.node_id, others, progress.check)
