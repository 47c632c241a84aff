"""The cards of a map that is drawn once: each is read and broken into lines when it is measured, and kept till then."""

from argmap.core.graph import Place
from argmap.core.records import Node, RecordId
from argmap.core.tree import Tree
from argmap.layout.geometry import Size
from argmap.render.card import SetCard, set_card
from argmap.render.face import NoteNumbers, face
from argmap.render.heeding import STEPS, Heed, unheeded
from argmap.render.text import Typesetter


class Cards:
    """What stands at each place of a tree that does not change; with `notes`, cards name their passages' numbers."""

    def __init__(
        self, tree: Tree, typesetter: Typesetter, notes: NoteNumbers | None = None, heed: Heed = unheeded
    ) -> None:
        self._tree = tree
        self._typesetter = typesetter
        self._notes = notes
        self._heed = heed
        self._count = tree.document.count(Node)
        self._set: dict[RecordId, SetCard] = {}

    def at(self, place: Place) -> SetCard:
        """The card at a place, as it is drawn."""
        known = self._set.get(place.id)
        if known is None:
            if len(self._set) % STEPS == 0:
                self._heed(min(1.0, len(self._set) / self._count))
            known = self._set[place.id] = set_card(face(self._tree, place, self._notes), self._typesetter)
        return known

    def measure(self, place: Place) -> Size:
        """What layout asks for."""
        return self.at(place).size
