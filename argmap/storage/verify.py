"""What is damaged in a map, and where: everything opening checks, and the original bytes besides."""

from pathlib import Path

from argmap.storage.companions import check_companions
from argmap.storage.connecting import immutable
from argmap.storage.errors import Damaged, Fault
from argmap.storage.files import check_file, real_path
from argmap.storage.opening import BYTES_PER_SECOND, SECONDS, look_into, read_map
from argmap.storage.texts import blob


def verify(path: Path, journal_is_ours: bool = False) -> list[Fault]:
    """Every fault found in the map at `path`; none if it is good. Changes nothing (but see `read_map` for the journal).

    Raises what `read_map` raises for a file that is no map of ours at all, or that cannot be read.
    """
    path = real_path(path)
    check_file(path)
    check_companions(path, journal_is_ours, check=read_map)
    state = check_file(path)
    faults: list[Fault] = []
    try:
        faults += look_into(path, state, collects=True).faults
        if all(fault.table not in ("blobs", "file") for fault in faults):
            faults += original_faults(path, state.size)
    except Damaged as error:
        faults += error.faults
    return faults


def original_faults(path: Path, size: int) -> list[Fault]:
    """What opening leaves unread in a map of that size that is good otherwise: the original bytes."""
    with immutable(path, SECONDS + size / BYTES_PER_SECOND) as connection:
        digests = connection.execute("SELECT sha256 FROM blobs").fetchall()
        return [Fault("blobs", digest, "bytes") for (digest,) in digests if blob(connection, digest) is None]
