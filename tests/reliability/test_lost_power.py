"""What a disk is taken to hold after a power cut."""

from random import Random

from tests.reliability.lost_power import left_over
from tests.reliability.operations import Doing, Operation

BEFORE = {"map": b"a" * 1024}
WRITE = Operation(Doing.WRITE, "map", 256, b"b" * 1024)
JOURNAL = [Operation(Doing.OPEN, "journal", is_with_folder=True), Operation(Doing.WRITE, "journal", 0, b"j")]


def after(*operations):
    """All that may be there, as often as the power is cut."""
    return [left_over(BEFORE, operations, Random(seed)) for seed in range(200)]


def test_each_sector_that_was_not_synced_is_there_or_not_by_itself():
    found = {left["map"] for left in after(WRITE)}

    assert len(found) == 8
    assert {BEFORE["map"], b"a" * 256 + b"b" * 1024} <= found
    assert b"a" * 1024 + b"b" * 256 in found


def test_what_was_synced_is_there():
    assert {left["map"] for left in after(WRITE, Operation(Doing.SYNC, "map"))} == {b"a" * 256 + b"b" * 1024}


def test_a_new_journal_may_be_missing_or_empty_until_it_is_synced():
    assert {left.get("journal") for left in after(*JOURNAL)} == {None, b"", b"j"}
    assert {left.get("journal") for left in after(*JOURNAL, Operation(Doing.SYNC, "journal"))} == {b"j"}


def test_a_deleted_journal_may_come_back_until_its_folder_is_synced():
    made = [*JOURNAL, Operation(Doing.SYNC, "journal")]

    assert {left.get("journal") for left in after(*made, Operation(Doing.DELETE, "journal"))} == {None, b"j"}
    assert {left.get("journal") for left in after(*made, Operation(Doing.DELETE, "journal", is_with_folder=True))} == {
        None
    }
