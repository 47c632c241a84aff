"""Bits flipped, bytes overwritten, pages lost: whatever changes what the user would read is reported."""

import os
import random
import sqlite3

from argmap.storage.creating import create_map
from argmap.storage.errors import StorageError
from argmap.storage.opening import read_map
from argmap.storage.verify import verify
from tests.benchmarks.maps import random_map
from tests.storage.samples import edit, node

FLIPS = int(os.environ.get("ARGMAP_FLIPS", "400"))


def flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def harmed(content: bytes, chooser: random.Random) -> bytes:
    """The file with a run of bytes overwritten, a sector zeroed, its end lost, or two pages exchanged."""
    changed = bytearray(content)
    place = chooser.randrange(len(content))
    match chooser.randrange(4):
        case 0:
            changed[place : place + 16] = chooser.randbytes(len(changed[place : place + 16]))
        case 1:
            changed[place // 512 * 512 : place // 512 * 512 + 512] = bytes(512)
        case 2:
            del changed[place:]
        case _:
            one, other = (
                slice(page * 4096, page * 4096 + 4096) for page in chooser.sample(range(len(content) // 4096), 2)
            )
            changed[one], changed[other] = changed[other], changed[one]
    return bytes(changed)


def look(path):
    """What a reader gets from the file, or None if it is refused."""
    try:
        found = read_map(path)
    except StorageError:
        return None
    return found.records, found.history


def passes_integrity_check(path):
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except (sqlite3.Error, UnicodeError):
        return False
    finally:
        connection.close()


def test_no_flipped_bit_changes_what_is_read_without_being_reported(full_map, write, tmp_path):
    writer = write(full_map)
    writer.submit(edit(1, None, node(1, "A card that came later")), {})
    writer.close()
    content, good = full_map.read_bytes(), look(full_map)
    damaged = tmp_path / "damaged.argmap"
    chooser = random.Random(7)
    used = [index for index, byte in enumerate(content) if byte]  # most of a small map's pages is empty space

    reported = unseen_by_sqlite = 0
    for _ in range(FLIPS):
        damaged.write_bytes(flipped(content, chooser.choice(used) * 8 + chooser.randrange(8)))
        found = look(damaged)
        assert found in (good, None)
        reported += found is None
        unseen_by_sqlite += found is None and passes_integrity_check(damaged)

    assert reported > FLIPS // 2
    assert unseen_by_sqlite > FLIPS // 20


def test_every_bit_of_a_card_s_text_is_watched_and_the_card_is_named(full_map, tmp_path):
    content = full_map.read_bytes()
    place = content.index(b"The union should act.")
    damaged = tmp_path / "damaged.argmap"

    for bit in range(place * 8, (place + 21) * 8):
        damaged.write_bytes(flipped(content, bit))
        faults = verify(damaged)
        assert [(fault.table, fault.row) for fault in faults][:1] == [("nodes", "1" * 32)]


def test_verifying_tells_the_same_as_opening_whatever_happened_to_the_file(tmp_path):
    path, damaged = tmp_path / "map.argmap", tmp_path / "damaged.argmap"
    create_map(path, random_map(100, passages=True))
    content, good = path.read_bytes(), look(path)
    chooser = random.Random(11)

    for _ in range(FLIPS // 2):
        damaged.write_bytes(harmed(content, chooser))
        found = look(damaged)
        assert found in (good, None)
        assert (found is None) == bool(faults_or_refusal(damaged))


def faults_or_refusal(path):
    try:
        return verify(path)
    except StorageError as error:
        return [error]
