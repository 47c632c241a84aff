"""What went wrong lately, to be sent to who can mend it: versions, the last crash, the log. No text of any map."""

import platform
from pathlib import Path

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from argmap import __version__
from argmap.storage.connecting import SQLITE
from argmap.ui.errors import LAST_CRASH, LOG

LINES = 200  # of the log, the newest


def report(folder: Path) -> str:
    """All of it as plain text, from the folder of logs; the user's own folder is called “~”."""
    parts = [_versions(), *(_end_of(folder / name) for name in (LAST_CRASH, LOG))]
    return "\n\n".join(part for part in parts if part).replace(str(Path.home()), "~")


def _versions() -> str:
    qt = f"Qt {qVersion()}, PySide6 {PySide6.__version__}, {QGuiApplication.platformName()}"
    python = f"Python {platform.python_version()}, SQLite {SQLITE}"
    return f"argmap {__version__}\n{platform.platform()}\n{python}\n{qt}"


def _end_of(path: Path) -> str:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return "\n".join([f"{path.name}:", *lines[-LINES:]])
