"""What must hold in a map file, one function for each question; each tells the faults it finds."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from pydantic import ValidationError

from argmap.core.depth import cycles_and_depth
from argmap.core.limits import DEPTH, NODES, ROWS
from argmap.core.marked import N
from argmap.core.records import Exercise, MapInfo, Node, Passage, Record, RecordId, SourceText
from argmap.core.validity import DRAWN, stands_at, stands_nowhere
from argmap.storage.columns import COLUMNS, ID, TABLES, Column
from argmap.storage.errors import Damaged, Fault, Hostile, NotAMap, TooLarge
from argmap.storage.older import OLDER
from argmap.storage.rows import Row, Shared, to_records, to_rows
from argmap.storage.schema import APPLICATION_ID, DDL, expected_schema_rows, schema_rows
from argmap.storage.texts import Texts

AT_ONCE = 2_000  # rows that are read and checked
MOST_HISTORY = 200_000_000  # bytes; argmap keeps a tenth of it, and of what came in one session as much as this
UTF_8_BYTES = 4  # of a character at most
FOREIGN_KEY_FAULTS = 100
PYTHON_TYPES = {
    (sql_type, nullable): (python_type, *([type(None)] * nullable))
    for sql_type, python_type in (("TEXT", str), ("INTEGER", int), ("REAL", float))
    for nullable in (True, False)
}


def check_schema(path: Path, connection: sqlite3.Connection, ddl: str = DDL) -> None:
    """Refuse a file that holds any table, index, trigger or view but ours, before anything in it can run.

    `ddl` is that of an older version.
    """
    if schema_rows(connection) != expected_schema_rows(ddl):
        raise Hostile(path, "its tables are not those of a map")


def check_schema_of_any_version(path: Path, connection: sqlite3.Connection) -> None:
    """The same for a file of the present version or an older one. Raises `Hostile` or `NotAMap`."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotAMap(path)
    major = connection.execute("PRAGMA user_version").fetchone()[0] >> 16
    check_schema(path, connection, OLDER[major].ddl if major in OLDER else DDL)


def check_counts(path: Path, connection: sqlite3.Connection) -> tuple[Fault, ...]:
    """Refuse more rows than any map may have, before they are read; that is no fault but too large."""
    if _count(connection, TABLES[Node]) > NODES:
        raise TooLarge(path, f"it has more than {NODES:,} cards")
    if any(_count(connection, table) > ROWS for table in (*TABLES.values(), "blobs", "changes")):
        raise TooLarge(path, f"one of its tables has more than {ROWS:,} rows")
    return ()


def _count(connection: sqlite3.Connection, table: str) -> int:
    count: int = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
    return count


def check_lengths(path: Path, connection: sqlite3.Connection) -> tuple[Fault, ...]:
    """Refuse texts that are longer than any record may hold, before they are all read into memory."""
    for table, columns in ((TABLES[record_type], COLUMNS[record_type]) for record_type in TABLES):
        most = {one.quoted: UTF_8_BYTES * one.most_characters for one in columns if one.sql_type == "TEXT"}
        too_long = " OR ".join(f"length(CAST({name} AS BLOB)) > {count}" for name, count in most.items())
        row = connection.execute(f'SELECT substr(id, 1, {ID}) FROM "{table}" WHERE {too_long} LIMIT 1').fetchone()
        if row is not None:
            raise Damaged(path, [Fault(table, str(row[0]), what=N("Faults", "holds a text that is too long"))])
    return ()


def history_faults(path: Path, connection: sqlite3.Connection) -> Iterator[Fault]:
    """Whether the history is as long as it says; refuses one that is far longer than any that argmap keeps."""
    said = connection.execute("SELECT changes_bytes FROM document").fetchone()
    size = connection.execute("SELECT coalesce(sum(length(CAST(pairs AS BLOB))), 0) FROM changes").fetchone()
    if said != size:
        yield Fault("document", "1", "changes_bytes")
    if size[0] > MOST_HISTORY:
        raise TooLarge(path, "its history is longer than 200 MB")


def check_depth(path: Path, records: Iterable[Record]) -> frozenset[RecordId]:
    """The ids that lie on a circle; refuses a map that would be drawn too deep."""
    cyclic, depth = cycles_and_depth(records)
    if depth > DEPTH:
        raise TooLarge(path, f"its cards stand more than {DEPTH:,} deep")
    return cyclic


def integrity_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """What SQLite's own check finds: pages, indexes and types."""
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Fault("file", what=message.splitlines()[0][:200])


def constraint_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """What breaks a CHECK of our schema and is seen nowhere else: where it may only read, SQLite leaves CHECKs out."""
    if connection.execute("SELECT id FROM document LIMIT 2").fetchall() != [(1,)]:
        yield Fault("document", what=N("Faults", "has not one row"))
    for (digest,) in connection.execute("SELECT substr(sha256, 1, 64) FROM blobs WHERE length(bytes) <> size"):
        yield Fault("blobs", digest, "size", N("Faults", "has another size than it says"))


def reference_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Rows that name a row which is not there."""
    found = connection.execute("PRAGMA foreign_key_check").fetchmany(FOREIGN_KEY_FAULTS)
    for table, rowid, parent, key in found:
        column = next(row[3] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")') if row[0] == key)
        row = connection.execute(f'SELECT id FROM "{table}" WHERE rowid = ?', (rowid,)).fetchone()
        yield Fault(table, str(row[0]) if row else "", column, f"names a row of {parent} that is not there")


def read_rows(connection: sqlite3.Connection, table: str, columns: Sequence[Column]) -> Iterator[list[Row]]:
    """All rows of a table in their order, some at a time, each with its digest last.

    A large map has a quarter of a million: all at once, with what is made to check them, they would take more memory
    than the map, and leave holes in it. Broken UTF-8 is kept as lone surrogates.
    """
    names = ", ".join(column.quoted for column in columns)
    query = f'SELECT {names}, digest FROM "{table}" ORDER BY rowid'
    count = 0
    try:
        for rows in _some_at_a_time(connection.execute(query)):
            count += len(rows)
            yield rows
        return
    except sqlite3.OperationalError as error:
        if "decode" not in str(error):
            raise
    try:
        connection.text_factory = lambda content: content.decode(errors="surrogateescape")
        yield from _some_at_a_time(islice(connection.execute(query), count, None))
    finally:
        connection.text_factory = str


def _some_at_a_time(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(islice(rows, AT_ONCE)):
        yield some


def of_right_types(table: str, columns: Sequence[Column], rows: Sequence[Row]) -> tuple[list[Row], list[Fault]]:
    """The rows whose values have the types of their STRICT columns, and faults for the others.

    Only needed where `integrity_faults` found some: it looks at the types of all values.
    """
    types = [*(PYTHON_TYPES[column.sql_type, column.nullable] for column in columns), (bytes,)]
    good = [all(isinstance(value, kind) for value, kind in zip(row, types, strict=True)) for row in rows]
    faults = [
        Fault(table, str(row[0]), what=N("Faults", "holds a value of the wrong type"))
        for row, is_good in zip(rows, good, strict=True)
        if not is_good
    ]
    return [row for row, is_good in zip(rows, good, strict=True) if is_good], faults


def read_records(
    record_type: type[Record], rows: Sequence[Row], texts: Mapping[str, str], shared: Shared | None = None
) -> tuple[list[Record], list[Fault]]:
    """The good records among the rows, and what is wrong with the others; `shared` has what is said again and again.

    A row is good if its record, written again, gives the very same row with the very same digest: then memory is the
    exact mirror of the file.
    """
    try:
        records = to_records(record_type, rows, texts, shared)
        if to_rows(record_type, records) == rows:
            return records, []
    except (ValueError, RecursionError):
        pass  # which rows it was is found out below, one by one
    return _read_one_by_one(record_type, rows, texts)


def _read_one_by_one(
    record_type: type[Record], rows: Sequence[Row], texts: Mapping[str, str]
) -> tuple[list[Record], list[Fault]]:
    records: list[Record] = []
    faults: list[Fault] = []
    for row in rows:
        try:
            found = to_records(record_type, [row], texts)
        except (ValueError, RecursionError) as error:
            faults.append(_without_text(record_type, row, texts) or _refused(record_type, row, error))
            continue
        faults += _rewritten(record_type, row, to_rows(record_type, found)[0])
        records += found
    return records, faults


def _without_text(record_type: type[Record], row: Row, texts: Mapping[str, str]) -> Fault | None:
    """Why the text of a version of a source cannot be had, if it is that."""
    if record_type is not SourceText or not isinstance(texts, Texts):
        return None
    names = [column.name for column in COLUMNS[SourceText]]
    what = texts.lost.get(row[names.index("sha256")])
    return Fault(TABLES[SourceText], str(row[0]), "text", what) if what is not None else None


def _refused(record_type: type[Record], row: Row, error: Exception) -> Fault:
    """What keeps a row from being a record."""
    table, row_id = TABLES[record_type], str(row[0])
    if not isinstance(error, ValidationError):
        return Fault(table, row_id, what=N("Faults", "holds a list that cannot be read"))
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    names = list(record_type.__dataclass_fields__)
    field = next(iter(first["loc"][1:]), "")
    return Fault(table, row_id, names[field] if isinstance(field, int) else field, f"is refused: {first['msg']}")


def _rewritten(record_type: type[Record], row: Row, again: Row) -> Iterator[Fault]:
    """How a row differs from what argmap would have written."""
    for column, value, written in zip(COLUMNS[record_type], row, again, strict=False):
        if value != written:
            yield Fault(
                TABLES[record_type], str(row[0]), column.name, N("Faults", "is not in the form that argmap writes")
            )
            return
    if row[-1] != again[-1]:
        yield Fault(TABLES[record_type], str(row[0]))


def passage_faults(records: Sequence[Record]) -> Iterator[Fault]:
    """Passages whose words are not those of their source at their place, or which have none and say to be exact."""
    texts = {one.id: one.text for one in records if isinstance(one, SourceText)}
    for one in records:
        if isinstance(one, Passage) and not _is_exact(one, texts):
            yield Fault(TABLES[Passage], one.id, "exact", N("Faults", "does not stand at its place in the source"))


def _is_exact(passage: Passage, texts: dict[RecordId, str]) -> bool:
    if passage.start is None or passage.end is None or passage.source_text_id is None:
        return stands_nowhere(passage)
    text = texts.get(passage.source_text_id)
    return text is None or stands_at(passage, text)


def id_faults(records: Sequence[Record]) -> Iterator[Fault]:
    """Cards, places and steps that share an id: what is drawn and selected is told apart by it."""
    ids = [one.id for one in records if type(one) in DRAWN]
    if len(set(ids)) < len(ids):
        seen: set[RecordId] = set()
        for one in (one for one in records if type(one) in DRAWN):
            if one.id in seen:
                yield Fault(TABLES[type(one)], one.id, what=N("Faults", "has the id of something else"))
            seen.add(one.id)


def info_faults(records: Sequence[Record]) -> Iterator[Fault]:
    """A map says once what it is."""
    count = sum(isinstance(one, MapInfo) for one in records)
    if count != 1:
        yield Fault(TABLES[MapInfo], what=f"has {count} rows instead of one")


def exercise_faults(records: Sequence[Record]) -> Iterator[Fault]:
    """A map is one exercise at most."""
    count = sum(isinstance(one, Exercise) for one in records)
    if count > 1:
        yield Fault(TABLES[Exercise], what=f"has {count} rows instead of one")
