"""Verifying tells everything that is damaged, and where it stands on the map."""

import sqlite3
from dataclasses import replace

import pytest

from argmap.core.records import Node
from argmap.storage.creating import create_map
from argmap.storage.errors import Damaged, Fault
from argmap.storage.opening import read_map
from argmap.storage.verify import verify
from tests.benchmarks.maps import random_map
from tests.storage.samples import (
    CLAIM,
    ON_PAPER,
    PASSAGE,
    PREMISE,
    REASON,
    SOURCE,
    STEP,
    VERSION,
    edit,
    every_record,
    node,
)

CLAIM_WORDS = "The union should act. Now."
REASON_WORDS = "Δεν υπάρχει ⚐ שלום � end"


def damage(path, *statements):
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_good_map_has_no_faults(full_map, write):
    writer = write(full_map)
    writer.submit(edit(1, None, node(1)), {})
    writer.flush()

    assert verify(full_map) == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            f"UPDATE nodes SET text = 'The union should not act.' WHERE id = '{CLAIM.id}'",
            Fault("nodes", CLAIM.id, place="The union should not act."),
        ),
        (
            f"UPDATE inferences SET polarity = 'opposes' WHERE id = '{STEP.id}'",
            Fault("inferences", STEP.id, place=CLAIM_WORDS),
        ),
        ("UPDATE premises SET order_key = 'A'", Fault("premises", PREMISE.id, place=REASON_WORDS)),
        ("UPDATE source_texts SET media_type = 'x'", Fault("source_texts", VERSION.id, place="A report")),
        (
            f"UPDATE passages SET page = NULL WHERE id = '{PASSAGE.id}'",
            Fault("passages", PASSAGE.id, place=" ".join(PASSAGE.exact.split())),
        ),
        ("UPDATE sources SET title = ''", Fault("sources", SOURCE.id)),
        (
            f"UPDATE passages SET exact = 'other' WHERE id = '{ON_PAPER.id}'",
            Fault("passages", ON_PAPER.id, place="other"),
        ),
        ("DELETE FROM comments", Fault("document", "1", "records_digest", "says that rows are missing, or were added")),
        ("DELETE FROM changes", Fault("document", "1", "changes_digest", "says that rows are missing, or were added")),
        ("UPDATE changes SET author = 'x'", Fault("changes", "1")),
        ("UPDATE document SET changes_bytes = 1", Fault("document", "1", "changes_bytes")),
        (
            f"UPDATE blobs SET bytes = zeroblob(size) WHERE sha256 = '{VERSION.sha256}'",
            Fault("blobs", VERSION.sha256, "bytes"),
        ),
        (
            f"UPDATE blobs SET bytes = zeroblob(size) WHERE sha256 = '{VERSION.sha256}'",
            Fault("source_texts", VERSION.id, "text", place="A report"),
        ),
        (
            f"UPDATE blobs SET bytes = zeroblob(size) WHERE sha256 = '{VERSION.original_sha256}'",
            Fault("blobs", VERSION.original_sha256, "bytes"),
        ),
        (
            f"UPDATE nodes SET tags = '[ ]' WHERE id = '{CLAIM.id}'",
            Fault("nodes", CLAIM.id, "tags", "is not in the form that argmap writes", CLAIM_WORDS),
        ),
        (
            f"UPDATE nodes SET tags = '[' WHERE id = '{CLAIM.id}'",
            Fault("nodes", CLAIM.id, "", "holds a list that cannot be read", CLAIM_WORDS),
        ),
        (
            f"UPDATE premises SET node_id = '{'d' * 32}'",
            Fault("premises", PREMISE.id, "node_id", "names a row of nodes that is not there"),
        ),
    ],
)
def test_a_fault_is_found_where_it_is(full_map, write, statement, fault):
    writer = write(full_map)
    writer.submit(edit(1, None, node(1)), {})
    writer.close()

    damage(full_map, statement)

    assert fault in verify(full_map)


def test_opening_finds_them_too_but_for_original_bytes_and_names_the_first(full_map):
    damage(full_map, "UPDATE nodes SET text = 'x' || text")

    with pytest.raises(Damaged) as refusal:
        read_map(full_map)

    assert [(fault.table, fault.row) for fault in refusal.value.faults] == [("nodes", CLAIM.id), ("nodes", REASON.id)]
    assert str(refusal.value) == (
        f"“full.argmap” is damaged: the card “x{CLAIM_WORDS}” is not as it was written, and 1 more."
    )


def test_several_faults_are_all_told(full_map):
    damage(full_map, "UPDATE nodes SET title = 'x'", "UPDATE sources SET title = 'x'", "DELETE FROM ratings")

    assert {fault.table for fault in verify(full_map)} == {"nodes", "sources", "document"}


def test_a_passage_that_is_not_what_its_source_says_is_told(full_map, tmp_path):
    lying = [replace(one, exact="never said") if one == PASSAGE else one for one in every_record()]
    create_map(tmp_path / "lying.argmap", lying)

    assert verify(tmp_path / "lying.argmap") == [
        Fault("passages", PASSAGE.id, "exact", "does not stand at its place in the source", "never said")
    ]


def test_a_page_that_cannot_be_read_is_told_and_the_rest_is_looked_at(full_map):
    content = bytearray(full_map.read_bytes())
    connection = sqlite3.connect(full_map)
    page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ratings'").fetchone()[0]
    connection.close()
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    full_map.write_bytes(content)

    faults = verify(full_map)

    assert Fault("ratings", what="cannot be read") in faults
    assert {fault.table for fault in faults} <= {"file", "ratings", "document"}


def test_every_bit_of_a_card_s_text_is_watched_and_the_card_is_named(full_map, tmp_path):
    content = full_map.read_bytes()
    place = content.index(b"The union should act.")

    for bit in range(place * 8, (place + 21) * 8):
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        (tmp_path / "damaged.argmap").write_bytes(changed)
        faults = verify(tmp_path / "damaged.argmap")
        assert [(fault.table, fault.row) for fault in faults][:1] == [("nodes", CLAIM.id)]


def test_broken_text_far_down_a_long_table_is_one_fault_and_hides_no_row(tmp_path):
    path, records = tmp_path / "long.argmap", random_map(2_500)
    create_map(path, records)
    broken = [one.id for one in records if isinstance(one, Node)][2_300]
    damage(path, f"UPDATE nodes SET text = CAST(x'C3' AS TEXT) WHERE id = '{broken}'")

    faults = verify(path)

    assert [(fault.table, fault.row) for fault in faults] == [("nodes", broken)]
