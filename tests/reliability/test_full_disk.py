"""A full disk refuses in a sentence, and loses nothing that was acknowledged."""

import pytest

from argmap.storage.backup import back_up
from argmap.storage.creating import create_map
from argmap.storage.errors import DiskFull
from argmap.storage.opening import read_map
from tests.storage.samples import edit, node, small_map
from tests.storage.test_backup import NOW

WORDS = "words that fill the disk " * 300


def test_edits_beyond_the_disk_are_refused_and_those_before_are_kept(small_disk, write, answers):
    path = small_disk / "map.argmap"
    create_map(path, small_map())
    (small_disk / "filler").write_bytes(bytes(700_000))
    writer = write(path)

    for number in range(1, 60):
        writer.submit(edit(number, None, node(number, WORDS)), {})
        writer.flush()
    kept = answers.saved[-1]
    (small_disk / "filler").unlink()
    writer.submit(edit(kept + 1, None, node(99)), {})
    writer.flush()

    first_error, first_numbers = answers.failed[0]
    assert (type(first_error), str(first_error)) == (
        DiskFull,
        "“map.argmap” could not be saved, because the disk is full.",
    )
    assert first_numbers == (kept + 1,)
    assert answers.saved == list(range(1, kept + 2))
    assert [entry.number for entry in read_map(path).history] == answers.saved


def test_a_new_map_that_does_not_fit_leaves_nothing_behind(small_disk):
    with pytest.raises(DiskFull):
        create_map(small_disk / "map.argmap", [*small_map(), *(node(number, WORDS) for number in range(1, 400))])

    assert list(small_disk.iterdir()) == []


def test_a_backup_that_does_not_fit_leaves_nothing_behind(small_disk, tmp_path):
    path = tmp_path / "big.argmap"
    create_map(path, [*small_map(), *(node(number, WORDS) for number in range(1, 400))])

    with pytest.raises(DiskFull):
        back_up(path, small_disk, NOW)

    assert list(small_disk.iterdir()) == []
