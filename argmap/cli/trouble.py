"""How the command line tells of trouble: one sentence on stderr; a bug goes into the log, without its words."""

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import click

LOG = "argmap.log"
JOINERS = "\u200c\u200d"  # invisible, and part of how Persian and the scripts of India are written


class Told(click.ClickException):
    """The input is at fault: its sentence, and exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(printable(self.message), file=file, err=file is None)


def printable(text: str) -> str:
    """The text on one line, without characters that would command a terminal or turn its words round."""
    return "".join(one if one.isprintable() or one in JOINERS else " " if one in "\t\n" else "�" for one in text)


def listen() -> None:
    """From now on an exception that nobody expected is one sentence, and a note in the log."""
    sys.excepthook = _tell
    threading.excepthook = _tell_of_thread


def _tell(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    log = _write_log(kind, trace)
    where = f"what happened is noted in {log}" if log is not None else "and it could not be noted in the log"
    click.echo(f"argmap failed unexpectedly ({kind.__name__}); {where}.", err=True)


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
