"""What lies beside a map: SQLite would read such files, play them back, and delete others by what they say."""

import os
import sqlite3
from pathlib import Path

from tests.reliability.hostile_files.making import OPENED, HostileFile, Make, beside, sound_map

JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
SECTOR = 512
VICTIM = "canary/0.txt"


def journal(path: Path) -> bytes:
    """A journal that SQLite believes: it takes the map back to what is in it, with all cards gone."""
    other = path.with_name("other.argmap")
    other.write_bytes(path.read_bytes())
    connection = sqlite3.connect(other, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE nodes SET text = text || 'half done'")
    connection.execute("UPDATE source_texts SET locators = locators || ' '")
    content = Path(f"{other}-journal").read_bytes()
    connection.execute("ROLLBACK")
    connection.close()
    other.unlink()
    return JOURNAL_MAGIC + content[len(JOURNAL_MAGIC) :]


def naming(name: bytes) -> bytes:
    """The end of a journal that names a super-journal (sqlite.org/fileformat2.html, 3)."""
    checksum = sum(name) & 0xFFFFFFFF
    return bytes(4) + name + len(name).to_bytes(4, "big") + checksum.to_bytes(4, "big") + JOURNAL_MAGIC


def empty_journal() -> bytes:
    """The head of a journal without pages."""
    return JOURNAL_MAGIC + bytes(SECTOR - len(JOURNAL_MAGIC))


def super_journal(path: Path) -> None:
    """The journal names a file of the user's, which SQLite then deletes."""
    path.write_bytes(sound_map())
    victim = str(path.parent / VICTIM).encode()
    path.with_name(path.name + "-journal").write_bytes(empty_journal() + naming(victim))


def hot_journal(path: Path) -> None:
    path.write_bytes(sound_map())
    path.with_name(path.name + "-journal").write_bytes(journal(path))


def linked(path: Path) -> None:
    """The map itself is a link; what lies beside the file it leads to counts."""
    (path.parent / "elsewhere").mkdir()
    place = path.parent / "elsewhere" / "map.argmap"
    place.write_bytes(sound_map())
    place.with_name("map.argmap-journal").write_bytes(journal(place))
    path.symlink_to(place)


def write_ahead_log(path: Path) -> None:
    """A write-ahead log that would replace the map's first page."""
    path.write_bytes(sound_map())
    other = path.with_name("other.argmap")
    other.write_bytes(sound_map())
    connection = sqlite3.connect(other, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("DELETE FROM nodes")
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).write_bytes(Path(f"{other}{suffix}").read_bytes())
    connection.close()
    other.unlink()


def filled(content: bytes, size: int = 0) -> Make:
    """A journal of that content, as large as `size` without taking the room."""

    def make(place: Path, _canary: Path) -> None:
        place.write_bytes(content)
        if size:
            os.truncate(place, size)

    return beside("-journal", make)


def linking(suffix: str) -> Make:
    return beside(suffix, lambda place, canary: place.symlink_to(canary / "0.txt"))


def leading_nowhere(suffix: str) -> Make:
    return beside(suffix, lambda place, canary: place.symlink_to(canary / "none"))


def folder(suffix: str) -> Make:
    return beside(suffix, lambda place, _: place.mkdir())


def pipe(suffix: str) -> Make:
    return beside(suffix, lambda place, _: os.mkfifo(place))


def hard_link(suffix: str) -> Make:
    return beside(suffix, lambda place, canary: place.hardlink_to(canary / "0.txt"))


FOREIGN = "UnfinishedJournal"
COMPANIONS = (
    HostileFile("a journal that names a file", super_journal, FOREIGN),
    HostileFile("a journal that names a file, as if ours", super_journal, "Hostile", is_ours=True),
    HostileFile("a journal to play back", hot_journal, FOREIGN),
    HostileFile("a journal to play back beside a link's end", linked, FOREIGN),
    HostileFile("a write-ahead log to play back", write_ahead_log, "Hostile"),
    HostileFile("an empty write-ahead log", beside("-wal", lambda place, _: place.touch()), "Hostile"),
    HostileFile("an empty index of a log", beside("-shm", lambda place, _: place.touch()), "Hostile"),
    *(
        HostileFile(f"{what.__name__.replace('_', ' ')} called {suffix}", what(suffix), "Hostile")
        for suffix in ("-wal", "-shm")
        for what in (linking, leading_nowhere, folder, pipe, hard_link)
    ),
    HostileFile("a journal that is a link", linking("-journal"), "Hostile"),
    HostileFile("a journal that is a link, as if ours", linking("-journal"), "Hostile", is_ours=True),
    HostileFile("a journal that leads nowhere", leading_nowhere("-journal"), "Hostile"),
    HostileFile("a journal that leads nowhere, as if ours", leading_nowhere("-journal"), "Hostile", is_ours=True),
    HostileFile("a journal that is a folder", folder("-journal"), "Hostile"),
    HostileFile("a journal that is a folder, as if ours", folder("-journal"), "Hostile", is_ours=True),
    HostileFile("a journal that is a pipe", pipe("-journal"), "Hostile"),
    HostileFile("a journal that is a pipe, as if ours", pipe("-journal"), "Hostile", is_ours=True),
    HostileFile("a journal that is another file too", hard_link("-journal"), FOREIGN),
    HostileFile("a journal that is another file too, as if ours", hard_link("-journal"), OPENED, is_ours=True),
    HostileFile("an empty journal", filled(b""), OPENED),
    HostileFile("a void journal", filled(bytes(600)), FOREIGN),
    HostileFile("a void journal, as if ours", filled(bytes(600)), OPENED, is_ours=True),
    HostileFile("a journal of nonsense", filled(b"nonsense" * 200), FOREIGN),
    HostileFile("a journal of nonsense, as if ours", filled(b"nonsense" * 200), OPENED, is_ours=True),
    HostileFile("a huge journal, as if ours", filled(empty_journal(), 20 << 30), "Hostile", is_ours=True),
)
