"""What a map is called and whose copy it is, told without opening it."""

from pathlib import Path

from argmap.core.records import MapInfo
from argmap.storage.checks import check_schema, read_records
from argmap.storage.columns import COLUMNS, TABLES
from argmap.storage.connecting import immutable
from argmap.storage.errors import StorageError
from argmap.storage.files import COMPANIONS, beside, check_file, is_there, real_path

SECONDS = 0.5


def info_of(path: Path) -> MapInfo | None:
    """The map's own record; None where that cannot be told so early, and for a file that is no map.

    Changes nothing, and says nothing of whether the rest is sound. Only for a file that nobody in this process has
    open.
    """
    try:
        path = real_path(path)
        check_file(path)
        if any(is_there(beside(path, suffix)) for suffix in COMPANIONS):
            return None
        names = ", ".join(column.quoted for column in COLUMNS[MapInfo])
        with immutable(path, SECONDS) as connection:
            check_schema(path, connection)
            rows = connection.execute(f'SELECT {names}, digest FROM "{TABLES[MapInfo]}" LIMIT 2').fetchall()
    except StorageError:
        return None
    records, faults = read_records(MapInfo, rows, {})
    return records[0] if len(records) == 1 and not faults else None  # type: ignore[return-value]  # of that type
