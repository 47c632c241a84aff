"""How far a command is, on a terminal; and what is left where it is stopped."""

import io
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap.cli import progress
from argmap.cli.interrupting import noted_interrupts
from argmap.storage.creating import create_map
from tests.benchmarks.maps import random_map

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


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "map.argmap"
    create_map(path, random_map(10_000))
    return path


@pytest.mark.parametrize("loaded", ["libshiboken6", "QtCore", "QtGui"])
def test_an_export_that_is_interrupted_while_qt_is_loaded_leaves_what_lay_there_and_nothing_else(
    large: Path, tmp_path: Path, loaded: str
) -> None:
    (tmp_path / "map.svg").write_text("what lay there")
    command = [sys.executable, "-m", "argmap", "export", str(large), "map.svg"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    wait_for(loaded, process.pid)
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=PATIENCE_S)

    assert process.returncode == 1
    assert complaint.strip() == "Aborted!"
    assert (tmp_path / "map.svg").read_text() == "what lay there"
    assert [path.name for path in tmp_path.iterdir()] == ["map.svg"]


def wait_for(library: str, process: int) -> None:
    """Until the process begins to load a library; more of Qt comes after each of those asked for here."""
    deadline = time.monotonic() + PATIENCE_S
    while library not in Path(f"/proc/{process}/maps").read_text() and time.monotonic() < deadline:
        time.sleep(0.001)


def test_an_interrupt_that_is_noted_counts_where_it_is_asked_for() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), noted_interrupts() as check:
        check()
        signal.raise_signal(signal.SIGINT)
        done.append("loaded")
        check()
        done.append("drawn")

    assert done == ["loaded"]


def test_an_interrupt_that_nobody_asked_for_counts_at_the_end() -> None:
    with pytest.raises(KeyboardInterrupt), noted_interrupts():
        signal.raise_signal(signal.SIGINT)
