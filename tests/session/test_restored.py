"""A version that becomes a map of its own."""

import tempfile

import pytest

from argmap import settings
from argmap.session import hold
from argmap.session.restored import make_restored
from argmap.storage.creating import create_map
from argmap.storage.errors import DiskFull, DiskTrouble
from argmap.storage.occupancy import claim
from tests.small_disk import fill
from tests.storage.samples import small_map


def test_where_there_is_no_room_to_make_it_the_new_map_is_named(tmp_path, small_disk, monkeypatch):
    create_map(tmp_path / "map.argmap", small_map())
    monkeypatch.setattr(tempfile, "tempdir", str(small_disk))
    fill(small_disk)

    with pytest.raises(DiskFull, match=r"“As it was\.argmap” could not be saved, because the disk is full"):
        make_restored(tmp_path / "map.argmap", None, tmp_path / "As it was.argmap")

    assert [one.name for one in tmp_path.glob("*.argmap")] == ["map.argmap"]


def test_where_no_temporary_file_can_be_made_that_is_said(tmp_path, monkeypatch):
    path, held = tmp_path / "map.argmap", tmp_path / "held.argmap"
    for one in (path, held):
        create_map(one, small_map())
    open_elsewhere = claim(held, settings.open_maps_folder())
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    why = "could not be read or written: the system's folder for temporary files cannot be written to"
    with pytest.raises(DiskTrouble, match=f"“held.argmap” {why}"):
        hold(held)
    with pytest.raises(DiskTrouble, match=f"“new.argmap” {why}"):
        make_restored(path, None, tmp_path / "new.argmap")
    open_elsewhere.release()
