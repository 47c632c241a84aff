"""Real windows on real files in a data folder of the test's own."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from argmap.app import make_desk
from argmap.core.records import Node
from argmap.render.fonts import register_fonts
from argmap.ui import thumbnails
from argmap.ui.desk import Desk
from argmap.ui.panels.reader import Reader
from argmap.ui.panes import Pane
from argmap.ui.window import Window
from argmap.worker import client, page_reader
from tests.worker.kept import Lender, lending


@pytest.fixture(autouse=True)
def _no_widget_stays(qapp: QApplication) -> Iterator[None]:
    """What a test closed is gone before the next. Without an event loop it stays, and follows each change of style."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def _tests_spared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tests themselves are no garbage, and are spared throughout: a desk that looks again at what it spared, after
    a map was closed, would look through all of them, for half a second each time. It looks at all that it made. After
    sparing, what was made is counted from nought, as it is by Python.
    """
    spare, spare_no_more = gc.freeze, gc.unfreeze
    spare()
    monkeypatch.setattr(gc, "freeze", lambda: gc.collect(0))
    monkeypatch.setattr(gc, "unfreeze", lambda: None)
    yield
    spare_no_more()


@pytest.fixture(scope="session")
def lenders() -> Iterator[tuple[Lender, Lender]]:
    """Of the process that reads documents, and of the one that draws their pages."""
    with lending() as readers, lending() as drawers:
        yield readers, drawers


@pytest.fixture
def _kept_workers(lenders: tuple[Lender, Lender], monkeypatch: pytest.MonkeyPatch) -> None:
    for module, lender in zip((client, page_reader), lenders, strict=True):
        monkeypatch.setattr(module, "Worker", lender)


@pytest.fixture
def desk(
    qapp: QApplication, _tests_spared: None, _kept_workers: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """What the windows of a test share. Its windows are closed at the end, and nothing may be left of them.

    What is kept of a map for the start page is then what the window showed, as for a large one, and no larger than a
    dot: nobody looks at it, and to draw it was a sixth of all that a test with a window costs.
    """
    register_fonts()
    made = make_desk(qapp)
    made.preferences.set_reduce_motion(True)
    yield made
    monkeypatch.setattr(thumbnails, "DRAWN", 0)
    monkeypatch.setattr(thumbnails, "PICTURE", QSize(1, 1))
    for window in list(made.windows):
        window.close()
    made.close()
    made.appearance.deleteLater()
    assert made.windows == []


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Window:
    """A window with the start page, shown and active."""
    shown: Window = desk.new_window()
    shown.activateWindow()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture
def person(window: Window, qtbot: QtBot) -> "Person":
    return Person(window, qtbot)


@pytest.fixture
def reader(person: "Person") -> Reader:
    """The reader with the source of a sample, and the keyboard in it."""
    person.open_sample()
    person.window.activateWindow()
    person.until(person.window.isActiveWindow)
    person.go_to(Pane.READER)
    part: Reader = person.window.workspace.part(Pane.READER)
    return part


def by_palette(person: "Person", words: str) -> QWidget:
    """Open a dialog by its name among the commands, and wait until it has the keyboard."""
    person.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    person.type(words)
    person.key(Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    person.until(dialog.isActiveWindow)
    return dialog


def tab_to(person: "Person", wanted: QWidget, most: int = 200) -> None:
    """Press Tab until that widget has the keyboard."""
    for _ in range(most):
        if person.focus() is wanted:
            return
        person.key(Qt.Key.Key_Tab)
    raise AssertionError(f"{wanted} is not reached by Tab")


class Person:
    """Does to a window what a person does: keys go to whatever has the keyboard."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def until(self, holds: Callable[[], bool], timeout_ms: int = 60_000) -> None:
        self._qtbot.waitUntil(holds, timeout=timeout_ms)

    def open_sample(self, name: str = "eu-nato") -> None:
        self.window.open_sample(name)
        self.until(lambda: self.window.finder is not None and self.window.tasks.current is None)

    def open_map(self, path: Path) -> Window:
        """Open a file, wait until all of it is there, and go to the map."""
        self.window.open_path(path)
        self.until(lambda: self.window.finder is not None and self.window.tasks.current is None)
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.go_to(Pane.MAP)
        return self.window

    def new_map(self) -> None:
        self.window.start_page.new_button.click()
        self.until(lambda: self.window.tasks.current is None)

    def go_to(self, pane: Pane) -> None:
        self.window.workspace.focus(pane)

    def write_card(self, key: Qt.Key, text: str) -> None:
        """Begin a card by its key, write it, and commit it."""
        self.key(key)
        self.type(text)
        self.key(Qt.Key.Key_Return)

    def texts(self) -> set[str]:
        return {node.text for node in self.window.context.document.all(Node)}

    def current_text(self) -> str:
        """The words of the current card."""
        place = self.window.context.current_place
        return str(self.window.context.tree.node(place.node_id).text) if place is not None else ""
