"""What is damaged in a map, and where: everything opening checks, and the original bytes besides."""

from pathlib import Path

from argmap.storage.companions import check_companions
from argmap.storage.connecting import immutable
from argmap.storage.errors import Damaged, Fault
from argmap.storage.files import check_file, real_path
from argmap.storage.opening import BYTES_PER_SECOND, SECONDS, look_into, read_map
from argmap.storage.texts import blob, blob_rows, database_on


def verify(path: Path, journal_is_ours: bool = False) -> list[Fault]:
    """Every fault found in the map at `path`; none if it is good. Changes nothing (but see `read_map` for the journal).

    Raises what `read_map` raises for a file that is no map of ours at all, or that cannot be read.
    """
    path = real_path(path)
    state = check_file(path)
    check_companions(path, journal_is_ours, check=read_map)
    try:
        faults = look_into(path, state, collects=True).faults
    except Damaged as error:
        return list(error.faults)
    known = {fault.row for fault in faults if fault.table == "blobs"}
    return faults + [fault for fault in _original_faults(path, state.size) if fault.row not in known]


def _original_faults(path: Path, size: int) -> list[Fault]:
    with immutable(path, SECONDS + size / BYTES_PER_SECOND) as connection:
        database = database_on(connection)
        return [Fault("blobs", row[0], "bytes") for row in blob_rows(database) if blob(database, row[0]) is None]
