"""The canvas: shows one map, and turns keys, mouse and wheel into looks, selections and requests."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QGestureEvent, QWidget

from argmap.core.change import Change
from argmap.core.records import RecordId
from argmap.core.tree import Touched
from argmap.render.text import Typesetter
from argmap.ui.canvas.accessibility import announce
from argmap.ui.canvas.dropping import Drops
from argmap.ui.canvas.editor import Ending
from argmap.ui.canvas.handles import Handle
from argmap.ui.canvas.hands import Hands
from argmap.ui.canvas.hovering import Hover
from argmap.ui.canvas.incoming import Incoming
from argmap.ui.canvas.looking import Looking
from argmap.ui.canvas.looks import look_of
from argmap.ui.canvas.ornaments import paint_ornaments
from argmap.ui.canvas.scene import Scene
from argmap.ui.canvas.scroll import camera_of, show_camera
from argmap.ui.canvas.sight import Sight
from argmap.ui.canvas.tips import show_tip, tip
from argmap.ui.canvas.walker import ARROWS, Walker
from argmap.ui.canvas.wheel import is_own, panned, zoom_by_pad, zoom_by_touch, zoom_by_wheel
from argmap.ui.canvas.words import spoken, subject_of
from argmap.ui.canvas.writing import Writing
from argmap.ui.canvas.zones import Zone
from argmap.ui.context import MapContext
from argmap.ui.new_card import NewCard, Start
from argmap.ui.panes import Pane
from argmap.ui.soon import soon
from argmap.ui.viewing import Look


class MapCanvas(QAbstractScrollArea):
    """One view of a map. What it is asked comes by the context's signals; what it wants it says there."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())  # for one that Qt makes, PySide first makes the classes of all widgets there are
        self._context = context
        scene = context.take_scene() or Scene(context.tree, context.view_state, Typesetter(), context.is_glimpse)
        self.sight = Sight(scene, look_of(context, scene.typesetter), lambda: context.preferences.reduce_motion, self)
        self.looking = Looking(context, self.sight, self)
        self.writing = Writing(context, self.sight, self.viewport())
        self.walker = Walker(context)
        drops = Drops(context, self.sight)
        self.hover = Hover(context, self.sight)
        self._hands = Hands(context, self.sight, self.hover, drops, self.viewport())
        self._incoming = Incoming(context, self.sight, drops)
        self._is_first = True
        self._prepare()
        self._listen()

    def _prepare(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Argument map"))
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    def _listen(self) -> None:
        context = self._context
        context.changed.connect(self._take_change)
        context.selection.changed.connect(self._say_selection)
        context.view_state.folds_changed.connect(self._take_folds)
        context.view_state.layout_changed.connect(self._take_layout)
        context.appearance_changed.connect(self._take_appearance)
        context.reveal_requested.connect(self.looking.reveal)
        context.new_card_requested.connect(self._begin_new)
        context.edit_requested.connect(self._begin_edit)
        context.look_requested.connect(self.look)
        self.sight.moved.connect(self._follow_camera)
        self.sight.stale.connect(self.viewport().update)
        self.writing.over.connect(self.setFocus)

    def look(self, wanted: Look) -> None:
        """Zoom, fit, move or walk as an action asks."""
        if not self.looking.look(wanted):
            self._reveal_stop(self.walker.walk(wanted))

    def go_to(self, place_or_step_id: RecordId) -> None:
        """Bring a card or a step into view, unfolding what hides it."""
        self.looking.reveal(place_or_step_id)

    def open_zones(self) -> list[Zone]:
        """The worded zones that are open under something dragged."""
        offer = self._incoming.offer or self._hands.offer
        return offer.zones if offer is not None else []

    def handles(self) -> list[Handle]:
        """The quiet buttons that are shown under the mouse."""
        return self.hover.handles

    # -- what the context says

    def _take_change(self, change: Change, touched: Touched) -> None:
        selection = self._context.selection
        self.hover.leave()
        self._hands.cancel()
        laid, anchor = self._context.take_scene(), selection.step or selection.current
        if laid is not None:
            self.sight.take_laid(laid, anchor)
        else:
            self.sight.take_change(change, touched, anchor)
        self.looking.take_change()
        self.writing.place()

    def _take_folds(self) -> None:
        selection = self._context.selection
        self.hover.leave()
        self.looking.count_levels()
        laid, anchor = self._context.take_scene(), selection.step or selection.current
        if laid is not None:
            self.sight.take_laid(laid, anchor)
        else:
            self.sight.refold(anchor)
        self.looking.come_back()

    def _take_layout(self) -> None:
        self.hover.leave()
        self.sight.lay_out(self._context.selection.current)
        self.looking.show_beginning()

    def _take_appearance(self) -> None:
        self.sight.set_look(look_of(self._context, self.sight.scene.typesetter))
        self.writing.place()

    def _say_selection(self) -> None:
        announce(self, spoken(self.sight.scene, self._context.selection))
        self.viewport().update()

    def _begin_new(self, card: NewCard) -> None:
        self.hover.leave()
        if self._context.editor_pane is Pane.MAP and card.start is not Start.TRAY:
            self.looking.uncover(card.beside_id)
            self.writing.begin_new(card)

    def _begin_edit(self, place_id: RecordId) -> None:
        self.hover.leave()
        if self._context.editor_pane is Pane.MAP and self._context.is_editable:
            self.writing.begin_edit(place_id)

    def _reveal_stop(self, place_or_step_id: RecordId | None) -> None:
        if place_or_step_id is not None:
            self.looking.reveal(place_or_step_id)

    def _follow_camera(self) -> None:
        self.hover.leave()
        show_camera(self.sight.camera, self.sight.scene.bounds, self.horizontalScrollBar(), self.verticalScrollBar())
        if not self._is_first:
            self.looking.remember()
        self.looking.tell_moved()

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            self.sight.paint(painter)
            paint_ornaments(painter, self.sight, self._context.selection, self.hover)
            self.writing.paint(painter)
            self._hands.paint(painter)
            self._incoming.paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._take_size()

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_first:
            self._is_first = False
            self.looking.return_to_last()
            self.looking.count_levels()
            soon(self.looking, self.looking.tell)  # whoever listens may not have been there yet

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.sight.go(camera_of(self.sight.camera, self.horizontalScrollBar(), self.verticalScrollBar()))

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._context.set_active_pane(Pane.MAP)
        editor = self.writing.editor
        self._hands.press(event)
        if self.writing.editor is editor:
            self.writing.end(Ending.AWAY)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hands.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hands.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hands.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            zoom_by_wheel(self.looking, event)
        else:
            self.sight.go(panned(self.sight.camera, event))
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.Leave:
                if self.hover.leave():
                    self.viewport().update()
            case QEvent.Type.NativeGesture if isinstance(event, QNativeGestureEvent):
                return zoom_by_pad(self.looking, event)
            case QEvent.Type.Gesture if isinstance(event, QGestureEvent):
                return zoom_by_touch(self.looking, self.viewport(), event)
            case QEvent.Type.ToolTip if isinstance(event, QHelpEvent):
                show_tip(event.globalPos(), tip(self.sight.scene, self.hover), self.viewport())
                return True
            case QEvent.Type.DevicePixelRatioChange:
                self._take_size()
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The press has selected what the menu is about; by the Menu key it is about what was selected already."""
        selection, at = self._context.selection, event.globalPos()
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            at = self.viewport().mapToGlobal(self.looking.middle_of_selection.toPoint())
        self._context.menu_requested.emit(subject_of(self.sight.scene, selection), at)

    # -- keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that are no actions: Space held down to pan, Escape, Shift with an arrow."""
        match event.key():
            case Qt.Key.Key_Space if not event.isAutoRepeat():
                self._hands.hold_space()
            case Qt.Key.Key_Escape if not self._hands.cancel():
                self._context.step_out()
            case Qt.Key.Key_Up | Qt.Key.Key_Down | Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._reveal_stop(self.walker.extend(ARROWS[Qt.Key(event.key())]))
            case _:
                super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space that was not used to pan folds."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and self._hands.let_go_of_space():
            self.walker.fold()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._context.set_active_pane(Pane.MAP)
        self._say_selection()
        super().focusInEvent(event)

    # -- drags of others

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._incoming.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._incoming.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._incoming.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.setFocus()
        self._incoming.drop(event)

    # -- small parts

    def _take_size(self) -> None:
        ratio, size = self.viewport().devicePixelRatioF(), self.viewport().size()
        self.sight.resize(round(size.width() * ratio), round(size.height() * ratio), ratio)
