"""A process that shows canary texts everywhere: each card, each tooltip, and what random acts bring up besides.

`python -m tests.reliability.canary_run SEED MAP FOLDER [DEFENCE…]`; the last line it prints is JSON.
"""

import json
import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from argmap.app import make_application, make_desk
from argmap.core.records import SourceText
from tests.reliability.monkey_hands import Hands

PLAIN_LABELS = "plain_labels"
ROUNDS = 3  # through all cards
ACTS = 60


class Visitor(QObject):
    """Shows each card, and its text in a message and beside its source; hovers over everything; then acts at random."""

    def __init__(self, window: Any, hands: Hands, application: QApplication) -> None:
        super().__init__()
        self.worst_ms = 0.0
        self._window, self._hands, self._application = window, hands, application
        self._places: list[str] = []
        self._acts = ACTS
        self._begun: float | None = None
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if self._window.finder is None:
            QTimer.singleShot(10, self, self._begin)
            return
        self._places = [place.id for place, _ in self._window.context.tree.walk()] * ROUNDS
        QTimer.singleShot(0, self, self._show_next)

    def _show_next(self) -> None:
        """Show a card; the next one only after all that it took to lay out and paint this one."""
        self._measure()
        self._hover()
        if not self._places:
            QTimer.singleShot(0, self, self._act)
            return
        QTimer.singleShot(0, self, self._show_next)
        self._begun = perf_counter()
        context, place_id = self._window.context, self._places.pop()
        context.show(place_id)
        self._window.say(context.tree.node(context.tree.place(place_id).node_id).text)
        context.show_source(next(iter(context.document.all(SourceText))).id)

    def _measure(self) -> None:
        if self._begun is not None:
            self.worst_ms = max(self.worst_ms, (perf_counter() - self._begun) * 1_000)

    def _hover(self) -> None:
        for widget in self._window.findChildren(QWidget):
            if widget.isVisible() and widget.toolTip():
                at = QPoint(2, 2)
                self._application.sendEvent(widget, QHelpEvent(QHelpEvent.Type.ToolTip, at, widget.mapToGlobal(at)))

    def _act(self) -> None:
        if self._acts == 0:
            self._hands.put_everything_down()
            return
        QTimer.singleShot(0, self, self._act)
        self._acts -= 1
        self._hands.do_something()


def read_labels_as_they_like() -> None:
    """Let Qt guess which text of a label is markup."""
    QLabel.setTextFormat = lambda *_: None  # type: ignore[method-assign]


def main(arguments: Sequence[str]) -> int:
    if PLAIN_LABELS in arguments[3:]:
        read_labels_as_they_like()
    folder = Path(arguments[2])
    os.environ["ARGMAP_DATA"] = str(folder / "data")
    os.chdir(folder)
    application = make_application(["argmap"])
    desk = make_desk(application)
    window = desk.new_window(Path(arguments[1]))
    with (folder / "done.txt").open("w", encoding="utf-8", buffering=1) as written:
        visitor = Visitor(window, Hands(desk, random.Random(int(arguments[0])), folder, written), application)
        application.exec()
    desk.close()
    print(json.dumps({"worst_ms": visitor.worst_ms}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
