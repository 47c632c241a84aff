import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.samples import sample_copy
from argmap.storage.creating import create_map
from argmap.ui.runs import maps_left

COPY_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from argmap import app
from argmap.ui.window import Window

def copy_and_close():
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
    if window.context is None:
        QTimer.singleShot(20, copy_and_close)
        return
    window.by_name["window.copying.copy"].trigger()
    print(*QApplication.clipboard().mimeData().formats())
    window.close()

QTimer.singleShot(0, copy_and_close)
sys.exit(app.main(sys.argv[1:]))
"""

TOLD_TO_END = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from argmap import app
from argmap.ui.window import Window

number = int(sys.argv.pop())
for one in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
    signal.signal(one, signal.SIG_DFL)  # whatever whoever runs the tests has made of them

def tell():
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
    if window.context is None or signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        QTimer.singleShot(20, tell)
        return
    os.kill(os.getpid(), number)

QTimer.singleShot(0, tell)
sys.exit(app.main(sys.argv[1:]))
"""


@pytest.mark.parametrize("platform", ["offscreen", "minimal"])
def test_the_application_ends_well_after_a_branch_was_copied(platform: str, tmp_path: Path) -> None:
    create_map(tmp_path / "map.argmap", sample_copy("eu-nato"))
    run = subprocess.run(
        [sys.executable, "-c", COPY_AND_CLOSE, str(tmp_path / "map.argmap")],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"QT_QPA_PLATFORM": platform},
    )
    assert (run.returncode, "application/x-argmap-branch" in run.stdout) == (0, True), run.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_by_the_system_it_leaves_nothing_that_looks_like_a_bad_end(
    number: int, tmp_path: Path, data_folder: Path
) -> None:
    path = tmp_path / "map.argmap"
    create_map(path, sample_copy("eu-nato"))
    run = subprocess.run(
        [sys.executable, "-c", TOLD_TO_END, str(path), str(int(number))], capture_output=True, text=True, timeout=60
    )
    assert (run.returncode, "Traceback" in run.stderr) == (0, False), run.stderr
    assert maps_left(data_folder / "runs") == []
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("map")] == ["map.argmap"]
