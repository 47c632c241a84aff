"""Whether a file is an open map that went and came again: a stick that was plugged in anew gives it other numbers."""

from pathlib import Path

from argmap.storage.applying import Seals, read_seals
from argmap.storage.checks import check_schema
from argmap.storage.companions import recovered_copy
from argmap.storage.connecting import immutable
from argmap.storage.errors import StorageError, named_errors
from argmap.storage.files import FileState, beside, check_file, file_state, is_there
from argmap.storage.opening import SECONDS, read_map
from argmap.storage.placing import private_folder


def returned_in(path: Path, seals: Seals, may_have_journal: bool) -> FileState | None:
    """The state of the file, if the map of those seals lies there, sound and with nothing more in it.

    With `may_have_journal` a change of our own may be unfinished beside it, which is then taken back. What cannot be
    read is not the map.
    """
    try:
        check_file(path)
        if _seals_without(path, may_have_journal and is_there(beside(path, "-journal"))) != seals:
            return None
        state = read_map(path, may_have_journal).state
        is_same = _seals_in(path) == seals and file_state(path) == state
    except StorageError:
        return None
    return state if is_same else None


def _seals_without(path: Path, has_change: bool) -> Seals:
    """The seals of the map, without the unfinished change that lies beside it."""
    if not has_change:
        return _seals_in(path)
    with private_folder(path) as folder:
        return _seals_in(recovered_copy(path, folder))


def _seals_in(path: Path) -> Seals:
    with named_errors(path), immutable(path, SECONDS) as connection:
        check_schema(path, connection)
        return read_seals(connection)
