"""A version that becomes a map of its own."""

import tempfile

import pytest

from argmap.session.restored import make_restored
from argmap.storage.creating import create_map
from argmap.storage.errors import DiskFull
from tests.small_disk import fill
from tests.storage.samples import small_map


def test_where_there_is_no_room_to_make_it_the_new_map_is_named(tmp_path, small_disk, monkeypatch):
    create_map(tmp_path / "map.argmap", small_map())
    monkeypatch.setattr(tempfile, "tempdir", str(small_disk))
    fill(small_disk)

    with pytest.raises(DiskFull, match=r"“As it was\.argmap” could not be saved, because the disk is full"):
        make_restored(tmp_path / "map.argmap", None, tmp_path / "As it was.argmap")

    assert [one.name for one in tmp_path.glob("*.argmap")] == ["map.argmap"]
