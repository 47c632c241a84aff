"""Another process with a map open, which can be left alone, asked to write, or killed in the middle of a change."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOLDS = """
import sys
from pathlib import Path
from argmap.core import edits
from argmap.core.records import Kind
from argmap.session import open_session
session = open_session(Path(sys.argv[1]))
print("ready", flush=True)
for line in sys.stdin:
    session.commit(edits.add_to_tray(session.document, Kind.CLAIM, line.strip()))
    session.flush()
    print("saved", flush=True)
"""
IS_HALF_WAY = """
import sqlite3, sys
from pathlib import Path
from argmap import settings
from argmap.storage.occupancy import claim
claim(Path(sys.argv[1]), settings.open_maps_folder())
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE nodes SET text = text || ' half done'")
connection.execute("UPDATE source_texts SET locators = locators || ' '")
print("ready", flush=True)
sys.stdin.read()
"""


@contextmanager
def other_process(script: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """The process, once it has the map; it is killed at the end."""
    command = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ), text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield process
        finally:
            process.kill()


def killed_half_way(path: Path) -> None:
    """Leave the map as an argmap does that dies in the middle of a change: half written, its journal beside it."""
    with other_process(IS_HALF_WAY, path):
        pass
    assert path.with_name(path.name + "-journal").stat().st_size > 512
