"""What a large map shows first, read before the map is checked as a whole: its main claim, to be read meanwhile.

Nothing is believed that was not looked at: the file's form, its schema, and each row that is read, by its digest.
"""

import sqlite3
from pathlib import Path
from typing import TypeVar

from argmap.core.records import Kind, MapInfo, Node, Passage, PassageLink, Record
from argmap.storage.checks import check_schema, read_records
from argmap.storage.columns import COLUMNS, TABLES
from argmap.storage.connecting import immutable
from argmap.storage.errors import Damaged, StorageError
from argmap.storage.files import COMPANIONS, beside, check_file, file_state, is_there, real_path
from argmap.storage.texts import Texts

R = TypeVar("R", MapInfo, Node, Passage, PassageLink)

FEW = 500
"""Cards of a map that is read in a moment, or that may be shown whole: no more than fit a screen and can be read."""
FEW_BYTES = 200 * FEW
"""Smaller than any file with so many cards, which is known sooner."""
MANY = 100
"""Passages of a main claim that are read at once."""
SECONDS = 0.5


def glimpse(path: Path) -> list[Record]:
    """The map's record and its main claim, with the passages it rests on. Changes nothing.

    Empty for a map that is small, or not sound (why, is for `read_map` to say), or has other roots, by which the place
    of the main claim is decided. Only for a file that nobody in this process has open.
    """
    try:
        path = real_path(path)
        state = check_file(path)
        if state.size < FEW_BYTES or any(is_there(beside(path, suffix)) for suffix in COMPANIONS):
            return []
        with immutable(path, SECONDS) as connection:
            check_schema(path, connection)
            records = _opening(path, connection) if _is_large(connection) else []
        return records if file_state(path) == state else []
    except StorageError:
        return []


def _is_large(connection: sqlite3.Connection) -> bool:
    found = connection.execute(f"SELECT count(*) FROM (SELECT 1 FROM nodes LIMIT {FEW + 1})").fetchone()
    return bool(found[0] > FEW)


def _opening(path: Path, connection: sqlite3.Connection) -> list[Record]:
    """Empty where there is no one main claim. Raises `Damaged` if a row is not as argmap wrote it."""

    def read(record_type: type[R], which: str, *values: str) -> list[R]:
        names = ", ".join(column.quoted for column in COLUMNS[record_type])
        rows = connection.execute(f'SELECT {names}, digest FROM "{TABLES[record_type]}" {which}', values).fetchall()
        records, faults = read_records(record_type, rows, Texts(path, connection))
        if faults:
            raise Damaged(path, faults)
        return records  # type: ignore[return-value]  # all of that type

    info, roots = read(MapInfo, "ORDER BY rowid LIMIT 2"), read(Node, "WHERE order_key <> '' LIMIT 2")
    if len(info) != 1 or len(roots) != 1 or roots[0].kind is not Kind.CLAIM:
        return []
    links = read(PassageLink, f"WHERE node_id = ? LIMIT {MANY + 1}", roots[0].id)
    passages = [one for link in links[:MANY] for one in read(Passage, "WHERE id = ?", link.passage_id)]
    return [*info, *roots, *passages, *links] if len(passages) == len(links) else []
