"""What the view shows: a scene through a camera, painted into a backing that is repaired where it must be."""

from collections.abc import Callable
from dataclasses import replace
from math import ceil, floor

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap

from argmap.core.change import Change
from argmap.core.records import RecordId
from argmap.core.tree import Touched
from argmap.layout.direction import Direction
from argmap.layout.geometry import Rect
from argmap.render.detail import Detail, detail_at
from argmap.render.face import CardFace
from argmap.render.look import Look
from argmap.render.painter import DrawingPainter
from argmap.ui.canvas.backing import Backing
from argmap.ui.canvas.cache import CardPixmaps
from argmap.ui.canvas.camera import Camera
from argmap.ui.canvas.distance import Distance
from argmap.ui.canvas.glide import Glide
from argmap.ui.canvas.gliding import moved
from argmap.ui.canvas.painting import Brushes, paint_picture
from argmap.ui.canvas.picture import Picture, picture_of, uncovered, united
from argmap.ui.canvas.scene import Scene

MOST_REMEMBERED = 2_000
"""Things kept in mind as seen, some of them out of view by now."""


class Sight(QObject):
    """Scene, camera and picture of one view. `moved`: the camera is another. `stale`: the view is to be painted.

    `painted_first`: there is something to be seen. It comes from within a paint event, for queued connections.
    """

    moved = Signal()
    stale = Signal()
    painted_first = Signal()

    def __init__(self, scene: Scene, look: Look, is_still: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self.scene = scene
        self._is_still = is_still  # whether motion is to be reduced
        self._camera = Camera()
        self._backing = Backing()
        self._glide = Glide(self)
        self._gliding: Rect | None = None
        self._whole: Picture | None = None  # all that is in view, until the view moves
        self._seen = Picture()  # what was painted since the map changed last
        self._is_painted = False
        self._glide.stepped.connect(self._take_step)
        self.set_look(look)

    @property
    def camera(self) -> Camera:
        return self._camera

    @property
    def look(self) -> Look:
        return self.brushes.look

    def set_look(self, look: Look) -> None:
        """Paint everything anew in these colours and words."""
        painter = DrawingPainter()
        self.brushes = Brushes(look, CardPixmaps(look, painter), painter, self._is_turned())
        self.paint_anew()

    def resize(self, width: int, height: int, ratio: float) -> None:
        """The view's size in device pixels, and how many of them a pixel has."""
        self._glide.stop()
        self._camera, self._whole = replace(self._camera, width=width, height=height, ratio=ratio), None
        self._backing.resize(width, height)
        self.paint_anew()
        self.moved.emit()

    def go(self, camera: Camera) -> None:
        """Look through another camera of the same view."""
        before, camera = self._camera, camera.within(self.scene.bounds)
        if camera == before:
            return
        self._camera, self._whole = camera, None
        if camera.scale == before.scale:
            self._backing.scroll(before.left - camera.left, before.top - camera.top)
            if self._glide.is_on:
                for strip in uncovered(before.shown, camera.shown):
                    self._glide.also_show(picture_of(self.scene, strip))
                self._gliding = camera.shown  # what comes into view may be on its way too
        else:
            self._glide.stop()
            self._backing.invalidate_all()
        self.moved.emit()
        self.stale.emit()

    def take_change(self, change: Change, touched: Touched, anchor_id: RecordId | None) -> None:
        """Take up a change; the card or step of `anchor_id` stays where it is seen."""
        self._rearrange(lambda: self.scene.update(change, touched), anchor_id)

    def take_laid(self, laid: Scene, anchor_id: RecordId | None) -> None:
        """Take up a change with what was laid out meanwhile, as `take_change` does."""
        self._rearrange(lambda: self.scene.take(laid), anchor_id)

    def refold(self, anchor_id: RecordId | None) -> None:
        """Take up what is folded now."""
        self._rearrange(self.scene.refold, anchor_id)

    def lay_out(self, anchor_id: RecordId | None) -> None:
        """Lay the map out in the direction that is asked for now."""
        self._rearrange(self.scene.redraw_all, anchor_id)
        self.brushes = replace(self.brushes, is_turned=self._is_turned())

    def take_standings(self) -> None:
        """Take up how cards stand now: only those are painted anew that stand otherwise."""
        if self._glide.is_on:
            self._glide.stop()
            self.paint_anew()
        elif self._is_near():
            before, self._seen, self._whole = self._seen, Picture(), None
            self._show_difference(before, is_shifted=False)
            self.stale.emit()

    def show_only(self, node_id: RecordId | None) -> None:
        """Show the branch of a card alone, or for None the whole map; nothing moves."""
        self._glide.stop()
        self.scene.show_only(node_id)
        self._camera, self._seen = self._camera.within(self.scene.bounds), Picture()
        self.paint_anew()
        self.moved.emit()

    def paint(self, painter: QPainter) -> None:
        """Bring the backing up to date and copy it to the view."""
        self._backing.repair(self._paint_piece)
        pixmap = self._backing.pixmap
        pixmap.setDevicePixelRatio(self._camera.ratio)
        painter.drawPixmap(0, 0, pixmap)
        pixmap.setDevicePixelRatio(1.0)
        if not self._is_painted:
            self._is_painted = True
            self.painted_first.emit()

    def picture(self) -> QPixmap:
        """What is painted now, in device pixels."""
        self._backing.repair(self._paint_piece)
        return self._backing.pixmap

    def paint_anew(self) -> None:
        """Forget what is painted."""
        self._whole = None
        self._backing.invalidate_all()
        self.stale.emit()

    def card_pixmap(self, face: CardFace, rect: Rect) -> QPixmap:
        """A card by itself, as large as it is seen now."""
        pixmap = QPixmap(self.brushes.pixmaps.pixmap(face, rect.width, rect.height, self._camera.scale))
        pixmap.setDevicePixelRatio(self._camera.ratio)
        return pixmap

    def rect_of(self, place_or_step_id: RecordId) -> Rect | None:
        """Where a card or a step's frame is seen now, on its way or not."""
        if self._glide.is_on:
            picture = self._glide.picture
            seen = picture.cards.get(place_or_step_id) or picture.frames.get(place_or_step_id)
            if seen is not None:
                return seen.rect
        return self.scene.rect_of(place_or_step_id)

    def stale_area(self) -> int:
        """How many device pixels the next frame paints anew."""
        return self._backing.stale_area()

    def _is_turned(self) -> bool:
        return self.scene.layout.direction is Direction.RIGHT

    def _is_near(self) -> bool:
        return detail_at(self._camera.scale) is Detail.TEXT

    def _paint_piece(self, painter: QPainter, piece: QRect) -> None:
        painter.fillRect(piece, QColor(self.look.theme.canvas))
        if not self._is_near():
            Distance(self.scene, self._camera, self.look.theme).paint(painter, piece)
            return
        seen = self._camera.map_rect(piece.x(), piece.y(), piece.width(), piece.height())
        if self._glide.is_on:
            picture = self._glide.picture.within(seen)
        elif self._whole is not None:
            picture = self._whole.within(seen)
        else:
            picture = picture_of(self.scene, seen)
            self._remember(picture)
        paint_picture(painter, picture, seen, self._camera, self.brushes)

    def _remember(self, picture: Picture) -> None:
        """Note what was painted: when the map has changed, it can no longer be asked what was seen before."""
        self._seen.add(picture)
        if self._seen.count() > MOST_REMEMBERED:
            self._seen = picture_of(self.scene, self._camera.shown)

    def _rearrange(self, act: Callable[[], None], anchor_id: RecordId | None) -> None:
        """Let the scene change, keep what stays where it was, and show what moves on its way."""
        self._glide.stop()
        before, self._seen, self._whole = self._seen, Picture(), None
        stood = self._standing(before, anchor_id)
        act()
        dx, dy = self._drift(stood)
        camera, scale = self._camera, self._camera.scale
        self._camera = replace(camera, left=camera.left + round(dx * scale), top=camera.top + round(dy * scale))
        if not self._camera.shown.intersects(self.scene.bounds):  # what is left of the map is elsewhere
            self._camera = self._camera.within(self.scene.bounds)
        self._show_difference(moved(before, dx, dy), is_shifted=bool(dx or dy) or self._camera != camera)
        self.moved.emit()
        self.stale.emit()

    def _standing(self, picture: Picture, anchor_id: RecordId | None) -> dict[RecordId, Rect]:
        """Where things are, what should stay in its place first: the anchor, then what is in the middle of the view."""
        middle = self._camera.shown.centre
        seen = picture.cards.get(anchor_id) if anchor_id is not None else None
        anchor = seen.rect if seen is not None else self.scene.rect_of(anchor_id) if anchor_id is not None else None
        first = {anchor_id: anchor} if anchor_id is not None and anchor is not None else {}
        rects = {key: card.rect for key, card in picture.cards.items()}
        away = {key: abs(rect.centre.x - middle.x) + abs(rect.centre.y - middle.y) for key, rect in rects.items()}
        return first | {key: rects[key] for key in sorted(rects, key=away.__getitem__)}

    def _drift(self, stood: dict[RecordId, Rect]) -> tuple[float, float]:
        """How far the first of these that is still there has moved in the map."""
        for one, before in stood.items():
            after = self.scene.rect_of(one)
            if after is not None:
                return after.centre.x - before.centre.x, after.y - before.y
        return 0.0, 0.0

    def _show_difference(self, before: Picture, is_shifted: bool) -> None:
        if not self._is_near():
            self._backing.invalidate_all()
            return
        after = self._whole = picture_of(self.scene, self._camera.shown)
        self._seen.add(after)
        areas = list(after.changed_areas(before))
        has_moved = any(
            key in before.cards and before.cards[key].rect[:2] != card.rect[:2] for key, card in after.cards.items()
        )
        if is_shifted:
            self._backing.invalidate_all()
        for area in areas:
            self._invalidate(area)
        if has_moved and not self._is_still():
            self._gliding = united(areas)
            self._glide.start(before, after)

    def _take_step(self) -> None:
        """Paint what is on its way, or has arrived."""
        if self._gliding is not None:
            self._invalidate(self._gliding)
        if not self._glide.is_on:
            self._gliding = None
        self.stale.emit()

    def _invalidate(self, area: Rect) -> None:
        scale, camera = self._camera.scale, self._camera
        left, top = floor(area.x * scale) - camera.left, floor(area.y * scale) - camera.top
        self._backing.invalidate(QRect(left, top, ceil(area.width * scale) + 2, ceil(area.height * scale) + 2))
