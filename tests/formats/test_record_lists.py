"""Records come back from their lists as they were, and lists that make no map are refused."""

import pytest

from argmap.core.records import Foreign, MapInfo, Premise, Record, Source, SourceText
from argmap.formats.record_lists import read_lists, write_lists
from argmap.formats.report import NOTHING
from argmap.worker.frames import BrokenFrame, Frame
from argmap.worker.import_messages import map_of
from tests.storage.samples import every_record

A, B = "a" * 32, "b" * 32


def lists_with(*records: Record) -> list[bytes]:
    return write_lists([MapInfo(A), *records])


def data_as(said: str) -> list[bytes]:
    return [one.replace(b'"{}"}]', f'"{said}"}}]'.encode()) for one in lists_with(Foreign(A, B, "opml"))]


def test_every_record_comes_back_as_it_was() -> None:
    records = every_record()

    assert sorted(map(repr, read_lists(write_lists(records)))) == sorted(map(repr, records))


@pytest.mark.parametrize(
    "lists",
    [
        [],
        lists_with()[1:],
        write_lists([]),
        lists_with(MapInfo(B)),
        [one.replace(b'"title":""', b'"title":7') for one in lists_with()],
        data_as("[" * 101 + "]" * 101),
        data_as("[" * 100_000 + "]" * 100_000),
        lists_with(Premise(A, A, B)),
        lists_with(Source(B), Source(B)),
        lists_with(Source(A)),
        lists_with(SourceText(A, B, 1, "text", "0" * 64)),
    ],
)
def test_what_makes_no_map_is_refused(lists: list[bytes]) -> None:
    with pytest.raises(BrokenFrame):
        map_of(Frame({"says": "map"}, b"\0".join([NOTHING.as_json(), *lists])))


def test_open_data_as_deep_as_a_file_may_have_it_is_taken() -> None:
    said = "[" * 100 + "]" * 100

    assert [one.data for one in read_lists(data_as(said)) if isinstance(one, Foreign)] == [said]
