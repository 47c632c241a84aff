"""The way to the window, which knows nothing of commands: reading their table would take a fifth of the start."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn


def is_plainly_wanted(arguments: Sequence[str]) -> bool:
    """Whether a window can open and the arguments ask for nothing else: there are none, or one that names a file."""
    return has_display() and (not arguments or (len(arguments) == 1 and _names_file(arguments[0])))


def has_display() -> bool:
    """Whether a window could open. Without this question Qt would abort the process."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def show_window(arguments: Sequence[str]) -> NoReturn:
    """Run the window until it is closed, and exit with its code; with 1 and a sentence if it cannot even open."""
    gc.disable()  # the window collects by itself; what a start makes is no garbage, and looking for some takes long
    from argmap.render.plain_imports import import_plainly

    import_plainly()
    from argmap.app import main

    try:
        sys.exit(main(arguments))
    except OSError as error:
        from argmap.cli.trouble import told

        told(error).show()
        sys.exit(1)


def looks_like_file(argument: str) -> bool:
    """Whether an argument has the form of a file's name rather than that of a command or an option."""
    return not argument.startswith("-") and (bool(Path(argument).suffix) or os.sep in argument)


def _names_file(argument: str) -> bool:
    return looks_like_file(argument) and Path(argument).exists()
