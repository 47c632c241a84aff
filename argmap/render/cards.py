"""The cards of a map that is drawn once: each is read and drawn when it is measured, before its place is known."""

from functools import cache
from typing import NamedTuple

from argmap.core.graph import Place
from argmap.core.records import Node, RecordId
from argmap.core.tree import Tree
from argmap.layout.geometry import Rect, Size
from argmap.layout.heeding import STEPS, Heed, unheeded
from argmap.render import words
from argmap.render.card import draw_set_card, set_card
from argmap.render.drawing import Primitive
from argmap.render.face import NoteNumbers, face
from argmap.render.held import Held
from argmap.render.look import Look
from argmap.render.remarked import SayComments, nothing


class DrawnCard(NamedTuple):
    """A card drawn from (0, 0), and the sentence that says it."""

    size: Size
    spoken: str
    primitives: tuple[Primitive, ...]


class Cards:
    """What stands at each place of a tree that does not change; with `notes`, cards name their passages' numbers."""

    def __init__(
        self,
        tree: Tree,
        look: Look,
        notes: NoteNumbers | None = None,
        heed: Heed = unheeded,
        say_comments: SayComments = nothing,
        held: Held | None = None,
    ) -> None:
        self._tree = tree
        self._look = look
        self._notes = notes
        self._say_comments = say_comments
        self._heed = heed
        self._count = tree.document.count(Node)
        self._heading = cache(words.heading)
        self._drawn: dict[RecordId, DrawnCard] = (held or Held()).table()

    def at(self, place: Place) -> DrawnCard:
        """The card at a place."""
        known = self._drawn.get(place.id)
        if known is None:
            if len(self._drawn) % STEPS == 0:
                self._heed(min(1.0, len(self._drawn) / self._count))
            known = self._drawn[place.id] = self._draw(place)
        return known

    def measure(self, place: Place) -> Size:
        """What layout asks for."""
        return self.at(place).size

    def _draw(self, place: Place) -> DrawnCard:
        says = face(self._tree, place, self._notes, self._heading, self._say_comments)
        card = set_card(says, self._look.typesetter)
        drawn = draw_set_card(card, Rect(0.0, 0.0, *card.size), self._look.theme)
        return DrawnCard(card.size, says.spoken, drawn)
