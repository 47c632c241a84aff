"""Whether a map holds comments that nobody has dealt with, told without opening it."""

from pathlib import Path

from argmap.storage.checks import check_schema
from argmap.storage.connecting import immutable
from argmap.storage.errors import Older, StorageError
from argmap.storage.files import COMPANIONS, beside, check_file, is_there, real_path

SECONDS = 0.5


def may_hold_open_comments(path: Path) -> bool:
    """False for a map without any, and for a file that is no sound map; True also where that cannot be told so early.

    Changes nothing. Only for a file that nobody in this process has open.
    """
    try:
        path = real_path(path)
        check_file(path)
        if any(is_there(beside(path, suffix)) for suffix in COMPANIONS):
            return True
        with immutable(path, SECONDS) as connection:
            check_schema(path, connection)
            return connection.execute("SELECT 1 FROM comments WHERE NOT resolved LIMIT 1").fetchone() is not None
    except Older:
        return True
    except StorageError:
        return False
