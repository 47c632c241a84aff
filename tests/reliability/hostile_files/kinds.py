"""Files that are none, files of other kinds, and names that lead astray."""

import gzip
import os
import socket
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.reliability.hostile_files.making import FOR_READING, OPENED, HostileFile, Make, by_bytes, by_sql, sound_map


def of(content: bytes) -> Make:
    return lambda path: path.write_bytes(content)


def link_to(target: str) -> Make:
    return lambda path: path.symlink_to(target)


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.argmap", bytes(20_000_000))


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.fsencode(path))


def another_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE nodes (id)")
    connection.close()


def other_encoding(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA encoding = 'UTF-16'")
    connection.execute(f"PRAGMA application_id = {0x4152474D}")
    connection.execute(f"PRAGMA user_version = {2 << 16}")
    connection.execute("CREATE TABLE nodes (id)")
    connection.close()


def header(place: int, content: bytes) -> Make:
    def change(whole: bytearray) -> None:
        whole[place : place + len(content)] = content

    return by_bytes(change)


def sound(path: Path) -> None:
    path.write_bytes(sound_map())


def cut(count: int) -> Make:
    return by_bytes(lambda content: content.__delitem__(slice(count, None)))


MAKERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file that is not there": (lambda path: None, "Missing"),
    "a folder": (lambda path: path.mkdir(), "NotAFile"),
    "a pipe": (os.mkfifo, "NotAFile"),
    "a socket": (listening, "NotAFile"),
    "a link to a device without end": (link_to("/dev/zero"), "NotAFile"),
    "a link to a terminal": (link_to("/dev/tty"), "NotAFile"),
    "a link to itself": (link_to("x.argmap"), "Missing"),
    "a link to nothing": (link_to("none"), "Missing"),
    "a link into the system": (link_to("/proc/self/mem"), "EmptyFile"),
    "a link to a secret": (link_to("/etc/passwd"), "NotAMap"),
    "an empty file": (of(b""), "EmptyFile"),
    "a byte": (of(b"S"), "NotAMap"),
    "half a header": (cut(50), "NotAMap"),
    "a header alone": (cut(100), "Damaged"),
    "a page alone": (cut(4_096), "Damaged"),
    "a page of HTML": (of(b"<html><script>alert(1)</script>" * 100), "NotAMap"),
    "a PDF": (of(b"%PDF-1.7\n" * 100), "NotAMap"),
    "a program": (of(b"\x7fELF" + bytes(5_000)), "NotAMap"),
    "an archive": (zipped, "NotAMap"),
    "a map that is packed": (lambda path: path.write_bytes(gzip.compress(sound_map())), "NotAMap"),
    "another program's database": (another_database, "NotAMap"),
    "a database in UTF-16": (other_encoding, "Hostile"),
    "a map in write-ahead mode": (by_sql("PRAGMA journal_mode = WAL"), "Hostile"),
    "a map of a newer argmap": (by_sql(f"PRAGMA user_version = {3 << 16}"), "TooNew"),
    "a map of a later minor version": (by_sql(f"PRAGMA user_version = {2 << 16 | 9}"), OPENED),
    "a map of version none": (by_sql("PRAGMA user_version = 0"), "NotAMap"),
    "a negative version": (by_sql("PRAGMA user_version = -1"), "TooNew"),
    "pages of no size": (header(16, b"\0\0"), "NotAMap"),
    "pages of another size": (header(16, b"\x20\0"), "Damaged"),
    "reserved room in every page": (header(20, b"\xff"), "Damaged"),
    "another form of schema": (header(44, bytes(4)), OPENED),
    "a schema form of the future": (header(44, b"\0\0\0\x09"), "Damaged"),
}
NAMES: dict[str, str | bytes] = {
    "a question mark in the name": "a?mode=rwc&cache=shared.argmap",
    "a number sign in the name": "a#b.argmap",
    "escapes in the name": "a%00%2e%2e%2fb.argmap",
    "a line break in the name": "a\nb.argmap",
    "words turned round in the name": "a\u202etxt.pamgra.argmap",
    "a name of 255 bytes": "a" * 248 + ".argmap",
    "a name that is not UTF-8": b"a\xff\xfe.argmap",
    "a name like an option": "--help.argmap",
    "a name like a database in memory": ":memory:",
    "a name like an address": "file:x.argmap",
    "a name of nothing but its ending": ".argmap",
    "spaces around the name": "  a .argmap ",
    "quotes in the name": "'; DROP TABLE nodes; --\".argmap",
    "a backslash in the name": "..\\a.argmap",
}
NOT_WRITTEN = {"a name of 255 bytes": FOR_READING}
"""SQLite has no room for the name of a journal beside it."""

KINDS = (
    *(HostileFile(name, make, outcome) for name, (make, outcome) in MAKERS.items()),
    *(HostileFile(name, sound, NOT_WRITTEN.get(name, OPENED), called) for name, called in NAMES.items()),
)
