"""What is selected in one open map: cards, or one step. Shared by the map, the outline and the inspector."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from argmap.core.records import Inference, RecordId
from argmap.core.tree import Tree


class Selection(QObject):
    """Place ids of the selected cards, the last one being the current; or the id of one step, never both."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[RecordId, ...] = ()
        self._held: frozenset[RecordId] = frozenset()
        self._step: RecordId | None = None

    @property
    def cards(self) -> tuple[RecordId, ...]:
        """The place ids in the order in which they were selected."""
        return self._cards

    @property
    def held(self) -> frozenset[RecordId]:
        """The same without an order, to be asked whether a card is among them."""
        return self._held

    @property
    def current(self) -> RecordId | None:
        """The place id selected last, or None."""
        return self._cards[-1] if self._cards else None

    @property
    def step(self) -> RecordId | None:
        """The id of the selected inference, or None."""
        return self._step

    def select_card(self, place_id: RecordId) -> None:
        self._take((place_id,), None)

    def select_cards(self, place_ids: Iterable[RecordId]) -> None:
        """Select exactly these; the last one becomes the current."""
        self._take(tuple(dict.fromkeys(place_ids)), None)

    def toggle(self, place_id: RecordId) -> None:
        """Add the card to the selection, or take it out."""
        others = tuple(one for one in self._cards if one != place_id)
        self._take(others if place_id in self._held else (*others, place_id), None)

    def select_step(self, inference_id: RecordId) -> None:
        self._take((), inference_id)

    def clear(self) -> None:
        self._take((), None)

    def drop_missing(self, tree: Tree) -> None:
        """Forget what a change has taken out of the map."""
        cards = tuple(one for one in self._cards if tree.place(one) is not None)
        gone = self._step is not None and tree.document.find(Inference, self._step) is None
        self._take(cards, None if gone else self._step)

    def _take(self, cards: tuple[RecordId, ...], step: RecordId | None) -> None:
        if (cards, step) != (self._cards, self._step):
            self._cards, self._held, self._step = cards, frozenset(cards), step
            self.changed.emit()
