"""From presses and movements of the mouse to selections, gestures and requests."""

from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from argmap.core.graph import passages_of
from argmap.core.records import RecordId
from argmap.ui.canvas.carrying import Carry, Offer
from argmap.ui.canvas.dropping import Drops, Load
from argmap.ui.canvas.gestures import Band, Gesture, Pan
from argmap.ui.canvas.hovering import Hover
from argmap.ui.canvas.pointing import Under, under
from argmap.ui.canvas.sight import Sight
from argmap.ui.context import MapContext

EDGE = 28  # pixels from an edge within which the map moves along
FASTEST = 26  # pixels a step
STEP_MS = 16
ADDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class Hands(QObject):
    """The mouse on one view; `view` is the widget whose pixels the points are in."""

    def __init__(self, context: MapContext, sight: Sight, hover: Hover, drops: Drops, view: QWidget) -> None:
        super().__init__(view)
        self._context = context
        self._sight = sight
        self._hover = hover
        self._drops = drops
        self._view = view
        self._gesture: Gesture | None = None
        self._pressed: tuple[QPointF, Under, bool] | None = None  # where, on what, with Shift or Ctrl
        self._point = QPointF()
        self._is_space_down = False
        self._was_space_used = False
        self._scroller = QTimer(self, interval=STEP_MS)
        self._scroller.timeout.connect(self._scroll_along)

    @property
    def offer(self) -> Offer | None:
        """The zones for what is carried, while something is."""
        return self._gesture.offer if isinstance(self._gesture, Carry) else None

    def press(self, event: QMouseEvent) -> None:
        point = event.position()
        self._point = point
        if event.button() == Qt.MouseButton.MiddleButton or (self._is_space_down and _is_left(event)):
            self._was_space_used = True
            self._begin(Pan(self._sight, point))
        elif self._hover.handle is not None and _is_left(event):
            self._context.new_card_requested.emit(self._hover.handle.card)
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            found = self._under(point)
            self._pressed = (point, found, bool(event.modifiers() & ADDING)) if _is_left(event) else None
            self._select(found, bool(event.modifiers() & ADDING), _is_left(event))

    def move(self, event: QMouseEvent) -> None:
        self._point = event.position()
        if self._gesture is None and self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._begin_if_far()
        if self._gesture is not None:
            self._gesture.move(self._point)
        elif not event.buttons() and self._hover.move(self._point):
            self._sight.stale.emit()

    def release(self, event: QMouseEvent) -> None:
        gesture, pressed, self._pressed = self._gesture, self._pressed, None
        if gesture is not None:
            self._end()
            gesture.release(event.position())
        elif pressed is not None and _is_left(event):
            self._click(pressed[1], pressed[2])

    def double_click(self, event: QMouseEvent) -> None:
        found = self._under(event.position())
        if found.place_id is not None and _is_left(event):
            self._pressed = None
            self._context.edit_requested.emit(found.place_id)
        else:
            self.press(event)

    def cancel(self) -> bool:
        """Let go of what is under way, as if it had not begun; whether there was something."""
        gesture, self._pressed = self._gesture, None
        if gesture is not None:
            self._end()
            gesture.cancel()
        return gesture is not None

    def hold_space(self) -> None:
        """From now on the left button pans."""
        self._is_space_down, self._was_space_used = True, False
        self._view.setCursor(Qt.CursorShape.OpenHandCursor)

    def let_go_of_space(self) -> bool:
        """Whether Space was pressed and let go of without panning."""
        was_tapped = self._is_space_down and not self._was_space_used
        self._is_space_down = False
        self._view.unsetCursor()
        return was_tapped

    def paint(self, painter: QPainter) -> None:
        if self._gesture is not None:
            self._gesture.paint(painter)

    def _under(self, point: QPointF) -> Under:
        camera = self._sight.camera
        return under(self._sight.scene, camera.to_map(point), camera.zoom)

    def _select(self, found: Under, is_adding: bool, is_left: bool) -> None:
        """What a press selects. A card among several selected ones stays one of them, as they may be dragged."""
        selection = self._context.selection
        if found.place_id is not None:
            if is_adding and is_left:
                selection.toggle(found.place_id)
            elif found.place_id not in selection.held:
                selection.select_card(found.place_id)
        elif found.step_id is not None:
            selection.select_step(found.step_id)
        elif found.frame_id is not None:
            selection.select_step(found.frame_id)
        elif found.fold_id is None and not is_adding:
            selection.clear()

    def _click(self, found: Under, was_adding: bool) -> None:
        """What a press does when the mouse did not move before the button was let go."""
        if found.fold_id is not None:
            self._context.view_state.fold([found.fold_id], False)
        elif found.place_id is not None and not was_adding:
            self._context.selection.select_card(found.place_id)
            if found.is_on_passages:
                self._show_passage(found.place_id)

    def _show_passage(self, place_id: RecordId) -> None:
        """The card's first passage; the next one if that is shown already."""
        place = self._context.tree.place(place_id)
        ids = [passage.id for _, passage in passages_of(self._context.document, place.node_id)] if place else []
        if ids:
            shown = self._context.shown_passage_id
            self._context.show_passage(ids[(ids.index(shown) + 1) % len(ids)] if shown in ids else ids[0])

    def _begin_if_far(self) -> None:
        start, found, is_adding = self._pressed or (self._point, Under(), False)
        if (self._point - start).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        load = self._load(found)
        if load is not None:
            self._begin(Carry(self._sight, Offer(self._sight, self._drops, load), self._view))
        elif found.place_id is None and found.frame_id is None and found.step_id is None:
            self._begin(Band(self._sight, self._context.selection, start, is_adding))

    def _load(self, found: Under) -> Load | None:
        """What a drag from there carries; None if nothing can be."""
        if not self._context.is_editable:
            return None
        if found.place_id is not None:
            return Load(self._uppermost())
        if found.frame_id is not None:
            places = self._context.tree.premises(found.frame_id)
            return Load(tuple(place.id for place in places), frame_id=found.frame_id)
        return None

    def _uppermost(self) -> tuple[RecordId, ...]:
        """The selected cards that do not hang below another selected one, as those go along with it."""
        tree, cards, chosen = self._context.tree, self._context.selection.cards, self._context.selection.held
        kept = []
        for place_id in cards:
            place = tree.place(place_id)
            above = tree.parent(place) if place is not None else None
            seen: set[RecordId] = set()
            while above is not None and above.id not in chosen and above.id not in seen:
                seen.add(above.id)
                above = tree.parent(above)
            if above is None or above.id not in chosen:
                kept.append(place_id)
        return tuple(kept)

    def _begin(self, gesture: Gesture) -> None:
        self._gesture = gesture
        self._hover.leave()
        self._view.setCursor(gesture.cursor)
        self._scroller.start()
        gesture.move(self._point)

    def _end(self) -> None:
        self._gesture = None
        self._scroller.stop()
        self._view.unsetCursor()

    def _scroll_along(self) -> None:
        """Move the map while the mouse is at an edge."""
        camera = self._sight.camera
        dx = _speed(self._point.x(), self._view.width())
        dy = _speed(self._point.y(), self._view.height())
        if self._gesture is not None and (dx or dy) and self._gesture.scrolls_at(self._point):
            left, top = camera.left + round(dx * camera.ratio), camera.top + round(dy * camera.ratio)
            self._sight.go(replace(camera, left=left, top=top))
            self._gesture.move(self._point)


def _is_left(event: QMouseEvent) -> bool:
    return event.button() == Qt.MouseButton.LeftButton


def _speed(at: float, size: int) -> float:
    """Pixels a step: faster the nearer to the edge, none in the middle."""
    if at < EDGE:
        return -min(FASTEST, EDGE - at)
    return min(FASTEST, at - size + EDGE) if at > size - EDGE else 0.0
