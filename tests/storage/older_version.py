"""Map files of older versions, made of present ones: of version 1, and of a private version 0, never released.

Version 0 is what the machinery for older files is tried on: it calls the notes of a card its remark, and knows no
sections. Version 1 knows neither rules nor exercises, and loses them.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from argmap.storage.older import OLDER, OlderVersion, Values
from argmap.storage.rows import row_digest, to_bytes, total
from argmap.storage.schema import APPLICATION_ID, DDL
from argmap.storage.tables import columns_of, tables_of

MAJOR = 0


def carry(table: str, values: Values) -> Values:
    """Rows of version 0 as rows of version 1."""
    if table != "nodes":
        return values
    remark = {"notes": values["remark"]} if "remark" in values else {}
    return {"section": "", **{name: value for name, value in values.items() if name != "remark"}, **remark}


VERSION_0 = OlderVersion(
    DDL.replace("    notes TEXT NOT NULL,\n    tags", "    remark TEXT NOT NULL,\n    tags").replace(
        "    section TEXT NOT NULL,\n", ""
    ),
    carry,
)


def make_older(present: Path, older: Path, major: int = MAJOR) -> None:
    """Write what a good map of the present version says as a file of an older one, which loses what that cannot say."""
    with closing(sqlite3.connect(present)) as new, closing(sqlite3.connect(older, isolation_level=None)) as old:
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute(f"PRAGMA user_version = {major << 16 | 5}")
        old.executescript((VERSION_0 if major == MAJOR else OLDER[major]).ddl)
        old.execute("BEGIN")
        sums = {table: _copy(new, old, table) for table in tables_of(old)}
        records = sum(number for table, number in sums.items() if table not in ("blobs", "changes"))
        size = new.execute("SELECT changes_bytes FROM document").fetchone()[0]
        seals = (to_bytes(records), to_bytes(sums["blobs"]), to_bytes(sums["changes"]), size)
        old.execute("INSERT INTO document VALUES (1, ?, ?, ?, ?)", seals)
        old.execute("COMMIT")


def _copy(new: sqlite3.Connection, old: sqlite3.Connection, table: str) -> int:
    columns = columns_of(old, table)
    names = ", ".join('"notes"' if column.name == "remark" else column.quoted for column in columns)
    rows = new.execute(f'SELECT {names} FROM "{table}" ORDER BY rowid').fetchall()
    if table == "changes" and "remark" in [column.name for column in columns_of(old, "nodes")]:
        rows = [(*row[:-1], row[-1].replace('"notes":', '"remark":')) for row in rows]
    sealed = [(*row, row_digest(table, columns, row)) for row in rows]
    extra = (
        [(one,) for (one,) in new.execute("SELECT bytes FROM blobs ORDER BY rowid")]
        if table == "blobs"
        else [()] * len(rows)
    )
    marks = ", ".join("?" * (len(columns) + 1 + (table == "blobs")))
    old.executemany(
        f'INSERT INTO "{table}" VALUES ({marks})', [(*row, *one) for row, one in zip(sealed, extra, strict=True)]
    )
    return total(sealed)
