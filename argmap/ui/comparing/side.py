"""One of two maps that are looked at beside each other, as far as the other has to know it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from argmap.core.records import RecordId
from argmap.layout.geometry import Rect
from argmap.reasoning.comparing.marks import partner_of
from argmap.ui.canvas.camera import zoom_to_fit
from argmap.ui.canvas.fitting import MARGIN
from argmap.ui.canvas.sight import Sight
from argmap.ui.canvas.view import MapCanvas
from argmap.ui.context import MapContext

LEAST = 12.0  # pixels: no smaller branch is looked at for a card to hold on to
MOST = 400  # cards that are looked at for that


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A map on its canvas; `partners` has the id in the other map of each of its cards that both have."""

    context: MapContext
    canvas: MapCanvas
    partners: Mapping[RecordId, RecordId]

    @property
    def sight(self) -> Sight:
        return self.canvas.sight

    def partner(self, place_id: RecordId, other: "Side") -> RecordId | None:
        """The place of the same card in the other map."""
        return partner_of(place_id, self.context.tree, other.context.tree, self.partners)

    def rect(self, place_id: RecordId | None) -> Rect | None:
        """Where a card stands on the map; None for one that is not drawn."""
        return self.sight.scene.rect_of(place_id) if place_id is not None else None

    def sees(self, place_id: RecordId | None) -> bool:
        rect = self.rect(place_id)
        return rect is not None and self.sight.camera.shown.intersects(rect)

    def select(self, place_id: RecordId | None) -> None:
        """Select a card, or nothing."""
        self.context.selection.select_cards([place_id] if place_id is not None else [])

    def zoom_to_fit(self) -> float:
        """At which zoom all of it is in view."""
        return min(1.0, zoom_to_fit(self.sight.camera, self.sight.scene.bounds, MARGIN))

    def show_whole(self, zoom: float) -> None:
        """Show the middle of the map."""
        self.sight.go(replace(self.sight.camera, zoom=zoom).centred(self.sight.scene.bounds.centre))

    def nearest_to_middle(self, other: "Side") -> tuple[RecordId, RecordId] | None:
        """The card next to the middle of the view that the other map shows as well, with its place there."""
        middle = self.sight.camera.shown.centre

        def distance(place_id: RecordId) -> float:
            rect = self.rect(place_id)
            return abs(rect.centre.x - middle.x) + abs(rect.centre.y - middle.y) if rect is not None else 0.0

        for place_id in sorted(islice(self._in_view(), MOST), key=distance):
            partner = self.partner(place_id, other)
            if partner is not None and other.rect(partner) is not None:
                return place_id, partner
        return None

    def _in_view(self) -> Iterator[RecordId]:
        camera = self.sight.camera
        for shown in self.sight.scene.layout.shown(camera.shown, LEAST / camera.zoom):
            yield from (card.place.id for card in shown.block.cards)
