"""Marking is stopped in the middle of a map: what stops it gets out, and nothing half-made stays."""

from pathlib import Path

import pytest

from argmap.core.errors import MapError
from argmap.core.stopping import unchecked
from argmap.reasoning.marking.rubric import Rubric
from argmap.samples import sample_records
from argmap.session.marking.folder import Task, mark_folder
from argmap.session.marking.keys import Key, load_key
from argmap.storage.creating import create_map
from tests.core.under_other_ids import under_other_ids


class Stopped(MapError):
    """What the test stops the work with."""


class StopsAt:
    """A check that counts, and stops the work from one call on."""

    def __init__(self, call: int) -> None:
        self.call, self.count = call, 0

    def __call__(self) -> None:
        self.count += 1
        if self.count >= self.call:
            raise Stopped("Enough.")


@pytest.fixture
def key(tmp_path: Path) -> Key:
    create_map(tmp_path / "key.argmap", sample_records("sugar-tax"))
    return load_key(tmp_path / "key.argmap", lambda _: "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One map with the words of the key, and ids of its own."""
    place = tmp_path / "class"
    place.mkdir()
    records, _ = under_other_ids(sample_records("sugar-tax"), "f" * 32)
    create_map(place / "one.argmap", records)
    return place


def marked(folder: Path, key: Key, out: Path, check=unchecked) -> None:
    mark_folder(Task(folder, (key,), Rubric(), out), lambda _: None, lambda *_: (b"", b""), check)


@pytest.mark.parametrize("share", [0.0, 0.05, 0.3, 0.6, 0.9, 0.99])
def test_marking_stops_anywhere_within_a_map_and_leaves_nothing_half_made(
    key: Key, folder: Path, tmp_path: Path, share: float
) -> None:
    counting = StopsAt(10**9)
    marked(folder, key, tmp_path / "whole", counting)
    stops = StopsAt(1 + round(share * counting.count))

    with pytest.raises(Stopped):
        marked(folder, key, tmp_path / "out", stops)

    assert stops.count <= stops.call + 1  # what looked like a broken file is looked at once more
    made = {one.name for one in (tmp_path / "out").rglob("*") if one.is_file()}
    assert made <= {"one.argmap", "1.argmap", "rubric.json"}  # whole copies, and the key behind them
