"""Both scripts that the installation makes open a window on a real screen, and leave it in good order."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap.samples import sample_copy
from argmap.storage.creating import create_map

PATIENCE_S = 60
SCRIPTS = Path(sys.executable).parent


def windows_of(process: subprocess.Popen[str]) -> list[str]:
    """The names of the windows that the process shows."""
    shown = ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid), "--name", ".", "getwindowname", "%@"]
    return subprocess.run(shown, capture_output=True, text=True).stdout.splitlines()


def wait_for_window(process: subprocess.Popen[str], name: str) -> bool:
    deadline = time.monotonic() + PATIENCE_S
    while process.poll() is None and time.monotonic() < deadline:
        if any(name in one for one in windows_of(process)):
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def map_path(tmp_path: Path) -> Path:
    path = tmp_path / "sample.argmap"
    create_map(path, sample_copy("eu-nato"))
    return path


@pytest.mark.parametrize("script", ["argmap", "argmap-window"])
def test_a_script_opens_the_map_it_is_given_and_quits_by_key(script, map_path):
    process = subprocess.Popen([SCRIPTS / script, map_path], stderr=subprocess.PIPE, text=True)
    try:
        assert wait_for_window(process, "NATO")
        subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid), "windowactivate", "--sync"])
        subprocess.run(["xdotool", "key", "ctrl+q"], check=True)
        _, complaints = process.communicate(timeout=PATIENCE_S)
    finally:
        process.kill()
        process.wait()

    assert process.returncode == 0
    assert complaints == ""
