import os
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.samples import sample_copy
from argmap.storage.creating import create_map

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
