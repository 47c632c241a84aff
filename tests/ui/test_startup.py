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
from argmap.app import give_icon, make_application, make_desk
application = make_application(["argmap"])
window = make_desk(application).new_window()
window.grab()
give_icon(application)
"""
MAIN_CLAIM = """
import sys
from pathlib import Path
from argmap.cli.no_plugins import leave_plugins_out
leave_plugins_out()
from argmap.app import make_application, make_desk
application = make_application(["argmap"])
window = make_desk(application).new_window(Path(sys.argv[1]))
assert window.glimpse is not None
window.grab()
"""
TELL = """
import json, os, sys
names = vars(sys.modules["PySide6.QtWidgets"])
widgets = [name for name in names if name.startswith("Q")]
print(json.dumps([sorted(sys.modules), widgets]), flush=True)
os._exit(0)
"""

WITH_THE_WINDOW = """
app core core.errors core.marked processes render render.fonts render.visible resources settings
ui ui.action ui.actions ui.app_icon ui.appearance ui.bar ui.chrome ui.collecting ui.conditions ui.desk ui.elided
ui.elided_button ui.errors ui.exercise_actions ui.hearing
ui.hit ui.icons ui.keys ui.level_words ui.main_thread ui.memory ui.menus ui.message_bar ui.panes ui.performing
ui.preferences ui.recent_menu ui.runs ui.search_field ui.situation ui.slim_bar ui.soon ui.source_actions ui.stage
ui.start_page ui.status_line ui.still_there ui.styling ui.task_strip ui.tasks ui.telling ui.text ui.translating
ui.viewing ui.window
copy dataclasses datetime faulthandler gc html platformdirs tomllib
"""
WIDGETS_OF_THE_WINDOW = """
QAbstractButton QAbstractScrollArea QApplication QBoxLayout QFrame QGestureEvent QGraphicsScene* QGridLayout QHBoxLayout
QIntList QLabel QLayout QLayoutItem QLineEdit QMainWindow QMenu QMenuBar QProgressBar QPushButton QScrollArea
QSizePolicy QSpacerItem QStackedWidget QToolButton QVBoxLayout QWidget QWidgetAction QWidgetItem
"""
"""PySide6 makes a class, with all its enumerations, when it is first asked for; those of styles and lists take long."""
WIDGETS_OF_THE_MAIN_CLAIM = """
QAbstractSlider QButtonGroup QGesture QPinchGesture QPlainTextEdit QScrollBar QSplitter QToolTip
"""
WITH_THE_MAIN_CLAIM = """
core.all_rows core.anchoring core.change core.depth core.document core.draft core.filtering core.finding
core.first_places core.folding
core.forgetting core.graph core.history core.ids core.index core.limits core.locators core.places core.printable
core.records core.roles core.stopping core.things core.touched core.tree core.undoing core.upward core.validity
core.versions core.vocabulary
layout.* render.* ui.canvas.* session.*
cli cli.no_plugins reasoning reasoning.affected reasoning.checks reasoning.checks.* reasoning.open_points
storage storage.applying storage.checks storage.columns storage.companions storage.connecting
storage.copy storage.creating storage.entries storage.errors storage.examining storage.files storage.glimpse
storage.long_entries storage.map_file storage.moving storage.occupancy storage.older storage.opening
storage.placing
storage.places storage.rows storage.schema storage.taking storage.texts storage.writer
ui.context ui.crumbs ui.facts ui.filtering ui.focus ui.glimpsing ui.idling ui.label_words ui.left_side ui.middle
ui.mime ui.new_card ui.parts ui.raw_text ui.review ui.selection ui.shown ui.stepping ui.theming ui.title ui.together
ui.view_state ui.workspace
annotated_types array contextvars decimal fractions hashlib heapq hmac numbers platform pydantic pydantic_core secrets
sqlite3 sysconfig typing_extensions typing_inspection unicodedata uuid zoneinfo
"""


def told_by(program: str, *arguments: str) -> tuple[list[str], list[str]]:
    """The modules that a program has imported at its end, and the classes of widgets that PySide6 has made for it."""
    command = [sys.executable, "-c", program + TELL, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    modules, widgets = json.loads(run.stdout.splitlines()[-1])
    return modules, widgets


def parts_of(names: list[str]) -> set[str]:
    """Our modules, without the package's name, and the packages of others."""
    ours = {name.removeprefix("argmap.") for name in names if name.startswith("argmap.")}
    others = {name.split(".")[0] for name in names if not name.startswith(("argmap", "_"))}
    return ours | others


def not_among(found: set[str], allowed: str) -> set[str]:
    """The modules or classes that a list does not have, by name or by how their name begins."""
    names = set(allowed.split())
    beginnings = tuple(name.removesuffix("*") for name in names if name.endswith("*"))
    return {name for name in found if name not in names and not f"{name}.".startswith(beginnings)}


@pytest.fixture(scope="module")
def bare() -> set[str]:
    """What PySide6 itself brings."""
    modules, _ = told_by(BARE)
    return parts_of(modules)


def test_the_start_page_is_painted_and_the_icon_drawn_with_nothing_but_what_they_need(bare):
    modules, widgets = told_by(START_PAGE)

    assert not_among(parts_of(modules) - bare, WITH_THE_WINDOW) == set()
    assert "argmap.ui.window" in modules
    assert not_among(set(widgets), WIDGETS_OF_THE_WINDOW) == set()


def test_a_large_map_is_seen_with_nothing_but_what_its_main_claim_needs(bare, tmp_path):
    create_map(tmp_path / "large.argmap", random_map(FEW + 1, passages=True))
    modules, widgets = told_by(MAIN_CLAIM, str(tmp_path / "large.argmap"))

    assert not_among(parts_of(modules) - bare, WITH_THE_WINDOW + WITH_THE_MAIN_CLAIM) == set()
    assert "argmap.ui.canvas.view" in modules
    assert not_among(set(widgets), WIDGETS_OF_THE_WINDOW + WIDGETS_OF_THE_MAIN_CLAIM) == set()


def test_the_pictures_of_the_samples_say_their_titles(qtbot):
    page = StartPage()
    qtbot.addWidget(page)
    titles = [tile.accessibleName() for tile in page.findChildren(QToolButton) if tile.accessibleName()]

    assert titles == [sample_title(name) for name in sample_names()]
