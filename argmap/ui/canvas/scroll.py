"""The scroll bars of a view: they follow the camera, and the camera follows them."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QScrollBar

from argmap.layout.geometry import Rect
from argmap.ui.canvas.camera import Camera

LINE = 40  # device pixels an arrow of the bar moves


def show_camera(camera: Camera, bounds: Rect, across: QScrollBar, down: QScrollBar) -> None:
    """Set the bars to where the camera is; they say nothing of it."""
    low_x, high_x, low_y, high_y = camera.limits(bounds)
    for bar, low, high, value, page in (
        (across, low_x, high_x, camera.left, camera.width),
        (down, low_y, high_y, camera.top, camera.height),
    ):
        blocker = QSignalBlocker(bar)
        bar.setRange(low, high)
        bar.setPageStep(page)
        bar.setSingleStep(LINE)
        bar.setValue(value)
        blocker.unblock()


def camera_of(camera: Camera, across: QScrollBar, down: QScrollBar) -> Camera:
    """The camera where the bars are."""
    return replace(camera, left=across.value(), top=down.value())
