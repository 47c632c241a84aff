"""What the mouse rests on: its handles, the joint of its step, and the words of its tooltip."""

from PySide6.QtCore import QPointF

from argmap.core.records import Kind, RecordId
from argmap.ui.canvas.handles import LEAST_ZOOM, Handle, card_handles, step_handle
from argmap.ui.canvas.pointing import NOTHING, Under, under
from argmap.ui.canvas.sight import Sight
from argmap.ui.context import MapContext


class Hover:
    """Follows the mouse; `move` and `leave` say whether something looks different now."""

    def __init__(self, context: MapContext, sight: Sight) -> None:
        self._context = context
        self._sight = sight
        self.under = NOTHING
        self.handles: list[Handle] = []
        self.handle: Handle | None = None  # the one under the mouse

    @property
    def step_id(self) -> RecordId | None:
        """The step whose joint is to be shown."""
        return self.under.step_id

    def move(self, point: QPointF) -> bool:
        before = self.under, self.handle, self.handles
        self.handle = next((one for one in self.handles if one.rect.contains(point)), None)
        if self.handle is None:
            camera = self._sight.camera
            self.under = under(self._sight.scene, camera.to_map(point), camera.zoom)
            self.handles = self._handles(self.under)
            self.handle = next((one for one in self.handles if one.rect.contains(point)), None)
        return before != (self.under, self.handle, self.handles)

    def leave(self) -> bool:
        """The mouse is elsewhere, or busy."""
        had = self.under != NOTHING or bool(self.handles)
        self.under, self.handles, self.handle = NOTHING, [], None
        return had

    def _handles(self, found: Under) -> list[Handle]:
        camera = self._sight.camera
        if not self._context.is_editable or camera.zoom < LEAST_ZOOM:
            return []
        if found.step_id is not None:
            line = self._sight.scene.line_of(found.step_id)
            return [step_handle(found.step_id, camera.to_view(line[0].joint_at[line[1]]))] if line is not None else []
        place = self._context.tree.place(found.place_id) if found.place_id is not None else None
        rect = self._sight.rect_of(place.id) if place is not None else None
        if place is None or rect is None or not self._context.tree.is_full(place):
            return []
        is_question = self._context.tree.node(place.node_id).kind is Kind.QUESTION
        return card_handles(place.node_id, is_question, camera.view_rect(rect))
