"""Who loads what stands around a map, and in how many turns: each program is a process that has loaded nothing yet."""

import json
import subprocess
import sys
import threading
from itertools import chain

import pytest

from argmap.core.document import Document
from argmap.storage.creating import create_map
from argmap.storage.glimpse import FEW
from argmap.ui.parts import load_parts
from argmap.ui.tasks import Cancelled, Progress
from tests.benchmarks.maps import random_map

A_TURN = 12  # modules

OPENING = """
import json, os, sys, threading
from pathlib import Path
from argmap.app import make_application, make_desk
application = make_application(["argmap"])
window = make_desk(application).new_window(Path(sys.argv[1]))
turns, on_threads = [[]], []
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("argmap."):
            is_main = threading.current_thread() is threading.main_thread()
            (turns[-1] if is_main else on_threads).append(name)
assert window.glimpse is not None
application.processEvents()
sys.meta_path.insert(0, Watch())
has_words = None
while window.context is None or window.finder is None:
    application.processEvents()
    turns.append([])
    if has_words is None and window.context is not None:
        grammar = sys.modules.get("argmap.reasoning.grammar.grammar")
        has_words = grammar is not None and grammar.grammar_of.cache_info().currsize > 0
print(json.dumps([turns, on_threads, has_words]), flush=True)
os._exit(0)
"""

DRAWING = """
import json, os
from PySide6 import QtCore, QtGui, QtWidgets
from argmap.app import make_application, make_desk
from argmap.core.references.styles import CitationStyle
from argmap.render.images import ImageFormat, ImageOptions, compose, image_bytes
from argmap.render.paper import Paper
from argmap.render.preview import preview
from argmap.ui.canvas.scene import laid_out
from argmap.ui.tasks import Tasks
from argmap.ui.view_state import kept_view_of
from tests.render.pictures import every_element

def made():
    return {name for module in (QtCore, QtGui, QtWidgets) for name in vars(module) if name.startswith("Q")}

application = make_application(["argmap"])
window = make_desk(application).new_window()
window.grab()
window.tasks.start("", lambda _: None, lambda _: None)
before = made()
build = every_element()
laid_out(build.tree, kept_view_of(build.document.info.id), lambda: None)
for format, paper in (("png", "fit"), ("svg", "fit"), ("pdf", "A4")):
    drawn_with = {"has_notes": True, "citations": CitationStyle.NUMBERED, "has_comments": True}
    options = ImageOptions(ImageFormat(format), paper=Paper(paper), **drawn_with)
    composition = compose(build.tree, options)
    image_bytes(composition, options)
    preview(composition, options, 300, 300)
print(json.dumps(sorted(made() - before)), flush=True)
os._exit(0)
"""


def told_by(program: str, *arguments: str) -> object:
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, timeout=60, check=True
    )
    return json.loads(run.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def opening(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[list[str]], list[str], bool]:
    """Our modules that are loaded when a large map is opened: turn for turn of the window, and by threads.

    And whether the words by which cards are read are there as soon as the map is.
    """
    path = tmp_path_factory.mktemp("parts") / "large.argmap"
    create_map(path, random_map(FEW + 1, passages=True))
    turns, on_threads, has_words = told_by(OPENING, str(path))
    return turns, on_threads, has_words


def test_what_makes_classes_of_qt_is_loaded_in_the_main_thread(opening):
    turns, on_threads, _ = opening

    assert [name for name in on_threads if name.startswith(("argmap.ui", "argmap.render"))] == []
    assert "argmap.worker.backing_up" in on_threads
    assert "argmap.ui.panels.inspector" in chain(*turns)


def test_no_turn_loads_many_modules(opening):
    turns, _, _ = opening

    assert [turn for turn in turns if len(turn) > A_TURN] == []


def test_the_words_by_which_cards_are_read_come_with_the_map(opening):
    _, _, has_words = opening

    assert has_words


def test_drawing_makes_no_class_of_qt_that_was_not_there_before_the_first_thread():
    assert told_by(DRAWING) == []


def test_a_thread_that_waits_for_the_main_one_ends_when_it_is_cancelled():
    asked = threading.Event()
    progress = Progress(lambda _: None)
    ended: list[BaseException] = []

    def load() -> None:
        try:
            load_parts(Document(random_map(1)), lambda _: asked.set(), progress)
        except Cancelled as error:
            ended.append(error)

    thread = threading.Thread(target=load, daemon=True)
    thread.start()
    assert asked.wait(30)
    progress.cancel()
    thread.join(10)

    assert len(ended) == 1
