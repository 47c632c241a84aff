"""Two canvases that move as one: the same zoom, the same card at the same point of both, the same cards selected."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QObject

from argmap.core.records import RecordId
from argmap.reasoning.comparing.marks import Aim
from argmap.ui.comparing.marked_canvas import centre_on
from argmap.ui.comparing.side import Side
from argmap.ui.viewing import Look

READABLE = 0.8
"""The zoom at which a difference is shown, where it was smaller."""


class Linked(QObject):
    """Where the layouts of the maps differ, they hold on to one card that both have: the one that was chosen last, and
    once that is out of view the one next to the middle.
    """

    def __init__(self, one: Side, other: Side, parent: QObject) -> None:
        super().__init__(parent)
        self.sides = (one, other)
        self._held: dict[Side, RecordId] = {}
        self._is_leading = False  # what a canvas does now is what the other did
        for mine, theirs in ((one, other), (other, one)):
            mine.sight.moved.connect(lambda mine=mine, theirs=theirs: self._follow(mine, theirs))
            mine.context.selection.changed.connect(lambda mine=mine, theirs=theirs: self._select(mine, theirs))

    def show(self, aims: tuple[Aim | None, Aim | None]) -> None:
        """Centre both maps on what a difference is about, and select it where it is."""
        with self._led():
            zoom = max(self.sides[0].sight.camera.zoom, READABLE)
            for side, aim in zip(self.sides, aims, strict=True):
                side.select(aim.place_id if aim is not None and aim.is_there else None)
                if aim is not None:
                    centre_on(side.canvas, aim.place_id, zoom)
        self._held = {side: aim.place_id for side, aim in zip(self.sides, aims, strict=True) if aim is not None}

    def look(self, wanted: Look) -> None:
        """Zoom, fit or move both."""
        if wanted is Look.FIT:
            self.show_whole()
        else:
            self.sides[0].canvas.looking.look(wanted)

    def show_whole(self) -> None:
        """Show all of both, as large as the larger one allows."""
        zoom = min(side.zoom_to_fit() for side in self.sides)
        with self._led():
            for side in self.sides:
                side.show_whole(zoom)

    def _select(self, mine: Side, theirs: Side) -> None:
        """Select in the other map what was selected in one, and bring it to where that is seen."""
        if self._is_leading:
            return
        chosen = mine.context.selection.cards
        partners = [found for one in chosen if (found := mine.partner(one, theirs)) is not None]
        with self._led():
            theirs.context.selection.select_cards(partners)
        if chosen and partners:
            self._held = {mine: chosen[-1], theirs: partners[-1]}
            self._follow(mine, theirs)

    def _follow(self, mine: Side, theirs: Side) -> None:
        if self._is_leading:
            return
        self._take_hold(mine, theirs)
        here, there = (side.rect(self._held.get(side)) for side in (mine, theirs))
        lead, camera = mine.sight.camera, replace(theirs.sight.camera, zoom=mine.sight.camera.zoom)
        if here is not None and there is not None:
            at, now = lead.to_view(here.centre), camera.to_view(there.centre)
            left = camera.left + round((now.x() - at.x()) * camera.ratio)
            camera = replace(camera, left=left, top=camera.top + round((now.y() - at.y()) * camera.ratio))
        else:
            camera = camera.centred(theirs.sight.camera.shown.centre)
        with self._led():
            theirs.sight.go(camera)

    def _take_hold(self, mine: Side, theirs: Side) -> None:
        """Keep what is held while it is in view, so that nothing jumps."""
        if not mine.sees(self._held.get(mine)) or theirs.rect(self._held.get(theirs)) is None:
            found = mine.nearest_to_middle(theirs)
            self._held = dict(zip((mine, theirs), found, strict=True)) if found is not None else {}

    @contextmanager
    def _led(self) -> Iterator[None]:
        before, self._is_leading = self._is_leading, True
        try:
            yield
        finally:
            self._is_leading = before
