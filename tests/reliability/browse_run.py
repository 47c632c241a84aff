"""A process that opens maps in the real window, looks around in them, and closes them again.

`python -m tests.reliability.browse_run SEED [EDITS] MAP…`, with the data folder in ARGMAP_DATA.
"""

import os
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.app import make_application, make_desk
from argmap.ui.window import Window

Key, Modifier = Qt.Key, Qt.KeyboardModifier
EDITS = "edits"
PATIENCE_S = 60
LOOKS = 30  # keys in a map
LOOKING = (
    *((key, Modifier.NoModifier) for key in (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right)),
    *((key, Modifier.NoModifier) for key in (Key.Key_Space, Key.Key_Home, Key.Key_F6, Key.Key_F8)),
    *((key, Modifier.ControlModifier) for key in (Key.Key_0, Key.Key_1, Key.Key_2, Key.Key_Plus, Key.Key_Minus)),
)
"""Keys that walk, fold, zoom, go to another pane and to the next open point."""


def main(arguments: Sequence[str]) -> int:
    chooser, paths = random.Random(int(arguments[0])), [Path(one) for one in arguments[1:] if one != EDITS]
    application = make_application(["argmap"])
    desk = make_desk(application)
    window = desk.new_window()
    for path in paths:
        window.open_path(path)
        wait_until(lambda: window.context is not None)
        look_around(window, chooser)
        if EDITS in arguments:
            window.by_name["map.adding.reason"].trigger()
            press(window, Key.Key_X)
            press(window, Key.Key_Return)
        window.by_name["window.files.close"].trigger()
        wait_until(lambda: window.context is None)
    window.close()
    desk.close()
    application.clipboard().clear()
    return 0


def look_around(window: Window, chooser: random.Random) -> None:
    wait_until(lambda: window.finder is not None and window.tasks.current is None)
    for key, modifier in chooser.choices(LOOKING, k=LOOKS):
        press(window, key, modifier)
    window.search.setFocus()
    QTest.keyClicks(window.search, chooser.choice(("the", "state", "nothing at all")))
    QTest.qWait(50)
    press(window, Key.Key_Escape)


def press(window: Window, key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def wait_until(holds: Callable[[], bool]) -> None:
    """Raises `TimeoutError` if it does not come to hold."""
    end = monotonic() + PATIENCE_S
    while not holds():
        if monotonic() > end:
            raise TimeoutError
        QTest.qWait(10)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
