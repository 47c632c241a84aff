"""How far a command is, on a terminal; and what is left where it is stopped."""

import io
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap.cli import progress
from argmap.storage.creating import create_map
from tests.benchmarks.maps import random_map

LOADING_S = 0.3
PATIENCE_S = 60


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def said(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, moment_s: float) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "MOMENT_S", moment_s)
    with progress.shown_progress("Drawing") as reach:
        for step in range(5):
            reach(step / 4)
    return stream.getvalue()


def test_long_work_shows_a_bar_on_a_terminal_and_ends_it_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = said(monkeypatch, Terminal(), 0.0)

    assert "Drawing" in shown
    assert " 50%" in shown
    assert shown.endswith("100%\x1b[?25h\n")


def test_short_work_shows_nothing_nor_does_any_where_no_terminal_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, Terminal(), PATIENCE_S) == ""
    assert said(monkeypatch, io.StringIO(), 0.0) == ""


def test_an_export_that_is_interrupted_leaves_what_lay_there_and_nothing_else(tmp_path: Path) -> None:
    create_map(tmp_path / "map.argmap", random_map(10_000))
    (tmp_path / "map.svg").write_text("what lay there")
    command = [sys.executable, "-m", "argmap", "export", "map.argmap", "map.svg"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    wait_for_drawing(process.pid)
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=PATIENCE_S)

    assert process.returncode == 1
    assert complaint.strip() == "Aborted!"
    assert (tmp_path / "map.svg").read_text() == "what lay there"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.argmap", "map.svg"]


def wait_for_drawing(process: int) -> None:
    """Until the process has read the map, after which Qt is loaded; while that goes on an interrupt may be lost."""
    deadline = time.monotonic() + PATIENCE_S
    while "QtGui" not in Path(f"/proc/{process}/maps").read_text() and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(LOADING_S)
