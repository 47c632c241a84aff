"""What a benchmark ran on: processor, memory, system and the versions of what was measured. No names, no paths."""

import os
import platform
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil
import PySide6
from PySide6.QtCore import qVersion

from tests.benchmarks import flextree
from tests.benchmarks.rows import ABSENT

PEERS = {
    "Graphviz": ["dot", "-V"],
    "argdown": ["argdown", "--version"],
    "vym": ["vym", "--version"],
    "dia": ["dia", "--version"],
}
VERSION = re.compile(r"\d+(\.\d+)+")
IDLE = 15  # per cent of all cores that a machine may do beside us and count as quiet


def facts() -> Iterator[str]:
    """A line for the machine, one for the versions, one for what else it was doing."""
    memory = psutil.virtual_memory().total / 2**30
    yield f"{processor()}, {psutil.cpu_count()} cores, {memory:.0f} GiB of memory, {system()}"
    ours = f"Python {platform.python_version()}, PySide6 {PySide6.__version__} with Qt {qVersion()}"
    peers = [f"{name} {version(command)}" for name, command in PEERS.items()]
    peers.append(f"d3-flextree {flextree.version() or ABSENT}")
    yield ", ".join([ours, f"SQLite {sqlite3.sqlite_version}", *peers])
    busy = psutil.cpu_percent(interval=5)
    if busy > IDLE:
        yield f"The machine was shared: others kept {busy:.0f} % of its cores busy before the start, so times are high."
    else:
        yield "The machine did nothing else."


def processor() -> str:
    """As the system names it, where it does."""
    try:
        known = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    found = re.search(r"model name\s*:\s*(.+)", known)
    return found[1] if found else platform.machine()


def system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"


def version(command: list[str]) -> str:
    """The first thing that looks like one in what a program says of itself."""
    if shutil.which(command[0]) is None:
        return ABSENT
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}  # vym wants a screen even to say its version
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    found = VERSION.search(said.stdout + said.stderr)
    return found[0] if found else "of unknown version"
