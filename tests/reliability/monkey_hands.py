"""What a person could do to a window, at random: keys, words, the mouse, menus, dialogs."""

import random
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget

from argmap.samples import sample_names
from argmap.ui.actions import ACTIONS
from argmap.ui.desk import Desk
from argmap.ui.keys import sequences

Key, Button, Modifier = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier
KEYS = (
    *(Key.Key_Return, Key.Key_Escape, Key.Key_Tab, Key.Key_Backtab, Key.Key_Backspace, Key.Key_Delete, Key.Key_Space),
    *(Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_PageUp),
    *(Key.Key_PageDown, Key.Key_F2, Key.Key_F6, Key.Key_C, Key.Key_O, Key.Key_E, Key.Key_P, Key.Key_U, Key.Key_L),
)
WORDS = (
    "may duplicate NATO structures",
    "<b>not bold</b> &amp; <img src='file:///etc/passwd'>",
    "\u202eturned\u202c \u200b\ufeff",
    "Ελλάδα Україна שלום 安全",
    "a\u0301\u0327" * 20,
    "x" * 3000,
    ">export",
    "",
)
NEVER = {"window.files.quit_all"}  # it would end the run
LONG = 300  # letters that are entered at once, as an input method does, for they take a second one by one
WINDOWS = 3
DEEP = 4  # dialogs within dialogs


class Hands:
    """Does one thing after the other, and writes each down first."""

    def __init__(self, desk: Desk, chooser: random.Random, folder: Path, written: TextIO) -> None:
        self._desk, self._chooser, self._folder, self._written = desk, chooser, folder, written
        self._deep = 0
        self._ways = (
            (30, self._use_action),
            (20, self._press_key_of_action),
            (20, self._press_key),
            (10, self._type),
            (14, self._click),
            (2, self._turn_wheel),
            (3, self._drag),
            (1, self._resize),
        )

    def do_something(self) -> None:
        """One action, in whatever waits for one: a menu, a dialog, or a window."""
        self._deep += 1
        self._open_window()
        try:
            popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
            if popup is not None:
                self._answer_menu(popup)
            elif modal is not None:
                self._answer_dialog(modal)
            else:
                self._work()
        finally:
            self._deep -= 1

    @property
    def is_at_rest(self) -> bool:
        """Whether no window is open, and no act waits for an answer."""
        return self._deep == 0 and not self._desk.windows

    def come_to_rest(self) -> None:
        """Close what is open; what waits in a loop of its own needs another turn."""
        self._write("close all")
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog | QMenu):
                widget.close()
        for window in list(self._desk.windows):
            window.close()
        if not self._deep:  # a dialog that waits in a loop of its own would then never hear that it was closed
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def put_everything_down(self) -> None:
        """End the application, as a person does who closes all windows."""
        self._write("end")
        for window in list(self._desk.windows):
            window.close()
        QApplication.closeAllWindows()
        QApplication.quit()

    def _open_window(self) -> None:
        """Begin anew where the last window was closed."""
        if not self._desk.windows:
            self._write("open a window")
            self._desk.new_window()

    def _work(self) -> None:
        if len(self._desk.windows) > WINDOWS:
            self._write("close a window")
            self._desk.windows[-1].close()
        elif self._window.context is None and self._window.glimpse is None and self._chooser.random() < 0.3:
            self._open_map()
        else:
            weights, ways = zip(*self._ways, strict=True)
            self._chooser.choices(ways, weights)[0]()

    def _open_map(self) -> None:
        window, name = self._window, self._chooser.choice(sample_names())
        self._write(f"open the sample {name}")
        window.open_sample(name)
        window.activateWindow()

    def _use_action(self) -> None:
        row = self._chooser.choice([one for one in ACTIONS.values() if one.does not in NEVER])
        self._write(row.does)
        self._window.by_name[row.does].trigger()

    def _press_key_of_action(self) -> None:
        row = self._chooser.choice([one for one in ACTIONS.values() if one.does not in NEVER])
        every = sequences(row.keys) + sequences(row.map_keys)
        keys = [one for one in every if one[0].key() < Key.Key_Back]  # keys of their own, “Cut”, are unknown to QTest
        if keys:
            self._write(f"the key of {row.does}")
            QTest.keySequence(self._focus, self._chooser.choice(keys))

    def _press_key(self) -> None:
        key = self._chooser.choice(KEYS)
        modifier = self._chooser.choice((Modifier.NoModifier,) * 6 + (Modifier.ShiftModifier, Modifier.ControlModifier))
        self._write(f"{modifier.name} {key.name}")
        QTest.keyClick(self._focus, key, modifier)

    def _type(self) -> None:
        words = self._chooser.choice(WORDS)
        self._write(f"type {words[:20]!r}")
        if len(words) > LONG and self._focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            whole = QInputMethodEvent()
            whole.setCommitString(words)
            QApplication.sendEvent(self._focus, whole)
            return
        for letter in words:  # which QTest can do for ASCII alone
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self._focus, QKeyEvent(kind, 0, Modifier.NoModifier, letter))

    def _click(self) -> None:
        part, place = self._place()
        button = self._chooser.choice((Button.LeftButton,) * 4 + (Button.RightButton,))
        modifier = self._chooser.choice((Modifier.NoModifier,) * 4 + (Modifier.ControlModifier, Modifier.ShiftModifier))
        click = self._chooser.choice((QTest.mouseClick,) * 4 + (QTest.mouseDClick,))
        self._write(f"{click.__name__} {button.name} on {_named(part)} at {place.x()}, {place.y()}")
        click(part, button, modifier, place)

    def _turn_wheel(self) -> None:
        part, place = self._place()
        modifier = self._chooser.choice((Modifier.NoModifier, Modifier.ControlModifier))
        turn = QPoint(0, self._chooser.choice((-240, -120, 120, 240)))
        self._write(f"wheel on {_named(part)}")
        at, on_screen = QPointF(place), QPointF(part.mapToGlobal(place))
        phase = Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(
            part, QWheelEvent(at, on_screen, QPoint(), turn, Button.NoButton, modifier, phase, False)
        )

    def _drag(self) -> None:
        part, place = self._place()
        self._write(f"drag on {_named(part)} from {place.x()}, {place.y()}")
        QTest.mousePress(part, Button.LeftButton, Modifier.NoModifier, place)
        with suppress(RuntimeError):  # to press it may have made it anew: this one is gone then
            for _ in range(4):
                QTest.mouseMove(part, self._point_in(part))
            QTest.mouseRelease(part, Button.LeftButton, Modifier.NoModifier, self._point_in(part))

    def _resize(self) -> None:
        width, height = self._chooser.randint(300, 1900), self._chooser.randint(200, 1100)
        self._write(f"resize to {width} × {height}")
        self._window.resize(width, height)

    def _answer_menu(self, popup: QWidget) -> None:
        keys = (Key.Key_Down, Key.Key_Up, Key.Key_Right, Key.Key_Return, Key.Key_Escape, Key.Key_Escape)
        is_forbidden = isinstance(popup, QMenu) and popup.activeAction() in self._forbidden
        key = Key.Key_Escape if self._deep > DEEP or is_forbidden else self._chooser.choice(keys)
        self._write(f"{key.name} in {_named(popup)}")
        QTest.keyClick(popup, key)

    def _answer_dialog(self, dialog: QWidget) -> None:
        if isinstance(dialog, QFileDialog):  # which could go anywhere on the disk
            self._choose_file(dialog)
        elif self._deep > DEEP or self._chooser.random() < 0.2:
            self._write(f"close {_named(dialog)}")
            dialog.close()
        else:
            self._chooser.choice((self._press_key, self._type, self._click))()

    def _choose_file(self, dialog: QFileDialog) -> None:
        files = [one for one in self._folder.rglob("*.argmap") if one.is_file()]
        if dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave:
            files = [self._folder / f"{self._chooser.choice('abcdef')}{self._chooser.choice(('.argmap', '.json', ''))}"]
        if not files or self._chooser.random() < 0.5:
            self._write("cancel the file dialog")
            dialog.reject()
            return
        name = self._chooser.choice(files)
        self._write(f"choose {name.name}")
        dialog.selectFile(str(name))
        dialog.accept()

    def _place(self) -> tuple[QWidget, QPoint]:
        """A visible part of what is in front, and a point of it."""
        whole = QApplication.activeModalWidget() or self._window
        parts = visible_parts(whole)
        part = self._chooser.choice(parts) if parts else whole
        return part, self._point_in(part)

    def _point_in(self, part: QWidget) -> QPoint:
        return QPoint(self._chooser.randrange(max(1, part.width())), self._chooser.randrange(max(1, part.height())))

    @property
    def _forbidden(self) -> list[QAction]:
        return [window.by_name[does] for window in self._desk.windows for does in NEVER]

    @property
    def _window(self) -> Any:  # a Window
        return self._desk.front

    @property
    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window

    def _write(self, what: str) -> None:
        self._written.write(f"{what}\n")


def visible_parts(whole: QWidget) -> list[QWidget]:
    """What is to be seen in a window, in the order in which it was made.

    Not by `findChildren`: PySide keeps for good what that returns of a part that was taken out and is about to go.
    """
    inner = [one for one in whole.children() if isinstance(one, QWidget) and one.isVisible() and not one.isWindow()]
    return [part for one in inner for part in (one, *visible_parts(one))]


def _named(part: QWidget) -> str:
    return f"{type(part).__name__} {part.objectName()}".strip()
