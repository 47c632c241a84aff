"""A map reads back as it was written, and looking at it changes nothing."""

import os

from argmap.core.records import Premise
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map, read_original
from tests.benchmarks.maps import random_map
from tests.storage.samples import ORIGINAL, VERSION, every_record, originals
from tests.untouched import traces
from tests.weighing import garbage_of, weigh


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


def test_an_order_key_is_kept_once_however_many_records_have_it(tmp_path):
    path = tmp_path / "a.argmap"
    create_map(path, random_map(20))

    keys = [one.order_key for one in read_map(path).records if isinstance(one, Premise)]

    assert len({id(one) for one in keys}) == len(set(keys)) < len(keys)


def test_reading_takes_little_more_memory_than_what_is_read(tmp_path):
    path = tmp_path / "large.argmap"
    create_map(path, random_map(5_000, passages=True))
    read_map(path)

    weight = weigh(lambda: read_map(path))

    assert weight.most < 1.6 * weight.kept


def test_reading_leaves_nothing_to_the_collector_which_may_spare_it_for_good(tmp_path):
    path = tmp_path / "all.argmap"
    create_map(path, every_record(), originals())
    read_map(path)

    assert garbage_of(lambda: read_map(path)) == 0
