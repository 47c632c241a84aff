"""Row: somebody writes in two windows of one map, which changes under the hands; every word is in it in the end."""

from pathlib import Path

from argmap.samples import sample_records
from argmap.storage.creating import create_map
from tests.reliability.program import found_by
from tests.reliability.row import Row, Tally

SAMPLE = "eu-nato"
ACTS = 120
PATIENCE_S = 120


def write(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Write in windows of a process of their own."""
    path = folder / "map.argmap"
    create_map(path, sample_records(SAMPLE))
    trial, arguments = f"trial {number}", (str(number), str(path), str(ACTS), *without)
    found = found_by("written_run", arguments, folder, trial, tally, PATIENCE_S)
    if not found:
        return
    tally.count("words typed", found["typed"])
    for word, where in found["lost"].items():
        tally.fail(f"{trial}: {word}, typed into {where}, is nowhere in the map")
    for wrong in found["wrong"]:
        tally.fail(f"{trial}: {wrong}")


ROWS = (
    Row(
        "written",
        "words written while the map changes",
        full=250,
        short=0,
        trial=write,
        defences={"the look for open editors when a map is closed": 10},
        least={"words typed": 5_000},
    ),
)
