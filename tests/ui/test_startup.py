"""What may be imported before the first paint. Whoever needs more imports it later, or adds it here and knows why."""

import json
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QToolButton

from argmap.samples import sample_names, sample_title
from argmap.storage.creating import create_map
from argmap.storage.glimpse import FEW
from argmap.ui.start_page import StartPage
from tests.benchmarks.maps import random_map

BARE = "import PySide6.QtWidgets"
START_PAGE = """
from argmap.app import make_application, make_desk
application = make_application(["argmap"])
window = make_desk(application).new_window()
window.grab()
"""
MAIN_CLAIM = """
import sys
from pathlib import Path
from argmap.app import make_application, make_desk
application = make_application(["argmap"])
window = make_desk(application).new_window(Path(sys.argv[1]))
assert window.glimpse is not None
window.grab()
"""
TELL = "\nimport json, os, sys\nprint(json.dumps(sorted(sys.modules)), flush=True)\nos._exit(0)"

WITH_THE_WINDOW = """
app core core.errors processes render render.fonts render.visible resources settings
ui ui.action ui.actions ui.appearance ui.broken_text ui.chrome ui.collecting ui.conditions ui.desk ui.elided ui.errors
ui.hit_lines ui.icons ui.keys ui.level_words ui.main_thread ui.menus ui.message_bar ui.palette ui.panes ui.performing
ui.preferences ui.recent_menu ui.runs ui.search_field ui.situation ui.slim_bar ui.stage ui.start_page ui.status_line
ui.styling ui.task_strip ui.tasks ui.telling ui.text ui.translating ui.viewing ui.window
copy dataclasses datetime faulthandler gc html platformdirs tomllib
"""
WITH_THE_MAIN_CLAIM = """
core.* layout.* render.* ui.canvas.* session.*
intake intake.errors reasoning reasoning.checks reasoning.open_points
storage storage.applying storage.checks storage.columns storage.companions storage.connecting
storage.copy storage.creating storage.entries storage.errors storage.examining storage.files storage.glimpse
storage.graph storage.moving storage.occupancy storage.opening storage.placing storage.places storage.rows
storage.schema storage.taking storage.texts storage.verify storage.writer
ui.context ui.crumbs ui.facts ui.filtering ui.focus ui.glimpsing ui.label_words ui.left_side ui.middle ui.mime
ui.new_card ui.parts ui.raw_text ui.review ui.selection ui.shown ui.title ui.view_state ui.workspace
annotated_types array calendar contextvars csv decimal email fractions glob hashlib heapq hmac json locale numbers
platform pydantic pydantic_core quopri secrets select selectors socket sqlite3 sysconfig typing_extensions
typing_inspection unicodedata uuid zoneinfo
"""


def modules_after(program: str, *arguments: str) -> set[str]:
    """Our modules, without the package's name, and the packages of others, that a program has imported at its end."""
    command = [sys.executable, "-c", program + TELL, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    names = json.loads(run.stdout.splitlines()[-1])
    ours = {name.removeprefix("argmap.") for name in names if name.startswith("argmap.")}
    others = {name.split(".")[0] for name in names if not name.startswith(("argmap", "_"))}
    return ours | others


def not_among(modules: set[str], allowed: str) -> set[str]:
    """The modules that a list does not have, by name or by what they lie in."""
    names = set(allowed.split())
    folders = tuple(name.removesuffix("*") for name in names if name.endswith("*"))
    return {name for name in modules if name not in names and not f"{name}.".startswith(folders)}


@pytest.fixture(scope="module")
def bare() -> set[str]:
    """What PySide6 itself brings."""
    return modules_after(BARE)


def test_the_start_page_is_painted_with_nothing_but_what_it_needs(bare):
    modules = modules_after(START_PAGE) - bare

    assert not_among(modules, WITH_THE_WINDOW) == set()
    assert "ui.window" in modules


def test_a_large_map_is_seen_with_nothing_but_what_its_main_claim_needs(bare, tmp_path):
    create_map(tmp_path / "large.argmap", random_map(FEW + 1, passages=True))
    modules = modules_after(MAIN_CLAIM, str(tmp_path / "large.argmap")) - bare

    assert not_among(modules, WITH_THE_WINDOW + WITH_THE_MAIN_CLAIM) == set()
    assert "ui.canvas.view" in modules


def test_the_pictures_of_the_samples_say_their_titles(qtbot):
    page = StartPage()
    qtbot.addWidget(page)
    titles = [tile.accessibleName() for tile in page.findChildren(QToolButton) if tile.accessibleName()]

    assert titles == [sample_title(name) for name in sample_names()]
