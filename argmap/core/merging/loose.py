"""Steps that the merge has left without a reason, and cards without a place: kept true while it goes on."""

from argmap.core.merging.state import Merging
from argmap.core.records import Inference, Node, Premise, RecordId


class Loose:
    """Only what was touched is looked at: whatever else is empty or in the tray was so in the map that both come from,
    and no side did anything about it.
    """

    def __init__(self, merging: Merging) -> None:
        self._merging = merging
        self._read = 0
        self._steps: set[RecordId] = set()
        self._cards: set[RecordId] = set()

    def empty_steps(self) -> list[RecordId]:
        """By id."""
        self._follow()
        return sorted(self._steps)

    def loose_cards(self) -> list[RecordId]:
        """By id."""
        self._follow()
        return sorted(self._cards)

    def _follow(self) -> None:
        """Look again at all that was touched since."""
        noted = self._merging.draft.noted
        steps: set[RecordId] = set()
        cards: set[RecordId] = set()
        for record_type, record_id in noted[self._read :]:
            if record_type is Premise:
                premises = self._merging.versions(Premise, record_id)
                steps |= {one.inference_id for one in premises}
                cards |= {one.node_id for one in premises}
            elif record_type is Inference:
                steps.add(record_id)
            elif record_type is Node:
                cards.add(record_id)
        self._read = len(noted)
        self._steps = self._steps - steps | {one for one in steps if self._is_empty(one)}
        self._cards = self._cards - cards | {one for one in cards if self._is_loose(one)}

    def _is_empty(self, step_id: RecordId) -> bool:
        draft = self._merging.draft
        return draft.find(Inference, step_id) is not None and not draft.where(Premise, "inference_id", step_id)

    def _is_loose(self, node_id: RecordId) -> bool:
        draft = self._merging.draft
        node = draft.find(Node, node_id)
        return node is not None and not node.order_key and not draft.where(Premise, "node_id", node_id)
