"""Finds the card on which the main claim turns, on a thread: of a large map that takes seconds."""

from collections.abc import Callable

from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.reasoning.status.crux import Sway, crux
from argmap.reasoning.status.drawing_order import drawn_cards
from argmap.reasoning.status.status import Status
from argmap.reasoning.status.strength import energies
from argmap.ui.tasks import Progress, Tasks


def find_crux(tasks: Tasks, title: str, tree: Tree, status: Status, then: Callable[[Sway | None], None]) -> None:
    """Call `then` with the card that moves the main claim furthest, or None where there is no other card."""
    main = tree.main_claim()
    if main is None or main.node_id not in status.standings:
        then(None)
        return
    order = [one for one, _ in drawn_cards(tree, status.reading) if one != main.node_id]
    tasks.start(title, lambda progress: _found(status, main.node_id, order, progress), then)


def _found(status: Status, claim_id: RecordId, order: list[RecordId], progress: Progress) -> Sway | None:
    made = energies(status.reading, status.judgements)
    progress.check()
    return crux(status, made, claim_id, order)
