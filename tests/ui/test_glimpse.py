"""A large map while it is being read: its main claim is there to be read, and does not move when the rest comes."""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import wait
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from argmap import settings
from argmap.core.records import Node
from argmap.storage.creating import create_map
from argmap.storage.errors import InUse
from argmap.storage.glimpse import FEW
from argmap.storage.occupancy import claim
from argmap.ui.actions import ACTIONS
from argmap.ui.desk import Desk
from argmap.ui.opening import read, show
from argmap.ui.panes import Pane
from argmap.ui.taking_in import take_in
from argmap.ui.tasks import Progress
from argmap.ui.window import Window
from argmap.ui.workspace import Workspace
from tests.benchmarks.maps import random_map
from tests.ui.conftest import Person

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
AROUND = 4  # pixels within the edge of a card, where its selection ring ends


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.argmap"
    create_map(path, random_map(FEW + 1, passages=True))
    return path


def claim_in(workspace: Workspace) -> tuple[QRect, QImage]:
    """Where the main claim is in the view, and what it looks like."""
    canvas = workspace.part(Pane.MAP)
    place = canvas.sight.scene.tree.main_claim()
    rect = canvas.sight.camera.view_rect(canvas.sight.rect_of(place.id)).toRect()
    return rect, canvas.viewport().grab(rect.adjusted(AROUND, AROUND, -AROUND, -AROUND)).toImage()


def made_panels(workspace: Workspace) -> int:
    """How many panels stand around the map."""
    return sum(workspace.made_part(pane) is not None for pane in (Pane.READER, Pane.TRAY, Pane.INSPECTOR))


def is_free(path: Path) -> bool:
    """Whether nobody has the map open."""
    try:
        claim(path, settings.open_maps_folder()).release()
    except InUse:
        return False
    return True


def wait_for_map(person: Person, window: Window) -> None:
    person.until(lambda: window.context is not None and window.finder is not None, 60_000)


def test_the_main_claim_stays_where_it_is_when_the_map_comes(person: Person, window: Window, large: Path) -> None:
    window.open_path(large)
    assert window.context is None
    seen_at, seen = claim_in(window.glimpse.workspace)
    title = window.slim_bar.title.text()
    wait_for_map(person, window)

    assert window.glimpse is None
    assert claim_in(window.workspace) == (seen_at, seen)
    assert window.slim_bar.title.text() == title
    assert window.context.document.count(Node) == FEW + 1
    assert window.context.is_editable


def test_a_map_that_is_never_painted_is_whole_all_the_same(person: Person, window: Window, large: Path) -> None:
    window.hide()
    window.open_path(large)

    wait_for_map(person, window)


def test_work_that_was_left_and_ends_before_the_map_is_read_does_not_take_the_map_away(
    person: Person, window: Window, large: Path
) -> None:
    window.hide()  # nothing is painted, so that the work surely ends before the map is read
    window.tasks.start("Left", lambda _: None, lambda _: None)
    window.open_path(large)
    person.until(lambda: window.tasks.current is None)

    wait_for_map(person, window)


def test_a_new_window_shows_the_main_claim_first(desk: Desk, large: Path) -> None:
    window: Window = desk.new_window(large)

    assert window.glimpse is not None
    assert window.slim_bar.saved.text() == "Opening…"


def test_the_open_dialog_shows_the_main_claim_first_whatever_the_file_is_called(
    monkeypatch: pytest.MonkeyPatch, window: Window, large: Path
) -> None:
    path = large.rename(large.with_suffix(".map"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *asked: (str(path), ""))
    window.by_name["window.files.open"].trigger()

    assert window.glimpse is not None


def test_a_window_that_is_closed_at_once_does_not_begin_to_read(desk: Desk, tmp_path: Path) -> None:
    create_map(tmp_path / "small.argmap", random_map(10))
    window: Window = desk.new_window(tmp_path / "small.argmap")
    window.close()
    QApplication.processEvents()

    assert window.tasks.current is None


def test_a_map_that_is_dropped_shows_its_main_claim_first(window: Window, large: Path) -> None:
    take_in(window, [large])

    assert window.glimpse is not None


def test_another_window_shows_the_main_claim_first_but_of_a_map_that_is_open_here(
    person: Person, window: Window, desk: Desk, large: Path, tmp_path: Path
) -> None:
    window.open_path(large)
    wait_for_map(person, window)
    (tmp_path / "same.argmap").hardlink_to(large)
    create_map(tmp_path / "other.argmap", random_map(FEW + 1))
    same, other = (desk.new_window(tmp_path / name) for name in ("same.argmap", "other.argmap"))

    assert same.glimpse is None
    assert other.glimpse is not None


def test_the_panels_are_there_when_the_map_takes_the_place_of_its_main_claim(
    person: Person, window: Window, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading: list[threading.Thread] = []
    monkeypatch.setattr("argmap.ui.opening.load_parts", lambda *_: loading.append(threading.current_thread()))
    window.hide()  # nothing is painted, for which they would wait otherwise
    window.open_path(large)
    person.until(lambda: window.context is not None and window.glimpse is None, 60_000)

    assert window.finder is not None
    assert len(loading) == 1 and loading[0] is not threading.main_thread()  # for their modules the window would stand


def test_in_the_turn_in_which_a_map_comes_no_panel_is_made_and_in_each_after_it_one(
    person: Person, window: Window, large: Path
) -> None:
    window.open_path(large)
    show(window, read(large, window.desk.main_thread.post))
    workspace = window.workspace
    made = [made_panels(workspace), *(made_panels(workspace) for _ in workspace.panels()), made_panels(workspace)]
    wait_for_map(person, window)

    assert made == [0, 0, 1, 2, 3]


def test_what_is_done_before_the_panels_are_there_is_done_to_the_map_that_comes(
    person: Person, window: Window, large: Path
) -> None:
    window.open_path(large)
    show(window, read(large, window.desk.main_thread.post))
    assert window.glimpse is not None
    window.by_name["map.adding.objection"].trigger()
    person.type("Written at once")
    person.key(Key.Key_Return)

    assert "Written at once" in person.texts()


def test_a_window_that_is_closed_before_the_panels_are_there_lets_go_of_the_map(window: Window, large: Path) -> None:
    window.open_path(large)
    show(window, read(large, window.desk.main_thread.post))
    window.close()

    assert is_free(large)


def test_keys_move_around_in_what_is_seen_and_the_map_is_seen_from_there(
    person: Person, window: Window, large: Path
) -> None:
    window.open_path(large)
    before, _ = claim_in(window.glimpse.workspace)
    person.key(Key.Key_0, Control)
    person.key(Key.Key_Home)
    moved, _ = claim_in(window.glimpse.workspace)
    wait_for_map(person, window)

    assert moved.width() > before.width()
    assert claim_in(window.workspace)[0] == moved


def test_nothing_can_be_changed_before_the_map_is_read(person: Person, window: Window, large: Path) -> None:
    window.open_path(large)
    person.key(Key.Key_C)
    person.key(Key.Key_Delete)
    person.key(Key.Key_F2)
    person.type("never written")
    enabled = [does for does in ACTIONS if window.by_name[does].isEnabled()]
    wait_for_map(person, window)

    assert not [
        does for does in enabled if does.startswith(("map.adding", "map.cards", "map.history", "window.sharing"))
    ]
    assert {node.text for node in window.context.document.all(Node)} == {
        one.text for one in random_map(FEW + 1) if isinstance(one, Node)
    }


def test_a_map_that_turns_out_damaged_goes_from_view_with_its_sentence(
    person: Person, window: Window, large: Path
) -> None:
    connection = sqlite3.connect(large, isolation_level=None)
    connection.execute("UPDATE nodes SET text = 'Never written' WHERE rowid = 300")
    connection.close()
    window.open_path(large)
    assert window.glimpse is not None
    person.until(lambda: bool(window.messages.text), 60_000)
    person.until(lambda: window.glimpse is None)

    assert window.messages.text.startswith("“large.argmap” is damaged")
    assert window.start_page.isVisible()
    assert window.context is None


def test_opening_can_be_given_up(person: Person, window: Window, large: Path) -> None:
    window.open_path(large)
    person.until(lambda: window.tasks.current is not None)
    window.tasks.current.cancel()
    person.until(lambda: window.glimpse is None, 60_000)

    assert window.start_page.isVisible()
    window.open_path(large)
    wait_for_map(person, window)
    assert window.context.is_editable


@pytest.mark.parametrize("give_up", [lambda window: window.tasks.current.cancel(), Window.close])
def test_a_map_that_is_read_when_nobody_wants_it_any_more_is_let_go_of(
    person: Person, window: Window, large: Path, give_up: Callable[[Window], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.ui.opening.load_parts", lambda *_: None)  # it would wait for this thread
    window.open_path(large)
    person.until(lambda: window.tasks.current is not None)
    wait([window.tasks.current._future])  # it is there, and the window has not heard of it
    give_up(window)

    person.until(lambda: is_free(large))


def test_a_map_that_is_given_up_while_its_panels_are_loaded_is_let_go_of(
    person: Person, window: Window, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(_is_exercise: bool, _wake: object, progress: Progress) -> None:
        progress.cancel()
        progress.go_on()

    monkeypatch.setattr("argmap.ui.opening.load_parts", give_up)
    window.open_path(large)
    person.until(lambda: window.glimpse is None, 60_000)

    assert is_free(large)
    assert window.context is None


def test_a_window_can_be_closed_before_its_map_is_read(window: Window, large: Path) -> None:
    window.open_path(large)

    assert window.close()


def test_where_it_was_looked_at_last_the_map_is_seen_again(person: Person, window: Window, large: Path) -> None:
    window.open_path(large)
    wait_for_map(person, window)
    person.key(Key.Key_0, Control)
    person.key(Key.Key_Down)
    before, _ = claim_in(window.workspace)
    window.by_name["window.files.close"].trigger()
    window.open_path(large)
    glimpsed, _ = claim_in(window.glimpse.workspace)
    wait_for_map(person, window)

    after, _ = claim_in(window.workspace)
    assert (glimpsed, after) == (before, before)
