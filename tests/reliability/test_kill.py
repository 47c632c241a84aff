"""Kill -9 of a process that commits edits: what it was told is saved, is saved; the map is never harmed.

200 kills, as `make soak` runs longer ones: set ARGMAP_KILLS for another number.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap.core.document import Document
from argmap.storage.creating import create_map
from argmap.storage.occupancy import claim
from argmap.storage.opening import read_map
from argmap.storage.verify import verify
from tests.storage.samples import small_map

KILLS = int(os.environ.get("ARGMAP_KILLS", "200"))
ROOT = Path(__file__).resolve().parents[2]
KILLS_PER_MAP = 20


def commit_until_killed(path: Path, data_folder: Path, chooser: random.Random) -> int:
    """The last number that the process was told is on disk before it was killed; 0 if there was none."""
    command = [sys.executable, "-m", "tests.reliability.committer", path, data_folder, str(chooser.getrandbits(32))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(chooser.uniform(0, 0.12))
        process.kill()
        acknowledged = process.stdout.read().split("\n")[:-1]
    return int(acknowledged[-1]) if acknowledged else 0


@pytest.mark.timeout(1_200)
def test_no_acknowledged_edit_is_lost_when_the_process_is_killed(tmp_path, data_folder):
    chooser = random.Random(1)
    journals = told = 0
    for kill in range(KILLS):
        path = tmp_path / f"{kill // KILLS_PER_MAP}.argmap"
        if kill % KILLS_PER_MAP == 0:
            create_map(path, small_map())

        last = commit_until_killed(path, data_folder, chooser)

        journals += path.with_name(path.name + "-journal").exists()
        told += last > 0
        mine = claim(path, data_folder)
        assert mine.was_left_open
        found = read_map(path, journal_is_ours=mine.was_left_open)
        mine.release()
        assert [entry.number for entry in found.history] == list(range(1, len(found.history) + 1))
        assert len(found.history) >= last
        assert replayed(found.history) == {one for one in found.records if one not in small_map()}
        assert verify(path) == []
    assert told > KILLS // 4
    assert journals > 0


def replayed(history):
    """The records that the history of a map leads to, from an empty one."""
    document = Document(small_map())
    for entry in history:
        document.apply(entry.change)
    return {one for one in document.records() if one not in small_map()}
