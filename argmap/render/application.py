"""The application object that fonts and images need when there is no window."""

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

HEADLESS = ["argmap", "-platform", "offscreen"]


def offscreen_application() -> QCoreApplication:
    """The running application, or a new one that opens no display. The caller keeps it as long as it draws.

    On Linux the platform is always `offscreen`, which finds the same fonts and needs no X server; the native platforms
    of Windows and macOS need no display for drawing, and only they know the system's fonts.
    """
    running = QCoreApplication.instance()
    if running is not None:
        return running
    return QGuiApplication(HEADLESS if sys.platform.startswith("linux") else HEADLESS[:1])
