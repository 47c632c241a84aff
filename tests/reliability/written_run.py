"""A process in which somebody writes in two windows of one map, which changes under the hands meanwhile.

`python -m tests.reliability.written_run SEED MAP ACTS [DEFENCE…]`; the last line it prints is JSON: how many words were
typed into fields, and in which of them those stood that the map does not have.
"""

import json
import os
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from argmap.app import make_application, make_desk
from argmap.core import edits
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.records import Comment, Kind, Node, RecordId
from argmap.storage.opening import read_map
from argmap.ui.canvas.editor import CardEditor
from argmap.ui.context import MapContext
from argmap.ui.desk import Desk
from argmap.ui.panels.fields import TextField
from argmap.ui.panes import Pane
from argmap.ui.window import Window
from argmap.ui.workspace import Workspace
from tests.core.any_edit import any_edit
from tests.reliability.monkey_run import Witness

Key, Modifier = Qt.Key, Qt.KeyboardModifier
AT_CLOSING = "the look for open editors when a map is closed"
BEGINNINGS = (
    *("map.cards.edit_text", "map.adding.objection", "map.adding.reason", "map.adding.joint", "map.adding.claim"),
    *("map.adding.claim_to_tray", "map.adding.sibling_after", "map.adding.between", "map.adding.doubt"),
    "window.comments.write",
)
MEANWHILE = (
    *("map.history.undo", "map.history.undo", "map.history.redo", "map.cards.to_tray", "map.cards.delete_branch"),
    *("map.cards.turn", "map.cards.join", "map.cards.split_out", "map.cards.duplicate", "map.cards.remove_card"),
    *("map.focusing.show_branch", "map.focusing.step_out", "map.levels.show 1", "map.levels.show 3"),
    *("map.looking.fold", "map.looking.fold_all", "map.looking.unfold_all", "map.looking.lay_out_right"),
    *("map.looking.lay_out_down", "window.panes.toggle_inspector", "window.panes.swap", "window.filtering.show"),
    *(
        "window.theme.use_dark_theme",
        "window.theme.use_light_theme",
        "map.looking.main_claim",
        "map.checking.next_open",
    ),
)
KEYS = (
    *(Key.Key_C, Key.Key_E, Key.Key_O, Key.Key_Q, Key.Key_J, Key.Key_F2, Key.Key_Return, Key.Key_K, Key.Key_Delete),
    *(Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Space, Key.Key_F),
)
SIZE = (1700, 950)  # pixels: wide enough for the inspector


class Somebody(QObject):
    """Writes words that stand nowhere else, each time the windows rest; closes them over the last."""

    def __init__(self, windows: Sequence[Window], chooser: random.Random, acts: int) -> None:
        super().__init__()
        self.typed: dict[str, str] = {}  # by word: the field it was typed into
        self._windows, self._chooser, self._left = list(windows), chooser, acts
        self._at = self._windows[0]
        self._ways: tuple[tuple[int, Callable[[], None]], ...] = (
            (12, self._type),
            (4, self._go_to_a_field),
            (4, self._begin),
            (3, self._leave),
            (5, self._press_a_key),
            (5, self._use_an_action),
            (2, self._change_elsewhere),
            (3, self._change_what_is_written),
            (2, self._go_to_a_pane),
            (2, self._go_to_a_window),
            (1, self._select),
            (1, self._click),
        )
        self._next()

    def _next(self) -> None:
        QTimer.singleShot(0, self, self._act)

    def _act(self) -> None:
        if not all(one.finder is not None for one in self._windows):
            QTimer.singleShot(10, self, self._act)  # panels are being made still
        elif self._left:
            self._left -= 1
            self._next()
            weights, ways = zip(*self._ways, strict=True)
            for way in self._chooser.choices(ways, weights, k=self._chooser.choice((1, 1, 1, 3))):
                way()  # now and then several, with no turn of the loop in between
        else:
            self._begin()
            self._type()
            for one in self._windows[:: self._chooser.choice((1, -1))]:
                one.close()
            QApplication.quit()

    @property
    def _context(self) -> MapContext:
        found: MapContext = self._at.context
        return found

    @property
    def _document(self) -> Document:
        return self._context.document

    @property
    def _field(self) -> QWidget | None:
        """That in which one can write now, and whose words belong to the map."""
        field, inspector = QApplication.focusWidget(), self._at.workspace.made_part(Pane.INSPECTOR)
        if field is None or not field.isVisible() or field.window() is not self._at:
            return None
        is_line = isinstance(field, QLineEdit) and inspector is not None and inspector.isAncestorOf(field)
        return field if isinstance(field, CardEditor | TextField) or is_line else None

    # -- writing

    def _type(self) -> None:
        if self._field is None:
            self._chooser.choice((self._begin, self._go_to_a_field))()
        field = self._field
        if field is None:
            return
        word = f"word{len(self.typed)}x"
        QTest.keyClick(
            field, Key.Key_End, Modifier.NoModifier if isinstance(field, QLineEdit) else Modifier.ControlModifier
        )
        QTest.keyClicks(field, f" {word}")
        if word in field.text():
            self.typed[word] = f"{type(field).__name__} “{field.accessibleName()}”"

    def _begin(self) -> None:
        self._trigger(self._chooser.choice(BEGINNINGS))

    def _go_to_a_field(self) -> None:
        """To one of the inspector's, or to a comment that is there."""
        inspector = self._at.workspace.part(Pane.INSPECTOR)
        comments, more = inspector.asides.comments, inspector.more
        if comments.rows and self._chooser.random() < 0.2:
            self._chooser.choice(comments.rows).edit()
            return
        more.button.setChecked(True)
        lines = (more.speaker, more.tags, more.detail, inspector.basis.lineEdit())
        field = self._chooser.choice((inspector.text, more.notes, comments.field, *lines))
        if field.isVisible():
            field.setFocus()

    def _leave(self) -> None:
        """By keys that keep what was written."""
        field = self._field
        if isinstance(field, CardEditor):
            QTest.keyClick(field, self._chooser.choice((Key.Key_Return, Key.Key_Tab, Key.Key_Backtab)))
        elif field is not None:
            QTest.keyClick(field, Key.Key_Tab)

    # -- what happens meanwhile

    def _press_a_key(self) -> None:
        """One that is a command, where it is no letter."""
        focus = QApplication.focusWidget()
        if self._field is None and self._at.workspace.pane_of(focus) in (Pane.MAP, Pane.OUTLINE, Pane.TRAY):
            QTest.keyClick(focus, self._chooser.choice(KEYS))

    def _use_an_action(self) -> None:
        self._trigger(self._chooser.choice(MEANWHILE))

    def _trigger(self, does: str) -> None:
        action = self._at.by_name[does]
        if action.isEnabled():
            action.trigger()

    def _change_elsewhere(self) -> None:
        self._commit(lambda: any_edit(self._document, self._chooser))

    def _change_what_is_written(self) -> None:
        """The card that is selected goes, moves, or says something else."""
        place, document = self._context.current_place, self._document
        if place is None:
            return
        node: Node = self._context.tree.node(place.node_id)
        ways: tuple[Callable[[], Change | None], ...] = (
            lambda: edits.delete_branch(document, [place.id]),
            lambda: edits.to_tray(document, [place.id]),
            lambda: edits.remove_card(document, place.id),
            lambda: edits.edit_text(document, node.id, f"{node.text} and more"),
            lambda: edits.change_kind(document, node.id, self._chooser.choice(list(Kind))),
        )
        self._commit(self._chooser.choice(ways))

    def _commit(self, make: Callable[[], Change | None]) -> None:
        try:
            change = make()
            if change is not None:
                self._context.session.commit(change)
        except MapError:
            return  # it is as well that nothing changes

    def _go_to_a_pane(self) -> None:
        panes = [Pane.MAP, Pane.OUTLINE, Pane.TRAY, Pane.READER, Pane.INSPECTOR]
        panes += [Pane.COMMENTS] if self._document.count(Comment) else []
        self._at.workspace.focus(self._chooser.choice(panes))

    def _go_to_a_window(self) -> None:
        self._at = self._chooser.choice(self._windows)
        self._at.activateWindow()

    def _select(self) -> None:
        ids: list[RecordId] = [one.id for one, _ in self._context.tree.walk()] + list(self._document.tray_ids)
        if ids:
            self._context.selection.select_card(self._chooser.choice(ids))

    def _click(self) -> None:
        view = self._at.workspace.part(Pane.MAP).viewport()
        at = QPoint(self._chooser.randrange(5, view.width() - 5), self._chooser.randrange(5, view.height() - 5))
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, Modifier.NoModifier, at)


def leave_out(defences: Sequence[str]) -> None:
    if AT_CLOSING in defences:
        Workspace.finish_editing = Workspace.keep_refused = lambda _: None


def two_windows(desk: Desk, path: Path) -> list[Window]:
    """Both show the map at `path`."""
    first = desk.new_window(path)
    first.resize(*SIZE)
    while first.finder is None:
        QApplication.processEvents()
    first.by_name["window.files.new_window"].trigger()
    desk.windows[-1].resize(*SIZE)
    return [first, desk.windows[-1]]


def main(arguments: Sequence[str]) -> int:
    leave_out(arguments[3:])
    path = Path(arguments[1])
    application = make_application(["argmap"])
    witness = Witness()
    desk = make_desk(application)
    somebody = Somebody(two_windows(desk, path), random.Random(int(arguments[0])), int(arguments[2]))
    application.exec()
    desk.close()
    said = "\n".join(repr(one) for entry in read_map(path).history for pair in entry.change.pairs for one in pair)
    lost = {word: where for word, where in somebody.typed.items() if word not in said}
    print(json.dumps({"typed": len(somebody.typed), "lost": lost, "wrong": witness.wrong}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
