"""A scripted tour through a large map in the whole window: how long each frame takes, from what was done to painted.

What glides is on its way for some frames more; rounds in which nothing is painted are no frames.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from argmap.app import make_application, make_desk
from argmap.core import edits
from argmap.core.graph import Place
from argmap.storage.creating import create_map
from argmap.ui.canvas.view import MapCanvas
from argmap.ui.context import MapContext
from argmap.ui.panes import Pane
from argmap.ui.viewing import Look
from argmap.ui.window import Window
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, at_most, duration, main

SIZE = (1366, 768)
FRAME_S = 0.016
GLIDE_S = 0.15
GLIDING = ("edit", "undo", "fold")
PATIENCE_S = 120
ZOOMS = 40  # steps, from the whole map to single cards
PANNED = (0.01, 0.03, 0.06, 0.1, 0.13, 0.2, 0.3, 0.35, 0.5, 0.7, 1.0)
PAN_FRAMES = 16  # at each zoom
PAN_STEP = (37, 13)
WORKED = (1.0, 0.2, 0.02)
CARDS = 4  # that are edited at each zoom, for each run
WORST = 3
JUMP = "jump"

Step = tuple[str, Callable[[], object]]
"""What is done, and what does it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What was done, and how long it took until it was painted."""

    what: str
    seconds: float


def rows(nodes: int, runs: int) -> Iterator[Row]:
    application = make_application(["argmap"])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ARGMAP_DATA"] = folder
        path = Path(folder) / "map.argmap"
        create_map(path, random_map(nodes))
        desk = make_desk(application)
        window: Window = desk.new_window()
        window.resize(*SIZE)
        window.open_path(path)
        wait_until(application, lambda: window.context is not None)
        wait_until(application, lambda: window.context.open_points_so_far.is_whole and window.tasks.current is None)
        canvas = window.workspace.part(Pane.MAP)
        frames = list(Camera(application, canvas).taken(tour(window.context, canvas, CARDS * runs)))
        window.close()
        desk.close()
    jumps = [frame.seconds for frame in frames if frame.what == JUMP]
    others = [frame for frame in frames if frame.what != JUMP]
    what = f"a tour of {len(others):,} frames, {nodes:,} nodes"
    yield at_most(17, f"{what}, p99", quantiles([frame.seconds for frame in others], n=100)[-1], FRAME_S)
    yield Row(17, "the same, median", duration(median(frame.seconds for frame in others)))
    for frame in sorted(others, key=lambda one: one.seconds)[: -WORST - 1 : -1]:
        yield Row(17, f"among the worst: {frame.what}", duration(frame.seconds))
    yield Row(17, "a jump to a card far away, all cards drawn anew, median", duration(median(jumps)))


def wait_until(application: QApplication, holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds() and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.001)


class Camera:
    """Takes the frames of one window's map."""

    def __init__(self, application: QApplication, canvas: MapCanvas) -> None:
        self._application = application
        self._is_stale = False
        canvas.sight.stale.connect(self._note)

    def taken(self, steps: Iterable[Step]) -> Iterator[Frame]:
        """Each step with all that comes of it, and what glides after it."""
        for what, act in steps:
            yield self._frame(what, act)
            end = time.monotonic() + (GLIDE_S if what.startswith(GLIDING) else 0)
            while time.monotonic() < end:
                time.sleep(FRAME_S / 2)
                frame = self._frame(f"{what}, on its way", lambda: None)
                if self._is_stale:
                    yield frame

    def _frame(self, what: str, act: Callable[[], object]) -> Frame:
        self._is_stale = False
        start = time.perf_counter()
        act()
        self._application.processEvents()
        return Frame(what, time.perf_counter() - start)

    def _note(self) -> None:
        self._is_stale = True


def tour(context: MapContext, canvas: MapCanvas, cards: int) -> Iterator[Step]:
    """From the whole map down to its cards and back, across it at each zoom, and then to work."""
    looking, sight = canvas.looking, canvas.sight
    for _ in range(2):
        yield "fit", lambda: canvas.look(Look.FIT)
    for look in (Look.ZOOM_IN, Look.ZOOM_OUT):
        for _ in range(ZOOMS):
            yield str(look), lambda look=look: canvas.look(look)
    for zoom in PANNED:
        yield f"zoom to {zoom}", lambda zoom=zoom: looking.zoom_by(zoom / sight.camera.zoom, looking.middle)
        sight.go(sight.camera.centred(sight.scene.bounds.centre))
        for _ in range(PAN_FRAMES):
            yield f"pan at {zoom}", lambda: pan(canvas)
    for zoom in WORKED:
        looking.zoom_by(zoom / sight.camera.zoom, looking.middle)
        for place in some_places(context, cards):
            yield JUMP, lambda place=place: context.show(place.id)
            yield from work(context, place)


def work(context: MapContext, place: Place) -> Iterator[Step]:
    """Edit a card, add one below it, fold it, and take all back."""
    text = f"{context.tree.node(place.node_id).text} And one word more."
    yield "edit: a text", lambda: context.perform(edits.edit_text, place.node_id, text)
    yield "edit: an objection", lambda: context.perform(edits.add_objection, place.node_id, "No")
    yield "fold", lambda: context.view_state.fold([place.id])
    yield "fold: open", lambda: context.view_state.fold([place.id], False)
    yield "undo: an objection", context.undo
    yield "undo: a text", context.undo


def pan(canvas: MapCanvas) -> None:
    camera = canvas.sight.camera
    canvas.sight.go(replace(camera, left=camera.left + PAN_STEP[0], top=camera.top + PAN_STEP[1]))


def some_places(context: MapContext, count: int) -> list[Place]:
    """Places spread over the map, the main claim's rows included."""
    places = [place for place, _ in context.tree.walk()]
    return places[1 :: len(places) // count][:count]


if __name__ == "__main__":
    main(rows, __doc__ or "")
