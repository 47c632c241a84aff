"""The files that commands read: maps, whoever has them open, and documents."""

from pathlib import Path
from tempfile import TemporaryDirectory

from argmap import settings
from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.storage.copy import snapshot
from argmap.storage.errors import Busy, InUse, TooLarge, UnfinishedJournal, named_errors
from argmap.storage.files import FILE_BYTES, file_state
from argmap.storage.occupancy import claim
from argmap.storage.opening import LoadedMap, read_map


def read_tree(path: Path) -> Tree:
    """The map at `path`, to be looked at. Raises a `StorageError`."""
    return Tree(Document(load(path).records))


def load(path: Path) -> LoadedMap:
    """What the map at `path` holds, also while the window has it open. Raises a `StorageError`."""
    try:
        return read_map(path)
    except (Busy, UnfinishedJournal):
        return _load_beside_others(path)


def _load_beside_others(path: Path) -> LoadedMap:
    """A picture of a map that another process is writing, or the map itself once no living one has it."""
    try:
        claimed = claim(path, settings.open_maps_folder())
    except InUse:
        with TemporaryDirectory(prefix="argmap-") as folder:
            copy = Path(folder) / path.name
            snapshot(path, copy)
            return read_map(copy)
    try:
        return read_map(path, claimed.was_left_open)
    finally:
        claimed.release()


def read_bytes(path: Path) -> bytes:
    """A whole file. Raises `Missing`, `NotAFile`, `NotAllowed`, `TooLarge` or `DiskTrouble`."""
    if file_state(path).size > FILE_BYTES:
        raise TooLarge(path, "it is larger than 1 GiB")
    with named_errors(path):
        return path.read_bytes()
