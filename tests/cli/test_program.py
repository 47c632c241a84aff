"""The program itself: what it loads, how it ends, and what it says when something is wrong with it."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from argmap import settings
from tests.cli.command_line import run_program
from tests.conftest import ROOT

SEEN_TO_END = "import os, sys\nos._exit = sys.exit\n"  # else nobody could ask at the end of a command
TELL_MODULES = SEEN_TO_END + (
    "import json, argmap.cli\n"
    "try:\n"
    "    argmap.cli.main()\n"
    "except SystemExit as end:\n"
    "    sys.stderr.write(json.dumps([end.code, sorted(sys.modules)]))\n"
)


TELL_AFTER_EACH = SEEN_TO_END + (
    "import json, argmap.cli\n"
    "told = []\n"
    "for command in json.loads(sys.argv[1]):\n"
    "    sys.argv[1:] = command\n"
    "    try:\n"
    "        argmap.cli.main()\n"
    "    except SystemExit as end:\n"
    "        told.append([end.code, [name for name in sys.modules if name.startswith('PySide6')]])\n"
    "sys.stderr.write(json.dumps(told))\n"
)

NEEDLESS = (
    "argmap.core.edits",
    "argmap.core.references.bibliography",
    "argmap.layout.page.page",
    "argmap.render.font_cutting",
    "argmap.render.painter",
    "argmap.storage.creating",
    "argmap.storage.occupancy",
    "argmap.storage.writer",
    "importlib.metadata",
)
"""What an SVG of a map in Latin letters that lies undisturbed does not need."""


def modules_after(*arguments: object) -> set[str]:
    """What was imported by the time a command ended, without a display."""
    answer = run_program(*arguments, program=("-c", TELL_MODULES))
    code, modules = json.loads(answer.err)
    assert code == 0
    return set(modules)


def rooms(modules: set[str]) -> set[str]:
    return {name.split(".")[1] for name in modules if name.startswith("argmap.")}


def commands(sample: Path) -> list[list[object]]:
    folder = sample.parent
    (folder / "report.txt").write_text("words")
    (folder / "outline.md").write_text("- a\n  - b\n")
    return [
        ["new", folder / "new.argmap"],
        ["samples"],
        ["samples", "eu-nato", folder / "copy.argmap"],
        ["import", folder / "outline.md", folder / "imported.argmap"],
        ["info", sample, "--json"],
        ["check", sample],
        ["status", sample],
        ["verify", sample],
        ["salvage", sample, folder / "good.argmap"],
        ["back-up", sample],
        ["add-source", sample, folder / "report.txt"],
        ["export", sample, folder / "x.json"],
        ["export", sample, folder / "x.md"],
    ]


def test_commands_load_no_qt_at_all(sample):
    """One after the other in one process, which tells after each what is loaded by then."""
    given = [list(map(str, command)) for command in commands(sample)]
    answer = run_program(json.dumps(given), program=("-c", TELL_AFTER_EACH))

    assert json.loads(answer.err) == [[0, []]] * len(given)


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_pictures_are_drawn_without_widgets(sample, suffix):
    modules = modules_after("export", sample, sample.parent / f"x.{suffix}")

    assert "PySide6.QtGui" in modules
    assert not modules & {"PySide6.QtWidgets", "PySide6.QtPrintSupport"}
    assert not [name for name in modules if name.startswith(("argmap.ui", "argmap.app"))]


def test_an_svg_waits_for_nothing_but_reading_and_drawing(sample):
    modules = modules_after("export", sample, sample.parent / "x.svg")

    assert not modules & {"sqlite_utils", "psutil", "fontTools"}
    assert rooms(modules) <= {"cli", "core", "layout", "render", "resources", "settings", "storage"}
    assert not [name for name in modules if name.startswith(NEEDLESS)]


def test_a_command_has_no_plugins_of_pydantic_and_looks_for_none(sample: Path) -> None:
    tell = "from pydantic.plugin._loader import get_plugins, others; sys.stderr.write(f'{[*get_plugins(), *others()]}')"
    command = f"{SEEN_TO_END}from argmap import cli\ntry: cli.main()\nfinally: {tell}"

    assert run_program("info", sample, program=("-c", command)).err == "[]"


def test_a_command_looks_for_no_garbage():
    tell = "import gc; sys.stderr.write(str(gc.isenabled()))"
    command = f"{SEEN_TO_END}from argmap import cli\ntry: cli.main()\nfinally: {tell}"

    assert run_program("samples", program=("-c", command)).err == "False"


TELL_AT_END = "import atexit, sys\nfrom argmap import cli\natexit.register(sys.stderr.write, 'taken')\ncli.main()\n"


def test_a_command_ends_without_being_taken_apart():
    listed, refused = (run_program(name, program=("-c", TELL_AT_END)) for name in ("samples", "inof"))

    assert (listed.code, listed.err) == (0, "")
    assert listed.out
    assert refused.code == 2
    assert "taken" not in refused.err


def test_a_window_that_a_command_opened_is_taken_apart(sample):
    no_loop = "import PySide6.QtWidgets, argmap.app\nargmap.app.main = lambda _: 0\n"
    answer = run_program("--", sample, program=("-c", no_loop + TELL_AT_END), QT_QPA_PLATFORM="offscreen")

    assert (answer.code, answer.err) == (0, "taken")


def test_help_waits_for_nothing_but_the_table_of_commands():
    modules = modules_after("--help")

    assert not modules & {"pydantic", "sqlite3", "sqlite_utils", "markdown_it", "psutil", "PySide6"}
    assert {name for name in modules if name.startswith("argmap")} <= {
        "argmap",
        "argmap.cli",
        "argmap.cli.failing",
        "argmap.cli.group",
        "argmap.cli.no_plugins",
        "argmap.cli.paths",
        "argmap.cli.trouble",
        "argmap.cli.window",
        "argmap.core",
        "argmap.core.errors",
        "argmap.core.printable",
        "argmap.settings",
    }


@pytest.mark.parametrize("arguments", [[], ["sample.argmap"]])
@pytest.mark.parametrize("kind", ["scripts", "gui-scripts"])
def test_the_window_without_a_display_is_refused_in_a_sentence(sample, arguments, kind):
    (entry,) = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"][kind].values()
    module, function = entry.split(":")
    start = ("-c", f"from {module} import {function}; {function}()")
    answer = run_program(*[sample.parent / name for name in arguments], program=start)

    assert answer.code == 1
    assert answer.err == "There is no display to open a window on; argmap --help lists what works without one.\n"


def test_a_file_to_open_that_is_not_there_is_refused_in_a_sentence(tmp_path):
    answer = run_program(tmp_path / "x.argmap", QT_QPA_PLATFORM="offscreen")

    assert (answer.code, answer.err) == (1, "“x.argmap” is not there; it was moved, renamed or deleted.\n")


def test_a_window_opens_all_the_same_where_nothing_can_be_kept(sample):
    (sample.parent / "file").write_text("")
    end_soon = (
        "import argmap.app, argmap.cli\n"
        "from PySide6.QtCore import QTimer\n"
        "begin = argmap.app.make_desk\n"
        "def make_desk(application):\n"
        "    QTimer.singleShot(500, application.closeAllWindows)\n"
        "    return begin(application)\n"
        "argmap.app.make_desk = make_desk\n"
        "argmap.cli.main()\n"
    )
    answer = run_program(
        sample, program=("-c", end_soon), QT_QPA_PLATFORM="offscreen", ARGMAP_DATA=str(sample.parent / "file")
    )

    said = [line for line in answer.err.splitlines() if not line.startswith("This plugin")]  # Qt's, of itself
    assert (answer.code, said) == (0, [])


def test_the_window_opens_without_the_table_of_commands(sample):
    program = (
        "import sys, argmap.cli, argmap.app as app\n"
        "app.main = lambda arguments: sys.stderr.write(f'{len(arguments)} {\"click\" in sys.modules}')\n"
        "argmap.cli.main()\n"
    )
    empty = run_program(program=("-c", program), QT_QPA_PLATFORM="offscreen")
    with_map = run_program(sample, program=("-c", program), QT_QPA_PLATFORM="offscreen")

    assert (empty.err, with_map.err) == ("0 False", "1 False")


def test_a_name_that_is_neither_command_nor_file_is_a_matter_of_usage():
    answer = run_program("inof")

    assert answer.code == 2
    assert "No such command 'inof'" in answer.err


def test_what_nobody_expected_is_one_sentence_and_a_place_in_the_log():
    program = (
        "import argmap.cli, argmap.cli.group as group\n"
        "def fail(*arguments, **named): raise ZeroDivisionError('words of a document')\n"
        "group.argmap.main = fail\n"
        "argmap.cli.main()\n"
    )
    answer = run_program(program=("-c", program))

    log = settings.logs_folder() / "argmap.log"
    assert answer.code == 1
    assert answer.err == f"argmap failed unexpectedly (ZeroDivisionError); what happened is noted in {log}.\n"
    assert "in fail" in log.read_text()
    assert "words of a document" not in log.read_text()


def test_an_interrupt_is_no_failure_though_the_command_has_not_begun():
    program = (
        "import os, signal, sys\n"
        "class Early:\n"
        "    def find_spec(self, name, *others):\n"
        "        if name == 'click': os.kill(os.getpid(), signal.SIGINT)\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "sys.meta_path.insert(0, Early())\n"
        "import argmap.cli\n"
        "argmap.cli.main()\n"
    )
    answer = run_program(program=("-c", program))

    assert answer.code != 0
    assert answer.err == "\nAborted!\n"
    assert not settings.logs_folder().exists()


def test_what_nobody_expected_is_said_where_there_is_no_log(tmp_path):
    (tmp_path / "file").write_text("")
    program = (
        "import argmap.cli, argmap.cli.group as group\n"
        "def fail(*arguments, **named): raise KeyError\n"
        "group.argmap.main = fail\n"
        "argmap.cli.main()\n"
    )
    answer = run_program(program=("-c", program), ARGMAP_DATA=str(tmp_path / "file"))

    assert answer.err == "argmap failed unexpectedly (KeyError); and it could not be noted in the log.\n"


def test_what_nobody_expected_is_noted_where_there_is_no_console():
    program = (
        "import sys, argmap.cli, argmap.cli.group as group\n"
        "def fail(*arguments, **named): raise KeyError\n"
        "group.argmap.main = fail\n"
        "sys.stdout = sys.stderr = None\n"
        "argmap.cli.main()\n"
    )
    answer = run_program(program=("-c", program))

    assert (answer.code, answer.err) == (1, "")
    assert "in fail" in (settings.logs_folder() / "argmap.log").read_text()


def test_piped_output_is_utf_8_whatever_the_locale_says(sample):
    answer = run_program("info", sample, "--json", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    check = run_program("check", sample, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")

    assert (answer.code, check.code) == (0, 0)
    assert "·" in check.out or "“" in check.out


@pytest.mark.parametrize("name", ["LC_ALL", "LC_CTYPE", "LANG"])
def test_nothing_is_said_of_a_locale_that_names_no_encoding(sample, name):
    plain = {name: "C", "PYTHONCOERCECLOCALE": "0"}

    assert run_program("export", sample, sample.parent / "x.png", **plain).err == ""


def test_a_reader_that_goes_away_is_no_failure(sample):
    command = [sys.executable, "-m", "argmap", "check", str(sample), "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_a_bundled_application_starts_as_its_own_worker():
    program = "import sys, argmap.cli; sys.argv = ['argmap', '--worker']; argmap.cli.main()"
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert b"ready" in os.read(process.stdout.fileno(), 64)
        process.stdin.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_output_that_finds_no_room_is_one_sentence(sample):
    with Path("/dev/full").open("wb") as full:
        program = [sys.executable, "-m", "argmap", "passages", str(sample)]
        answer = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)

    assert (answer.returncode, answer.stderr) == (1, "There is no room left where the output goes.\n")
