import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

RUNNER = [sys.executable, str(Path(__file__).resolve().parents[2] / "scripts" / "with_display.py")]

pytestmark = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in ("Xvfb", "openbox", "xdotool")), reason="Xvfb, openbox or xdotool is missing"
)


def on_display(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*RUNNER, *command], capture_output=True, text=True, timeout=60)


def test_the_exit_code_is_that_of_the_command():
    assert on_display("sh", "-c", "exit 7").returncode == 7


def test_the_command_finds_a_screen_of_the_size_asked_for():
    shown = on_display("--size", "1366x768", "xdotool", "getdisplaygeometry")

    assert shown.stdout.split() == ["1366", "768"]


def test_a_window_manager_stands_ready():
    shown = on_display("xdotool", "get_desktop")  # only a window manager answers this

    assert shown.stdout.strip() == "0"


def test_qt_is_sent_to_that_screen():
    shown = on_display("sh", "-c", "echo $QT_QPA_PLATFORM $WAYLAND_DISPLAY")

    assert shown.stdout.strip() == "xcb"


def test_the_screen_is_gone_afterwards():
    display = on_display("sh", "-c", "echo $DISPLAY").stdout.strip()

    assert not Path(f"/tmp/.X11-unix/X{display[1:]}").exists()


def test_the_screen_goes_with_a_runner_that_is_ended():
    runner = subprocess.Popen([*RUNNER, "sh", "-c", "echo $DISPLAY; exec cat"], stdout=subprocess.PIPE, text=True)
    display = runner.stdout.readline().strip()

    os.kill(runner.pid, signal.SIGTERM)
    runner.communicate(timeout=60)

    assert runner.returncode == 143
    assert not Path(f"/tmp/.X11-unix/X{display[1:]}").exists()
