"""A map as the canvas knows it: where everything stands, and what each card says. Kept true change by change."""

from collections.abc import Callable
from typing import Protocol

from argmap.core.change import Change
from argmap.core.graph import Place, places_of
from argmap.core.records import RecordId
from argmap.core.tree import Touched, Tree
from argmap.layout.blocks import Block
from argmap.layout.connectors import Connector
from argmap.layout.direction import Direction
from argmap.layout.geometry import Rect, Size
from argmap.layout.map_layout import MapLayout
from argmap.render.card import measure_card
from argmap.render.detail import card_tone
from argmap.render.face import CardFace, face
from argmap.render.text import Typesetter
from argmap.render.theme import Tone
from argmap.ui.canvas.sizes import NOTHING_KNOWN, KnownSizes, Sizes, sizes_in
from argmap.ui.canvas.standing_sign import ShownStanding

FACES_KEPT = 4_000
"""Several views full of cards."""
ANYWHERE = Rect(-5e6, -5e6, 1e7, 1e7)
"""The bounds of a map that is not known yet."""


class View(Protocol):
    """How a map is looked at, as far as its layout depends on it."""

    @property
    def folded(self) -> frozenset[str]: ...

    @property
    def layout(self) -> str: ...


def unchecked() -> None:
    """It is not to be stopped."""


class Scene:
    """The layout of one map, and the faces of the cards that were looked at."""

    def __init__(
        self,
        tree: Tree,
        view: View,
        typesetter: Typesetter,
        is_glimpse: bool = False,
        check: Callable[[], None] = unchecked,
        known: KnownSizes = NOTHING_KNOWN,
    ) -> None:
        """`check` is called before each card is measured, until the scene is handed over; it may raise to stop that.

        What is `known` is not measured, until then.
        """
        self.tree = tree
        self._check, self._known = check, known
        self._is_glimpse = is_glimpse
        self.typesetter = typesetter
        self._view = view
        self._faces: dict[RecordId, CardFace] = {}
        self._same_sizes: dict[Size, Size] = {}  # cards are of few sizes: each is kept once
        self._tones: dict[RecordId, Tone] = {}
        self._folded = view.folded
        self.strength: Callable[[Place], float] = lambda _place: 1.0  # how much of a card is to be seen, from 0 to 1
        self.standing: Callable[[Place], ShownStanding | None] = lambda _place: None  # what its sign says
        self._top_id: RecordId | None = None  # the node whose branch alone is shown
        self.layout = self._lay_out()

    @property
    def bounds(self) -> Rect:
        return ANYWHERE if self._is_glimpse else self.layout.bounds

    def hand_over(self) -> None:
        """Be for another thread from now on: a typesetter has fonts of the thread in which it is used first."""
        self.typesetter, self._check, self._known = Typesetter(), unchecked, NOTHING_KNOWN

    def stand_on(self, tree: Tree) -> None:
        """Be of another tree from now on, which says the same: what was laid out from a copy shows the map itself."""
        self.tree = tree
        self.layout.stand_on(tree)

    def take(self, laid: "Scene") -> None:
        """Take up a change with what was laid out of the map as it is now; `laid` has what was drawn before then."""
        self._faces.clear()
        self._tones.clear()
        self.layout, laid.layout = laid.layout, self.layout
        self.layout.stand_on(self.tree)
        self.layout.ask(self.measure, self._is_folded)
        self.layout.show_only(self._top_id)
        self._folded = laid._folded
        self.follow(self._view)

    def follow(self, view: View) -> None:
        """Be looked at like this from now on, which is as before unless something was done meanwhile."""
        self._view = view
        if Direction(view.layout) is not self.layout.direction:
            self.redraw_all()
        else:
            self.refold()

    def face(self, place: Place) -> CardFace:
        """What the card at a place says."""
        known = self._faces.get(place.id)
        if known is None:
            if len(self._faces) > FACES_KEPT:
                self._faces.clear()
            known = self._faces[place.id] = face(self.tree, place)
        return known

    def tone(self, place: Place) -> Tone:
        """Which side the card at a place is on."""
        known = self._tones.get(place.id)
        if known is None:
            known = self._tones[place.id] = card_tone(self.tree, place)
        return known

    def block_strength(self, block: Block) -> float:
        """How much is to be seen of a step: as much as of the strongest of its cards."""
        return max(self.strength(card.place) for card in block.cards)

    def sizes(self) -> Sizes:
        """How large the cards are drawn that stand in full, folded away or not: of now."""
        return sizes_in(self.layout.blocks())

    def rect_of(self, place_or_step_id: RecordId) -> Rect | None:
        """Where a card or a step's cards stand; None where they are folded away or not on the map."""
        found = self.layout.rect_of(place_or_step_id)
        return found if found is not None else self.layout.rect_of_block(place_or_step_id)

    def line_of(self, step_id: RecordId) -> tuple[Connector, int] | None:
        """The connector that draws a step, and which of its lines it is; None where it is not drawn."""
        block = self.layout.block_of(step_id)
        above = block.parent if block is not None else None
        if above is None:
            return None
        origin = self.layout.origin_of(above)
        for one in self.layout.connectors(above, origin.x, origin.y):
            if step_id in one.inference_ids:
                return one, list(one.inference_ids).index(step_id)
        return None

    def show_only(self, node_id: RecordId | None) -> None:
        """Show the branch of a card alone, or for None the whole map."""
        self._top_id = node_id
        self.layout.show_only(node_id)

    def update(self, change: Change, touched: Touched) -> None:
        """Take up a change that the tree has taken up already."""
        if touched.rows or touched.roots or touched.steps:
            self._faces.clear()
        self._tones.clear()
        for node_id in touched.cards:
            for place in places_of(self.tree.document, node_id):
                self._faces.pop(place.id, None)
        self.layout.update(touched)

    def refold(self) -> None:
        """Take up what is folded now."""
        folded = self._view.folded
        changed, self._folded = folded ^ self._folded, folded
        self.layout.refold(changed)

    def redraw_all(self) -> None:
        """Lay out from scratch, as in another direction or with other words."""
        self._faces.clear()
        self._folded = self._view.folded
        self.layout = self._lay_out()

    def _lay_out(self) -> MapLayout:
        direction = Direction(self._view.layout)
        layout = MapLayout(self.tree, self.measure, direction, self._is_folded)
        layout.show_only(self._top_id)
        return layout

    def _is_folded(self, place_id: RecordId) -> bool:
        return place_id in self._folded

    def measure(self, place: Place) -> Size:
        """How large the card at a place is drawn."""
        self._check()
        known = self._known.of(place)
        if known is not None and self.tree.is_full(place):
            return known
        size = measure_card(face(self.tree, place), self.typesetter)
        return self._same_sizes.setdefault(size, size)


def laid_out(tree: Tree, view: View, check: Callable[[], None] = unchecked, known: KnownSizes = NOTHING_KNOWN) -> Scene:
    """Lay a map out for another thread, which alone uses it then. What `check` raises stops that.

    What is `known` is not measured.
    """
    scene = Scene(tree, view, Typesetter(), check=check, known=known)
    scene.hand_over()
    return scene
