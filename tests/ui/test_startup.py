"""What may be imported before the first paint. Whoever needs more imports it later, or adds it here and knows why."""

import json
import subprocess
import sys

from PySide6.QtWidgets import QToolButton

from argmap.samples import sample_names, sample_title
from argmap.ui.start_page import StartPage

BARE = "import PySide6.QtWidgets"
FIRST_PAINT = """
from argmap.app import make_application, make_desk
application = make_application(["argmap"])
window = make_desk(application).new_window()
window.grab()
"""
TELL = "\nimport json, os, sys\nprint(json.dumps(sorted(sys.modules)), flush=True)\nos._exit(0)"

OF_OTHERS = "copy dataclasses datetime faulthandler gc html platformdirs tomllib"
OF_OURS = """
app core core.errors render render.fonts render.visible resources settings
ui ui.action ui.actions ui.appearance ui.broken_text ui.chrome ui.collecting ui.conditions ui.desk ui.elided ui.errors
ui.hit_lines ui.icons ui.keys ui.level_words ui.main_thread ui.menus ui.message_bar ui.palette ui.panes ui.performing
ui.preferences ui.recent_menu ui.search_field ui.situation ui.slim_bar ui.start_page ui.status_line ui.styling
ui.task_strip ui.tasks ui.text ui.translating ui.viewing ui.window
"""


OURS = {name.split(".")[0] for name in OF_OURS.split()}


def modules_after(program: str) -> set[str]:
    """Our modules, without the package's name, and the packages of others, that a program has imported at its end."""
    run = subprocess.run([sys.executable, "-c", program + TELL], capture_output=True, text=True, timeout=60, check=True)
    names = [name.removeprefix("argmap.") for name in json.loads(run.stdout.splitlines()[-1])]
    return {name for name in names if name.split(".")[0] in OURS} | {name.split(".")[0] for name in names}


def test_the_start_page_is_painted_with_nothing_but_what_it_needs():
    needed = modules_after(FIRST_PAINT) - modules_after(BARE) - {"argmap"}
    allowed = {*OF_OTHERS.split(), *OF_OURS.split()}

    assert {name for name in needed if not name.startswith("_")} - allowed == set()
    assert "ui.window" in needed


def test_the_pictures_of_the_samples_say_their_titles(qtbot):
    page = StartPage([])
    qtbot.addWidget(page)
    titles = [tile.accessibleName() for tile in page.findChildren(QToolButton) if tile.accessibleName()]

    assert titles == [sample_title(name) for name in sample_names()]
