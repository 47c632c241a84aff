"""Somebody who works in the window of a map for long: edits by the keyboard and takes each back."""

import os
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.app import make_application, make_desk
from argmap.ui.window import Window
from tests.benchmarks.first_paint import NothingShown

EDITS = 2_000
WARM_UP = 250  # in which what is cached is filled
TURN_S = 0.002
PATIENCE_S = 120
QUIET_S = 3.0  # in which the collector has at least one tick at rest, and gives memory back
LITTLE_S = 0.2  # of work in that time
Key = Qt.Key


def left_behind(path: Path) -> int:
    """How many more bytes are resident after many edits than after a few, each undone. In a process of its own."""
    with TemporaryDirectory() as folder:
        os.environ["ARGMAP_DATA"] = folder
        qInstallMessageHandler(say)
        application = make_application(["argmap"])
        desk = make_desk(application)
        window = desk.new_window()
        window.open_path(path)
        wait_until(lambda: window.context is not None)
        press(window, Key.Key_Down)
        work(window, WARM_UP)
        before = resident()
        work(window, EDITS)
        left = resident() - before
        window.close()
        desk.close()
    return left


def say(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """Say what Qt says, but for what the offscreen platform lacks."""
    if not words.startswith("This plugin does not support"):
        print(words, file=sys.stderr)


def work(window: Window, edits: int) -> None:
    """Edit and undo, by turns a step and a card, and come to rest."""
    for edit in islice(cycle((turn, object_to_it)), edits):
        edit(window)
        press(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.context.session.flush()
    wait_until(is_idle)


def turn(window: Window) -> None:
    press(window, Key.Key_T)


def object_to_it(window: Window) -> None:
    for key in (Key.Key_O, Key.Key_X, Key.Key_Return):
        press(window, key)


def press(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is, and let what it changes be painted."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
    go_on()


def wait_until(holds: Callable[[], bool]) -> None:
    """Let the window and its threads go on until something holds. Raises `NothingShown` if it never does."""
    until = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > until:
            raise NothingShown("the window does not come to rest")
        go_on()


def go_on() -> None:
    """A turn of the event loop, and time for other threads, which `QTest.qWait` would leave none."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # which only an event loop does by itself
    time.sleep(TURN_S)


def is_idle() -> bool:
    """Whether next to nothing is done for a while."""
    before, until = busy_s(), time.monotonic() + QUIET_S
    while time.monotonic() < until:
        go_on()
    return busy_s() - before < LITTLE_S


def busy_s() -> float:
    times = psutil.Process().cpu_times()
    return times.user + times.system


def resident() -> int:
    return int(psutil.Process().memory_info().rss)
