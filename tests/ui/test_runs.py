"""A run that ended badly is found at the next start, which goes on where it was."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from argmap.samples import sample_records
from argmap.storage.creating import create_map
from argmap.ui.runs import Run, maps_left
from argmap.ui.window import Window
from tests.ui.conftest import Person

ROOT = Path(__file__).resolve().parents[2]
HAVE_OPEN = """
import sys, time
from pathlib import Path
from argmap.ui.runs import Run
run = Run(Path(sys.argv[1]))
if sys.argv[2] == "doubting":
    run.doubt(map(Path, sys.argv[4:]))
run.note(map(Path, sys.argv[3:]))
print("open", flush=True)
time.sleep(60)
"""
SECOND_START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from argmap import app

make = app.make_application

def make_and_look(arguments):
    made = make(arguments)
    QTimer.singleShot(50, look)
    return made

def look():
    windows = [one for one in QApplication.topLevelWidgets() if hasattr(one, "messages")]
    if any(one.context is None for one in windows):
        QTimer.singleShot(50, look)
        return
    print(sorted(one.windowTitle() for one in windows), [one.messages.text for one in windows], flush=True)
    QApplication.closeAllWindows()

app.make_application = make_and_look
sys.exit(app.main([]))
"""


def killed_with_open(folder: Path, *maps: Path, doubting: bool = True) -> None:
    """A run that had these maps open and was killed; all but the first are in doubt, if it was doubting."""
    command = [sys.executable, "-c", HAVE_OPEN, str(folder), "doubting" if doubting else "sure", *map(str, maps)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        assert maps_left(folder) == []
        process.send_signal(signal.SIGKILL)


def a_map(path: Path, sample: str) -> Path:
    create_map(path, sample_records(sample))
    return path


def test_what_a_killed_run_had_open_is_told_once(tmp_path: Path) -> None:
    path = a_map(tmp_path / "One.argmap", "eu-nato")
    killed_with_open(tmp_path / "runs", path)

    assert maps_left(tmp_path / "runs") == [path]
    assert maps_left(tmp_path / "runs") == []


def test_a_map_that_is_gone_and_a_note_that_is_none_are_passed_over(tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    unsayable = tmp_path / f"{'n' * 300}.argmap"  # as on a disk that does not answer
    killed_with_open(runs, tmp_path / "Gone.argmap", unsayable, doubting=False)
    (runs / "77.json").write_text("{")

    assert maps_left(runs) == []
    assert list(runs.iterdir()) == []


def test_a_map_that_brought_two_runs_down_is_not_opened_a_third_time(tmp_path: Path) -> None:
    one, other = a_map(tmp_path / "One.argmap", "eu-nato"), a_map(tmp_path / "Other.argmap", "energy-nuclear-lifetime")
    killed_with_open(tmp_path / "runs", one, other)  # the other is in doubt

    assert maps_left(tmp_path / "runs") == [one]


def test_a_map_in_doubt_is_noted_once_it_has_been_open_for_a_while(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.doubt([tmp_path / "One.argmap"])
    run.note([tmp_path / "One.argmap"])
    assert list(tmp_path.iterdir()) == []

    run.trust()
    assert [one.name for one in tmp_path.iterdir()] == [f"{os.getpid()}.json"]


def test_nothing_is_left_of_a_run_that_ends_well(person: Person, window: Window, data_folder: Path) -> None:
    person.open_sample()
    assert len(list((data_folder / "runs").iterdir())) == 1
    window.by_name["window.files.close"].trigger()

    assert list((data_folder / "runs").iterdir()) == []


def test_the_next_start_opens_again_what_was_open_and_says_so(tmp_path: Path, data_folder: Path) -> None:
    one, other = a_map(tmp_path / "One.argmap", "eu-nato"), a_map(tmp_path / "Other.argmap", "energy-nuclear-lifetime")
    killed_with_open(data_folder / "runs", one, other, doubting=False)
    started = subprocess.run(
        [sys.executable, "-c", SECOND_START], capture_output=True, text=True, cwd=ROOT, timeout=60, check=True
    )

    assert started.stdout.count(" – argmap") == 2
    assert "argmap ended unexpectedly last time. What was open is open again." in started.stdout
    assert maps_left(data_folder / "runs") == []


def test_what_cannot_be_forgotten_keeps_nobody_from_starting(tmp_path: Path) -> None:
    (tmp_path / "12.json").mkdir()

    assert maps_left(tmp_path) == []
