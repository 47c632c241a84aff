"""The overview in a corner of the map: all of it in small, and the part that is in view, to be moved by the mouse."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from argmap.layout.geometry import Rect
from argmap.ui.canvas.miniature import Miniature, Plan, plan_for
from argmap.ui.canvas.view import MapCanvas
from argmap.ui.context import MapContext
from argmap.ui.idling import Idling

AWAY = 12  # pixels from the corner of the map
MARGIN = 8  # pixels around the picture
RADIUS = 8.0
SOON_MS = 120  # after the last change
LEAST_VIEW = 7.0  # pixels of what is in view, however small a part of the map that is
CARD_ROOM = QMargins(24, 40, 24, 72)  # pixels of a card around the text that is written, which grows downward
LEAST_MAP = (420, 300)  # pixels; over a smaller map there is no room
STROKE = 1.4
VEIL = 0.08
NEARLY = 0.999


class Overview(QWidget):
    """Shown by itself while it is wanted and the map is larger than the view. Drawn a moment after the last change."""

    def __init__(self, context: MapContext, canvas: MapCanvas, free_width: Callable[[], int]) -> None:
        """`free_width` says how much of the map's width nothing lies over."""
        super().__init__(canvas)
        self._context = context
        self._canvas = canvas
        self._sight = canvas.sight
        self._free_width = free_width
        self._plan = Plan(Rect(0, 0, 1, 1), 1, 1)
        self._picture = QPixmap()
        self._seen = QRectF()  # as it was painted last
        self._note = QRect()  # where a message lies in the window
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._begin)
        self._coming: Miniature | None = None
        self._gathering = Idling(self)
        self._gathering.ended.connect(self._draw)
        self._aside = QTimer(self, singleShot=True, interval=0)
        self._aside.timeout.connect(self._follow)
        self.setAccessibleName(self.tr("Overview of the map"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        state = context.view_state
        for changed in (context.changed, state.folds_changed, state.layout_changed, context.appearance_changed):
            changed.connect(self._wait)
        for changed in (context.focus.changed, context.filtering.changed, context.preferences.overview_changed):
            changed.connect(self._wait)
        for moved in (self._sight.moved, context.selection.changed):
            moved.connect(self._follow)
        for begun in (context.new_card_requested, context.edit_requested):
            begun.connect(self._aside.start)
        canvas.installEventFilter(self)
        self._soon.start()

    @property
    def plan(self) -> Plan:
        """How the picture lies over the map."""
        return self._plan

    def keep_clear_of(self, note: QRect) -> None:
        """Stand above a message that lies there in the window, at the foot of the map."""
        self._note = note
        self._follow()

    def seen(self) -> QRectF:
        """Where the part of the map that is in view lies in the widget."""
        rect = self._plan.rect(self._sight.camera.shown).intersected(QRectF(0, 0, self._plan.width, self._plan.height))
        wide, high = max(rect.width(), LEAST_VIEW), max(rect.height(), LEAST_VIEW)
        return QRectF(rect.center().x() - wide / 2, rect.center().y() - high / 2, wide, high).translated(MARGIN, MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, self._seen = self._context.theme, self.seen()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.setBrush(QColor(theme.card))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
            painter.drawPixmap(MARGIN, MARGIN, self._picture)
            ink = QColor(theme.text)
            painter.setPen(QPen(ink, STROKE))
            ink.setAlphaF(VEIL)
            painter.setBrush(ink)
            painter.drawRoundedRect(self._seen, 2.0, 2.0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The map below is not meant."""
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        self.raise_()

    def _go(self, event: QMouseEvent) -> None:
        """Bring the place under the mouse to the middle of the view."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            at = self._plan.point(event.position() - QPointF(MARGIN, MARGIN))
            self._sight.go(self._sight.camera.centred(at))
        event.accept()

    def _wait(self) -> None:
        """The map is another: what was gathered of it no longer counts."""
        self._gathering.stop()
        self._coming = None
        self._soon.start()

    def _begin(self) -> None:
        scene = self._sight.scene
        if self._is_wanted():
            self._coming = Miniature(scene, self._context.theme, plan_for(scene.bounds))
            self._gathering.start(self._coming.gathered())
        self._follow()

    def _draw(self) -> None:
        coming, self._coming = self._coming, None
        if coming is not None:
            self._plan, self._picture = coming.plan, coming.draw(self.devicePixelRatioF())
            self.resize(self._plan.width + 2 * MARGIN, self._plan.height + 2 * MARGIN)
            self.update()
        self._follow()

    def _follow(self) -> None:
        """The view is another, or the room for it."""
        is_wanted = self._is_wanted()
        if is_wanted and self._picture.isNull() and self._coming is None:
            self._soon.start()
        self.move(self._corner())
        self.setVisible(is_wanted and not self._picture.isNull())
        if self.seen() != self._seen:
            self.update()

    def _corner(self) -> QPoint:
        """At the left, or at the right while a card that is selected or written lies there."""
        corner = self._above_note(AWAY)
        current, editor = self._context.selection.current, self._canvas.writing.editor
        rect = self._sight.rect_of(current) if current is not None else None
        is_on_card = rect is not None and self._sight.camera.view_rect(rect).intersects(QRectF(corner))
        is_on_editor = editor is not None and editor.geometry().marginsAdded(CARD_ROOM).intersects(corner)
        if is_on_card or is_on_editor:
            corner = self._above_note(max(AWAY, self._free_width() - self.width() - AWAY))
        return corner.topLeft()

    def _above_note(self, left: int) -> QRect:
        """The place at the foot of the map, or above the message that lies there."""
        place = QRect(QPoint(left, self._canvas.height() - self.height() - AWAY), self.size())
        note = self._note.translated(-self._canvas.mapTo(self._canvas.window(), QPoint()))
        if note.adjusted(-AWAY, -AWAY, AWAY, AWAY).intersects(place):
            place.moveBottom(note.top() - AWAY)
        return place

    def _is_wanted(self) -> bool:
        view, bounds, shown = self._canvas, self._sight.scene.bounds, self._sight.camera.shown
        has_room = view.width() >= LEAST_MAP[0] and view.height() >= LEAST_MAP[1]
        is_larger = shown.width < bounds.width * NEARLY or shown.height < bounds.height * NEARLY
        is_partly_seen = is_larger or shown.united(bounds) != shown
        return has_room and is_partly_seen and self._context.preferences.shows_overview
