"""A process that shows canary texts everywhere: each card, tooltip and dialog, each export, and what random acts bring.

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

from argmap.app import empty_own_clipboard, make_application, make_desk
from argmap.core.records import SourceText
from tests.reliability.canary_exports import write_every_export
from tests.reliability.monkey_hands import Hands, visible_parts

PLAIN_LABELS = "plain_labels"
ROUNDS = 3  # through all cards
ACTS = 60
LOOK_MS = 200  # for a dialog, whose preview begins to be drawn after 120
DIALOGS = (
    *("window.sharing.export", "window.sharing.send_copy", "window.sharing.hand_out", "window.sharing.hand_in"),
    *("window.files.show_details", "window.sources.show_details", "window.sources.edit_text", "window.sources.write"),
    *("window.versions.show", "window.files.show_preferences", "window.help.show_keys", "window.help.show_report"),
)


class Visitor(QObject):
    """Shows each card, and its text in a message and beside its source; opens each dialog; hovers over everything;
    writes each export; then acts at random."""

    def __init__(self, window: Any, hands: Hands, application: QApplication, folder: Path) -> None:
        super().__init__()
        self.worst_ms = 0.0
        self.missing: list[str] = []  # dialogs that did not open
        self._folder = folder
        self._dialogs = list(DIALOGS)
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
        self._hover(self._window)
        if not self._places:
            QTimer.singleShot(0, self, self._open_next)
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

    def _open_next(self) -> None:
        """Open a dialog, and look at it once it has filled itself."""
        if not self._dialogs:
            write_every_export(self._window.context.tree, self._folder)
            QTimer.singleShot(0, self, self._act)
            return
        does = self._dialogs.pop()
        self._window.by_name[does].trigger()
        QTimer.singleShot(LOOK_MS, self, lambda: self._look_at_dialog(does))

    def _look_at_dialog(self, does: str) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            self.missing.append(does)
        else:
            self._hover(dialog)
            dialog.close()
        self._open_next()

    def _hover(self, whole: QWidget) -> None:
        for widget in visible_parts(whole):
            if widget.toolTip():
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
        hands = Hands(desk, random.Random(int(arguments[0])), folder, written)
        visitor = Visitor(window, hands, application, folder)
        application.exec()
    desk.close()
    empty_own_clipboard(application)
    print(json.dumps({"worst_ms": visitor.worst_ms, "missing": visitor.missing}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
