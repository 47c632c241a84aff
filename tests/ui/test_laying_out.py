"""A map is laid out while the window's loop goes round, and is shown as it would be if it were laid out afterwards."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap import settings
from argmap.core import edits
from argmap.core.records import MapInfo, Node
from argmap.core.tree import Tree
from argmap.formats.argmap_json import write
from argmap.layout.connectors import Connector
from argmap.layout.geometry import Rect, Size
from argmap.layout.map_layout import MapLayout
from argmap.render.card import measure_card
from argmap.render.text import Typesetter
from argmap.samples import sample_records
from argmap.session import Session, following
from argmap.storage.creating import create_map
from argmap.storage.glimpse import FEW
from argmap.storage.occupancy import claim
from argmap.storage.opening import read_map
from argmap.ui import laying_out, opening
from argmap.ui.canvas import scene
from argmap.ui.canvas.scene import Scene
from argmap.ui.importing.dialog import ImportDialog
from argmap.ui.main_thread import Unheard
from argmap.ui.panes import Pane
from argmap.ui.taking_in import take_in
from argmap.ui.view_state import view_state_of
from argmap.ui.window import Window
from tests.benchmarks.maps import random_map
from tests.reliability.turning import ALIVE, Turning
from tests.session.other_process import HOLDS, other_process
from tests.ui.conftest import Person

RECORDS = sample_records("eu-nato")
TEXT = "Written by the other one"


@pytest.fixture
def native(tmp_path: Path) -> Path:
    path = tmp_path / "native.argmap"
    create_map(path, RECORDS)
    return path


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    path = tmp_path / "foreign.json"
    path.write_bytes(write(RECORDS))
    return path


def open_whole(person: Person, window: Window, path: Path, begin: Callable[[Window, Path], object]) -> None:
    """Open or import, and wait until the map is there with its panels."""
    before = window.context
    begin(window, path)
    if begin is importing:
        person.until(lambda: window.findChild(ImportDialog) is not None)
        window.findChild(ImportDialog).accept()
    person.until(lambda: window.context is not None and window.context is not before and window.finder is not None)


def importing(window: Window, path: Path) -> None:
    take_in(window, [path])


def rects(shown: Scene) -> dict[str, Rect | None]:
    """Where each card of a map stands."""
    return {place.id: shown.rect_of(place.id) for place, _ in shown.tree.walk()}


def is_as_laid_out_now(window: Window) -> bool:
    """Whether each card stands where a window that opens the map now would put it."""
    return rects(window.workspace.part(Pane.MAP).sight.scene) == rects(fresh_scene(window))


def fresh_scene(window: Window) -> Scene:
    return Scene(window.context.tree, window.context.view_state, Typesetter())


def lines(shown: Scene) -> list[list[Connector]]:
    """The lines below each step and root."""
    blocks = [shown.layout.block_of(one) for one in sorted(shown.layout.drawn_ids())]
    return [shown.layout.connectors(block, *shown.layout.origin_of(block)) for block in blocks if block is not None]


def look_at(records: list[Any], layout: str) -> None:
    """As somebody has who laid the map out so, and folded all below the main claim's first reason."""
    tree = Tree(Session(records).document)
    view = view_state_of(next(one.id for one in records if isinstance(one, MapInfo)))
    view.set_layout(layout)
    view.fold([tree.children(tree.roots()[0])[0].id])
    view.save()


@pytest.mark.parametrize(("begin", "name"), [(Window.open_path, "native.argmap"), (importing, "foreign.json")])
@pytest.mark.parametrize("shows_another", [False, True])
def test_the_window_goes_on_while_a_map_is_laid_out(
    person: Person,
    window: Window,
    native: Path,
    foreign: Path,
    monkeypatch: pytest.MonkeyPatch,
    begin: Callable[[Window, Path], object],
    name: str,
    shows_another: bool,
) -> None:
    if shows_another:
        person.open_sample("sugar-tax")
    turning = Turning(window)
    monkeypatch.setattr(scene, "MapLayout", turning.first(MapLayout))

    open_whole(person, window, native.with_name(name), begin)

    assert turning.stalls == 0
    assert window.context.document.count(Node) == sum(isinstance(one, Node) for one in RECORDS)


@pytest.mark.parametrize("layout", ["down", "right", "page"])
def test_a_map_is_shown_as_it_was_looked_at_last(person: Person, window: Window, native: Path, layout: str) -> None:
    look_at(RECORDS, layout)
    open_whole(person, window, native, Window.open_path)

    assert window.context.view_state.layout == layout
    assert window.context.view_state.folded
    assert is_as_laid_out_now(window)


def test_an_imported_map_is_shown_as_one_that_is_opened(person: Person, window: Window, foreign: Path) -> None:
    open_whole(person, window, foreign, importing)

    assert is_as_laid_out_now(window)


@pytest.mark.parametrize("layout", ["down", "right"])
def test_what_is_done_to_the_view_while_a_map_is_laid_out_holds(
    person: Person, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    create_map(tmp_path / "large.argmap", random_map(FEW + 1))
    is_laid_out, laid_out = threading.Event(), laying_out.laid_out

    def lay_out_and_say(*arguments: Any) -> Scene:
        made = laid_out(*arguments)
        is_laid_out.set()
        return made

    monkeypatch.setattr(laying_out, "laid_out", lay_out_and_say)
    window.open_path(tmp_path / "large.argmap")
    view = window.glimpse.context.view_state
    person.until(lambda: window.tasks.current is not None)
    assert is_laid_out.wait(60)  # and the window has not heard of it
    view.set_layout(layout)
    view.fold([window.glimpse.context.tree.main_claim().id])
    person.until(lambda: window.context is not None)

    assert (window.context.view_state.layout, len(window.context.view_state.folded)) == (layout, 1)
    assert is_as_laid_out_now(window)


@pytest.mark.parametrize("layout", ["down", "right", "page"])
def test_one_more_window_shows_the_map_itself(
    person: Person, window: Window, native: Path, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    look_at(RECORDS, layout)
    open_whole(person, window, native, Window.open_path)
    turning = Turning(window)
    with monkeypatch.context() as patch:
        patch.setattr(scene, "MapLayout", turning.first(MapLayout))
        window.by_name["window.files.new_window"].trigger()
        other = window.desk.windows[-1]
        person.until(lambda: other.finder is not None)
    assert turning.stalls == 0
    for one in (window, other):
        one.context.perform(edits.add_objection, one.context.tree.main_claim().node_id, TEXT)

    assert other.context.session is window.context.session
    assert is_as_laid_out_now(other)
    assert lines(other.workspace.part(Pane.MAP).sight.scene) == lines(fresh_scene(other))


def test_what_is_done_to_a_map_while_it_is_laid_out_for_one_more_window_is_shown(
    person: Person, window: Window, native: Path
) -> None:
    open_whole(person, window, native, Window.open_path)
    window.by_name["window.files.new_window"].trigger()
    other = window.desk.windows[-1]
    person.until(lambda: other.tasks.current is not None)
    window.context.perform(edits.add_objection, window.context.tree.main_claim().node_id, TEXT)
    person.until(lambda: other.finder is not None)

    assert is_as_laid_out_now(other)


def test_a_map_that_is_closed_while_it_is_laid_out_for_one_more_window_is_opened_there(
    person: Person, window: Window, native: Path
) -> None:
    open_whole(person, window, native, Window.open_path)
    window.by_name["window.files.new_window"].trigger()
    other = window.desk.windows[-1]
    window.by_name["window.files.close"].trigger()
    person.until(lambda: other.finder is not None)

    other.context.perform(edits.add_objection, other.context.tree.main_claim().node_id, TEXT)
    other.context.session.flush()
    assert TEXT in {one.text for one in read_map(native).records if isinstance(one, Node)}


def test_a_map_that_nobody_wants_any_more_is_laid_out_no_further(
    person: Person, window: Window, native: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_begun, may_go_on, measured = threading.Event(), threading.Event(), []

    def measure(*arguments: Any) -> Size:
        measured.append(arguments)
        is_begun.set()
        may_go_on.wait(60)
        return measure_card(*arguments)

    monkeypatch.setattr(scene, "measure_card", measure)
    window.open_path(native)
    person.until(is_begun.is_set)
    window.tasks.current.cancel()
    may_go_on.set()
    person.until(lambda: window.tasks.current is None)

    assert len(measured) == 1
    claim(native, settings.open_maps_folder()).release()  # nobody has it open


def test_what_another_process_does_while_a_map_is_laid_out_is_shown_afterwards(
    person: Person, window: Window, native: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "LOOK_S", 0.05)
    turning, laid_out, is_found, changed = Turning(window), laying_out.laid_out, threading.Event(), []

    class Found(Unheard):
        def __call__(self, act: Callable[[], None]) -> None:
            super().__call__(act)
            is_found.set()

    def lay_out_meanwhile(tree: Tree, *view: Any) -> Scene:
        other.stdin.write(TEXT + "\n")
        other.stdin.flush()
        assert is_found.wait(60)
        begun, before = turning.turns, set(tree.document.records())
        while turning.turns < begun + ALIVE:
            pass
        changed.append(set(tree.document.records()) != before)
        return laid_out(tree, *view)

    monkeypatch.setattr(opening, "Unheard", Found)
    monkeypatch.setattr(laying_out, "laid_out", lay_out_meanwhile)
    with other_process(HOLDS, native) as other:
        open_whole(person, window, native, Window.open_path)
        person.until(lambda: TEXT in person.texts())
        window.by_name["window.files.close"].trigger()

    assert changed == [False]
