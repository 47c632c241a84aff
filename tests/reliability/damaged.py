"""Bits flipped, bytes overwritten, sectors and pages lost: all of it is reported, and the rest is brought back."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from argmap.core.change import Change, Label
from argmap.core.history import Entry, EntryKind
from argmap.core.records import Node, Record
from argmap.storage.creating import create_map
from argmap.storage.errors import NothingLeft, StorageError
from argmap.storage.mending import StandIns
from argmap.storage.opening import LoadedMap, read_map
from argmap.storage.rows import to_rows
from argmap.storage.salvage import salvage
from argmap.storage.verify import verify
from argmap.storage.writer import Writer
from tests.benchmarks.maps import random_map
from tests.reliability.row import Row, Tally
from tests.storage.samples import edit, node

NODES = 600
PAGE, SECTOR = 4_096, 512
LEAST = 0.95  # of the cards that are still in the file
DIGESTS = "row digests"


@cache
def sound_map(without: frozenset[str]) -> tuple[bytes, list[Record], list[Entry]]:
    """A map that was worked on: its bytes, and what a reader gets from them."""
    with TemporaryDirectory() as folder, left_out(without):
        path = Path(folder) / "map.argmap"
        create_map(path, random_map(NODES, passages=True))
        work_on(read_map(path))
        loaded = read_map(path)
        return path.read_bytes(), loaded.records, loaded.history


def work_on(loaded: LoadedMap) -> None:
    """Add cards, and take most of them away again, so that there is a history, and pages are free."""
    added = [node(number, "words " * 100) for number in range(1, 100)]
    gone = added[:80]
    writer = Writer(loaded.path, loaded.state, lambda _: None, lambda error, _: print(error))
    for number, one in enumerate(added, 1):
        writer.submit(edit(number, None, one), {})
    removal = Change(Label.EDIT_TEXT, tuple((one, None) for one in gone))
    writer.submit(Entry(len(added) + 1, EntryKind.DO, removal, "2025-01-02T03:04:05Z", "me"), {})
    writer.close()


def flip(content: bytearray, chooser: random.Random) -> None:
    used = chooser.choice([place for place in chooser.choices(range(len(content)), k=50) if content[place]] or [0])
    content[used] ^= 1 << chooser.randrange(8)


def overwrite(content: bytearray, chooser: random.Random) -> None:
    start, count = chooser.randrange(len(content) - 64), chooser.randint(1, 64)
    content[start : start + count] = chooser.randbytes(count)


def zero_sectors(content: bytearray, chooser: random.Random) -> None:
    start, count = chooser.randrange(len(content) // SECTOR), chooser.randint(1, 8)
    end = min(start + count, len(content) // SECTOR)
    content[start * SECTOR : end * SECTOR] = bytes((end - start) * SECTOR)


def lose_page(content: bytearray, chooser: random.Random) -> None:
    start = chooser.randrange(len(content) // PAGE) * PAGE
    content[start : start + PAGE] = bytes(PAGE)


def exchange_pages(content: bytearray, chooser: random.Random) -> None:
    one, other = (slice(at * PAGE, at * PAGE + PAGE) for at in chooser.sample(range(len(content) // PAGE), 2))
    content[one], content[other] = content[other], content[one]


def cut_page_out(content: bytearray, chooser: random.Random) -> None:
    start = chooser.randrange(len(content) // PAGE) * PAGE
    del content[start : start + PAGE]


def truncate(content: bytearray, chooser: random.Random) -> None:
    del content[chooser.randrange(len(content)) :]


HARMS = (flip, flip, overwrite, zero_sectors, lose_page, exchange_pages, cut_page_out, truncate)


def trial(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    sound, records, history = sound_map(without)
    chooser = random.Random(number)
    harm = HARMS[number % len(HARMS)]
    content = bytearray(sound)
    harm(content, chooser)
    path = folder / "damaged.argmap"
    path.write_bytes(content)
    name = f"trial {number}, {harm.__name__}"
    with left_out(without):
        is_refused = check_opening(path, (records, history), name, tally)
    tally.count("reported", is_refused)
    if not without:
        check_salvage(path, bytes(content), records, name, tally)


def check_opening(path: Path, sound: tuple[list[Record], list[Entry]], name: str, tally: Tally) -> bool:
    """Opening refuses, or gives what was written; verifying finds faults where opening does."""
    try:
        loaded = read_map(path)
    except StorageError:
        loaded = None
    if loaded is not None and (loaded.records, loaded.history) != sound:
        tally.fail(f"{name}: another content was opened")
    if (loaded is None) != has_faults(path):
        tally.fail(f"{name}: verifying does not say what opening does")
    return loaded is None


def has_faults(path: Path) -> bool:
    try:
        return bool(verify(path))
    except StorageError:
        return True


def check_salvage(path: Path, content: bytes, records: list[Record], name: str, tally: Tally) -> None:
    """Every card that is still there comes back as it was, nothing comes that was not, and the file stays as it is."""
    target = path.with_name("good.argmap")
    there = [one for one in records if isinstance(one, Node) and is_in(content, one)]
    try:
        salvage(path, target)
    except NothingLeft:
        tally.count("nothing left")
        if there:
            tally.fail(f"{name}: nothing was brought back")
        return
    known = {wherever_it_stands(one) for one in records if isinstance(one, Node)}
    cards = {wherever_it_stands(one) for one in read_map(target).records if isinstance(one, Node)}
    strange = [one for one in cards - known if not is_stand_in(one)]
    share = len(known & cards) / len(there) if there else 1.0
    tally.measure("cards not brought back, %", 100 * (1 - share))
    if share < LEAST or strange:
        tally.fail(f"{name}: {share:.1%} of {len(there)} cards were brought back, {len(strange)} strange ones")
    if path.read_bytes() != content:
        tally.fail(f"{name}: the damaged file was changed")


def is_in(content: bytes, card: Node) -> bool:
    """Whether the whole row of a card is still somewhere in the file."""
    row = to_rows(Node, [card])[0]
    texts = [value.encode() for value in row[:-1] if isinstance(value, str)]
    return b"".join([*texts, row[-1]]) in content


def wherever_it_stands(card: Node) -> Node:
    """The card without its place among the roots, to which it comes where what it stood below is lost."""
    return replace(card, order_key="")


def is_stand_in(card: Node) -> bool:
    words = StandIns()
    return card.text == words.lost_card or card.text.startswith(words.hurt.format(""))


@contextmanager
def left_out(without: frozenset[str]) -> Iterator[None]:
    """The storage without the digests of its rows, if those are to be left out: every row has the same."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("rows", "examining") if DIGESTS in without else ():
            patch.setattr(f"argmap.storage.{module}.digests", lambda _, columns, cells: [bytes(16)] * len(cells[0]))
        yield


ROWS = (
    Row(
        "damaged",
        "bit flips, runs, zeroed sectors, lost pages",
        full=3_000,
        short=len(HARMS),
        trial=trial,
        defences={DIGESTS: 40},
        is_in_memory=True,
    ),
)
