"""The command line: `argmap FILE` is the window, everything else works without a display and without widgets."""

import gc
import os
import sys
from contextlib import suppress

LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")  # the first that is set counts


def main() -> None:
    """Run the command that the program's arguments name, and exit with its code."""
    if sys.argv[1:2] == ["--worker"]:  # how a bundled application starts its own worker process
        from argmap.worker import serving

        serving.main()
        return
    from argmap.cli.failing import listen
    from argmap.cli.no_plugins import leave_plugins_out
    from argmap.cli.window import is_plainly_wanted, show_window

    listen()
    leave_plugins_out()
    _speak_unicode()
    _name_unicode()
    if is_plainly_wanted(sys.argv[1:]):
        show_window(sys.argv[1:])
    _run_command()


def _run_command() -> None:
    """Run the command without the garbage collector, and end at once when it is done.

    Nearly all that a command makes stays until its end: looking for garbage would take a sixth of its time, and taking
    it apart at the end a twentieth. A window, for which arguments may ask here too, still has its settings to write.
    """
    gc.disable()
    from argmap.cli.group import argmap

    try:
        argmap.main(prog_name="argmap")
    except SystemExit as end:
        if "PySide6.QtWidgets" not in sys.modules:
            _leave(end.code)
        raise


def _leave(code: object) -> None:
    """End the process with that code, all said; returns where the output cannot be written, which Python tells."""
    with suppress(OSError):
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        if isinstance(code, int):
            os._exit(code)


def _speak_unicode() -> None:
    """What is piped on is UTF-8 everywhere; a terminal that lacks a character shows a question mark for it."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _name_unicode() -> None:
    """Where no language is set the locale is UTF-8 all the same: Qt would take it anyway, and complain on stderr."""
    if next((os.environ[name] for name in LOCALE if os.environ.get(name)), "C") in ("C", "POSIX"):
        os.environ["LC_ALL" if os.environ.get("LC_ALL") else "LC_CTYPE"] = "C.UTF-8"
