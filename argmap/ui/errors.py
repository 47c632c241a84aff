"""Trouble nobody expected: logged without document text, told once, never fatal if it can be helped."""

import faulthandler
import sys
import threading
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QObject, Qt, Signal

from argmap.core.errors import MapError

LOG_BYTES = 500_000
LOG = "argmap.log"
CRASH = "crash.txt"
LAST_CRASH = "last-crash.txt"
PER_MINUTE = 20  # beyond that a fault that repeats itself is only counted


class Faults(QObject):
    """Takes every uncaught exception, from any thread; tells of it in the main thread."""

    expected = Signal(object)  # a MapError that nobody caught: its sentence can be shown
    found = Signal(str)  # a bug: the kind of the exception
    _caught = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._times: list[float] = []
        self._crashes: IO[str] | None = None
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Take over the hooks of Python, and keep what a crash leaves, if anything can be kept in the folder."""
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            crashes = (self._folder / CRASH).open("w", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(crashes)
        self._crashes = crashes

    def stop(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if not isinstance(error, MapError):
            self._write(kind, trace)
        self._caught.emit(error)
        _forget_last_error()

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._take(args.exc_type, args.exc_value, args.exc_traceback)

    def _write(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        now = time.monotonic()
        self._times = [one for one in self._times if now - one < 60] + [now]
        if len(self._times) <= PER_MINUTE:
            append(
                self._folder / LOG,
                f"{datetime.now(UTC):%Y-%m-%d %H:%M:%SZ} {kind.__name__}\n{''.join(lines_of(trace))}",
            )

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, MapError):
            self.expected.emit(error)
        else:
            self.found.emit(type(error).__name__)


def _forget_last_error() -> None:
    """Python keeps the last error with all that was at work then, a map that is closed meanwhile for instance."""
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        if hasattr(sys, name):
            delattr(sys, name)


def append(path: Path, text: str) -> None:
    """Write at the end of a log; one that has grown long is put aside as the old one first."""
    try:
        if path.is_file() and path.stat().st_size > LOG_BYTES:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8") as log:
            log.write(text)
    except OSError:
        return


def lines_of(trace: TracebackType | None) -> list[str]:
    """Where it happened, file and line by file and line; no values and no message, which could hold document text."""
    return [f"  {Path(one.filename).name}:{one.lineno} in {one.name}\n" for one in traceback.extract_tb(trace)]


def keep_last_crash(folder: Path) -> bool:
    """Put aside what the last run left when it crashed; says whether it did. To be called before `Faults.listen`."""
    crash = folder / CRASH
    try:
        if not crash.stat().st_size:
            return False
        crash.replace(folder / LAST_CRASH)
    except OSError:
        return False
    return True
