"""What the command line says when it fails as nobody expected: a sentence, and a note in the log without its words."""

import sys
import threading
from pathlib import Path
from types import TracebackType

LOG = "argmap.log"


def listen() -> None:
    """From now on an exception that nobody expected is one sentence, and a note in the log."""
    sys.excepthook = _tell
    threading.excepthook = _tell_of_thread


def _tell(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):  # before the command begins, which says the same later on
        if sys.stderr is not None:
            sys.stderr.write("\nAborted!\n")
        return
    log = _write_log(kind, trace)
    where = f"what happened is noted in {log}" if log is not None else "and it could not be noted in the log"
    if sys.stderr is not None:
        sys.stderr.write(f"argmap failed unexpectedly ({kind.__name__}); {where}.\n")


def _tell_of_thread(args: threading.ExceptHookArgs) -> None:
    _tell(args.exc_type, args.exc_value, args.exc_traceback)


def _write_log(kind: type[BaseException], trace: TracebackType | None) -> Path | None:
    """Note where it happened. The exception's own words stay out, since they may quote a document."""
    from datetime import UTC, datetime  # late, as most commands end without trouble
    from traceback import format_tb

    from argmap import settings

    log = settings.logs_folder() / LOG
    lines = "".join(format_tb(trace))
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} ERROR {kind.__name__}\n{lines}")
    except OSError:
        return None
    return log
