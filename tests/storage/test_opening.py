"""A map reads back as it was written, and looking at it changes nothing."""

import os

from argmap.core.records import Premise
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map, read_original
from tests.storage.samples import ORIGINAL, VERSION, every_record, originals
from tests.untouched import traces


def test_every_record_reads_back_as_it_was_written(tmp_path):
    path = tmp_path / "all.argmap"
    create_map(path, every_record(), originals())

    assert read_map(path).records == every_record()


def test_original_bytes_read_back_by_their_sha256(tmp_path):
    path = tmp_path / "all.argmap"
    create_map(path, every_record(), originals())

    assert read_original(path, VERSION.original_sha256) == ORIGINAL


def test_looking_leaves_bytes_times_and_folder_as_they_were(tmp_path):
    path = tmp_path / "all.argmap"
    create_map(path, every_record(), originals())
    os.utime(path, ns=(1, 1))
    before = traces(path)

    read_map(path)

    assert traces(path) == before


def test_an_id_is_kept_once_however_many_records_name_it(tmp_path):
    path = tmp_path / "a.argmap"
    create_map(path, every_record(), originals())

    records = read_map(path).records

    ids = {one.id: one.id for one in records}
    named = [one.node_id for one in records if isinstance(one, Premise)]
    assert named
    assert all(one is ids[one] for one in named)
