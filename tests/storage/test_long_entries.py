"""An entry that is written in pieces is the one that it would be at once."""

from dataclasses import replace
from pathlib import Path

import pytest

from argmap.core.change import Change, Label
from argmap.core.history import Entry, EntryKind
from argmap.storage import long_entries
from argmap.storage.connecting import writing
from argmap.storage.entries import entry_row, row_size
from argmap.storage.long_entries import first_seal, put_entry, seal_of
from argmap.storage.opening import read_map
from argmap.storage.rows import total
from tests.storage.samples import CLAIM, REASON, every_record, node

WORDS = 'Δεν υπάρχει, "défense"'
ADDED = tuple((None, node(number, f"{WORDS} {number}")) for number in range(2_500))
CHANGE = Change(Label.IMPORT, (*((None, one) for one in (CLAIM, REASON)), *ADDED))
ENTRY = Entry(1, EntryKind.UNDO, CHANGE, "2025-01-02T03:04:05Z", "Ünsal", 7, "a name")


@pytest.fixture(autouse=True)
def short_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_entries, "LONG", 0)


@pytest.mark.parametrize("entry", [ENTRY, replace(ENTRY, of=None, change=Change(Label.NAME_VERSION, CHANGE.pairs[:1]))])
def test_the_row_and_its_seal_are_those_of_one_written_whole(map_file: Path, entry: Entry) -> None:
    row = entry_row(entry)
    with writing(map_file) as connection:
        sealed = put_entry(connection, entry)
        assert connection.execute("SELECT * FROM changes").fetchall() == [row]
        assert sealed == seal_of(entry) == first_seal(connection)
        assert (sealed.digest, sealed.size) == (total([row]), row_size(row))


def test_it_comes_back_from_the_file_and_goes_again(full_map: Path, write) -> None:
    writer = write(full_map)
    removal = Change(Label.DELETE_BRANCH, tuple((one, None) for one in every_record()[1:]))
    entries = [Entry(1, EntryKind.DO, removal, "t"), Entry(2, EntryKind.UNDO, removal.inverse(), "t", of=1)]
    for entry in entries:
        writer.submit(entry, {})
    writer.flush()
    assert read_map(full_map).history == entries
    assert read_map(full_map).records == every_record()
