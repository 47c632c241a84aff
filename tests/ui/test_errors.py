import gc
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from argmap import __version__
from argmap.core.errors import MapError
from argmap.ui.desk import Desk
from argmap.ui.errors import LOG_BYTES, PER_MINUTE, Faults, append, keep_last_crash
from argmap.ui.telling import tell_faults
from argmap.ui.trouble import report

SECRET = "what the user typed"


@pytest.fixture
def faults(tmp_path: Path, qtbot: QtBot) -> Iterator[Faults]:
    hooks = sys.excepthook, threading.excepthook
    made = Faults(tmp_path)
    made.listen()
    yield made
    made.stop()
    sys.excepthook, threading.excepthook = hooks


def fail() -> None:
    text = SECRET
    raise ValueError(text)


def take(error_from: object = fail) -> None:
    """Let the hook have what the function raises."""
    try:
        error_from()  # type: ignore[operator]
    except Exception:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]


def test_a_bug_is_logged_without_any_text_of_the_user(faults: Faults, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(faults.found) as told:
        take()
    log = (tmp_path / "argmap.log").read_text()
    assert told.args == ["ValueError"]
    assert "ValueError" in log
    assert "test_errors.py" in log
    assert SECRET not in log


def test_expected_trouble_is_shown_and_not_logged(faults: Faults, tmp_path: Path, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise MapError("No.")

    with qtbot.waitSignal(faults.expected) as told:
        take(refuse)
    assert str(told.args[0]) == "No."
    assert not (tmp_path / "argmap.log").exists()


def test_a_fault_in_a_thread_is_told_in_the_main_one(faults: Faults, qtbot: QtBot) -> None:
    heard: list[threading.Thread] = []
    faults.found.connect(lambda kind: heard.append(threading.current_thread()))
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [threading.main_thread()]


def test_what_was_at_work_in_a_fault_is_let_go(faults: Faults, qtbot: QtBot) -> None:
    class Work:
        pass

    kept: list[weakref.ref[Work]] = []

    def fail_at_work() -> None:
        work = Work()
        kept.append(weakref.ref(work))
        raise ValueError

    with qtbot.waitSignal(faults.found):
        QTimer.singleShot(0, fail_at_work)
    gc.collect()
    assert kept[0]() is None


def test_a_fault_is_told_in_a_window_that_is_still_open(faults: Faults, desk: Desk, qtbot: QtBot) -> None:
    first, second = desk.new_window(), desk.new_window()
    tell_faults(faults, desk)
    first.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    take()
    qtbot.waitUntil(second.messages.isVisible)


def test_a_fault_that_repeats_itself_does_not_fill_the_disk(faults: Faults, tmp_path: Path) -> None:
    for _ in range(3 * PER_MINUTE):
        take()
    assert (tmp_path / "argmap.log").read_text().count("ValueError") == PER_MINUTE


def test_a_long_log_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "argmap.log"
    path.write_text("x" * (LOG_BYTES + 1))
    append(path, "new\n")
    assert path.read_text() == "new\n"
    assert (tmp_path / "argmap.old.log").stat().st_size == LOG_BYTES + 1


def test_a_folder_that_cannot_be_made_keeps_nobody_from_starting(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "logs").write_bytes(b"no folder")
    made = Faults(tmp_path / "logs")
    made.listen()
    with qtbot.waitSignal(made.found):
        sys.excepthook(ValueError, ValueError("x"), None)
    made.stop()


def test_what_a_crash_left_is_put_aside_at_the_next_start_and_stands_in_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not keep_last_crash(tmp_path)
    (tmp_path / "crash.txt").write_text(f"Fatal Python error: Segmentation fault in {Path.home()}/argmap")
    (tmp_path / "argmap.log").write_text("2026-01-01 ValueError\n")
    assert keep_last_crash(tmp_path)
    assert not keep_last_crash(tmp_path)
    said = report(tmp_path)
    assert said.startswith(f"argmap {__version__}")
    assert "Segmentation fault in ~/argmap" in said
    assert "ValueError" in said
