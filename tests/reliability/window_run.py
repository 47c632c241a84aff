"""A process in which somebody types, drags, imports and undoes in the real window, until it is killed.

`python -m tests.reliability.window_run SEED MAP DOCUMENT [DEFENCE…]`. It prints “ready”, and then, whenever the bar
shows that all is saved, the number of the last change.
"""

import os
import random
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from argmap.app import make_application, make_desk
from argmap.core.graph import Place
from argmap.session.session import SaveState, Session
from argmap.storage.map_file import MapFile
from argmap.ui.panes import Pane
from argmap.ui.taking_in import take_in

Key = Qt.Key
ACKNOWLEDGEMENT = "acknowledgement"
SLOW_S = 0.3  # a commit on a bad stick
WORDS = "integration complements the alliance where it pays for what nobody else does and duplicates nothing"


class Author(QObject):
    """Does one thing after the other for as long as it lives."""

    def __init__(self, window: Any, chooser: random.Random, document: Path) -> None:
        super().__init__()
        self._window, self._chooser, self._document = window, chooser, document
        self._said = 0
        self._ways: tuple[Callable[[], None], ...] = (self._write, self._write, self._edit, self._drag, self._undo)
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if self._window.finder is None:
            QTimer.singleShot(10, self, self._begin)
            return
        print("ready", flush=True)
        self._window.context.session.subscribe_saved(self._look)
        self._go_on()

    def _go_on(self) -> None:
        QTimer.singleShot(0, self, self._go_on)
        self._look()
        if self._chooser.random() < 0.05:
            take_in(self._window, [self._document])
        else:
            self._chooser.choice(self._ways)()
        self._look()

    def _look(self, _state: object = None) -> None:
        """Say what the bar says; it is what a person relies on."""
        history = self._window.context.session.history
        if self._window.slim_bar.saved.text() == "All changes saved" and history.next_number - 1 > self._said:
            self._said = history.next_number - 1
            print(self._said, flush=True)

    def _write(self) -> None:
        self._select()
        self._press(self._chooser.choice((Key.Key_C, Key.Key_E, Key.Key_O)))
        self._type()
        self._press(Key.Key_Return)

    def _edit(self) -> None:
        self._select()
        self._press(Key.Key_F2)
        self._type()
        self._press(Key.Key_Return)

    def _undo(self) -> None:
        self._window.by_name["map.history.undo"].trigger()

    def _drag(self) -> None:
        place = self._select()
        canvas = self._window.workspace.part(Pane.MAP)
        rect = canvas.sight.scene.rect_of(place.id)
        if rect is None:
            return
        start, part = canvas.sight.camera.view_rect(rect).center().toPoint(), canvas.viewport()
        QTest.mousePress(part, Qt.MouseButton.LeftButton, pos=start)
        for step in (10, 60, 120):
            QTest.mouseMove(part, start + QPoint(self._chooser.choice((-step, step)), -step))
        QTest.mouseRelease(part, Qt.MouseButton.LeftButton, pos=start + QPoint(-120, -120))

    def _select(self) -> Place:
        context = self._window.context
        self._window.workspace.focus(Pane.MAP)
        place: Place = self._chooser.choice([one for one, _ in context.tree.walk()])
        context.show(place.id)
        return place

    def _type(self) -> None:
        QTest.keyClicks(self._focus, " ".join(self._chooser.choices(WORDS.split(), k=self._chooser.randint(1, 12))))

    def _press(self, key: Key) -> None:
        QTest.keyClick(self._focus, key)

    @property
    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window


def leave_out_acknowledgement() -> None:
    """Say “saved” once a change is made, whatever the disk, a slow one, says."""
    written = MapFile.write

    def write_late(file: Any, batch: Any) -> None:
        time.sleep(SLOW_S)
        written(file, batch)

    MapFile.write = write_late  # type: ignore[method-assign]
    Session.save_state = property(lambda _: SaveState.SAVED)  # type: ignore[assignment,method-assign]


def end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Let nobody believe that work was done which was not."""
    traceback.print_exception(kind, error, trace)
    os._exit(1)


def main(arguments: Sequence[str]) -> int:
    if ACKNOWLEDGEMENT in arguments[3:]:
        leave_out_acknowledgement()
    sys.excepthook = end
    application = make_application(["argmap"])
    desk = make_desk(application)
    window = desk.new_window(Path(arguments[1]))
    author = Author(window, random.Random(int(arguments[0])), Path(arguments[2]))
    assert author is not None
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
