"""What the wheel, two fingers, and keys mean that are no actions."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from argmap.ui.canvas.camera import Camera
from argmap.ui.canvas.looking import Looking

GROWTH = 1.2
"""The zoom's factor for one notch of the wheel."""
NOTCH = 120  # eighths of a degree
PAN = 0.6  # pixels per eighth of a degree
SHIFTED = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


def zoom_by_wheel(looking: Looking, event: QWheelEvent) -> None:
    """Zoom by a turn of the wheel, at the mouse."""
    looking.zoom_by(float(GROWTH ** (event.angleDelta().y() / NOTCH)), event.position())


def zoom_by_pad(looking: Looking, event: QNativeGestureEvent) -> bool:
    """Zoom by two fingers on a touchpad; whether it was that."""
    if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
        return False
    looking.zoom_by(1 + event.value(), event.position())
    return True


def zoom_by_touch(looking: Looking, view: QWidget, event: QGestureEvent) -> bool:
    """Zoom by two fingers on the screen; whether it was that."""
    pinch = event.gesture(Qt.GestureType.PinchGesture)
    if not isinstance(pinch, QPinchGesture):
        return False
    looking.zoom_by(pinch.scaleFactor(), view.mapFromGlobal(pinch.centerPoint()))
    return True


def panned(camera: Camera, event: QWheelEvent) -> Camera:
    """The camera moved by a turn of the wheel; sideways with Shift, by the exact pixels on a touchpad."""
    pixels, angle = event.pixelDelta(), event.angleDelta()
    dx, dy = (pixels.x(), pixels.y()) if not pixels.isNull() else (angle.x() * PAN, angle.y() * PAN)
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and dx == 0:
        dx, dy = dy, 0
    return replace(camera, left=camera.left - round(dx * camera.ratio), top=camera.top - round(dy * camera.ratio))


def is_own(event: QKeyEvent) -> bool:
    """Whether the map answers the key itself, before any action: Space, Escape, an arrow with Shift."""
    if event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
        return event.key() in SHIFTED
    return event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Escape)
