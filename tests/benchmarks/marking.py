"""Row 21: a class of hand-ins marked by the program itself: gradebook, report, marked copies, heat map."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from argmap.storage.creating import create_map
from tests.benchmarks.rows import Row, at_most, main, typical
from tests.reasoning.marking_maps.reading import hand_ins, keys

COUNT = 200
MOST_S = 60.0


def rows(_nodes: int, runs: int) -> Iterator[Row]:
    """The time of the whole process, of which each hand-in costs a file that is synced."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        key = _class_in(folder)
        outs = iter(range(runs))
        taken = typical(lambda: _mark(key, folder / "class", folder / f"out-{next(outs)}"), runs)
    yield at_most(21, f"{COUNT} hand-ins of about 17 cards marked, whole process", taken, MOST_S)


def _class_in(folder: Path) -> Path:
    (folder / "class").mkdir()
    key = keys()["Night flights"]
    create_map(folder / "key.argmap", key.tree.document.records())
    handed_in = [one for one in hand_ins() if one.key is key]
    for number in range(COUNT):
        records = handed_in[number % len(handed_in)].tree.document.records()
        create_map(folder / "class" / f"{number}.argmap", records)
    return folder / "key.argmap"


def _mark(key: Path, hand_in: Path, out: Path) -> None:
    command = [sys.executable, "-m", "argmap", "mark", str(key), str(hand_in), "--out", str(out)]
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main(rows, __doc__ or "")
