"""The files that commands read: maps, whoever has them open, and documents."""

from pathlib import Path

from argmap.core.document import Document
from argmap.core.records import MapInfo
from argmap.core.tree import Tree
from argmap.session import look_at
from argmap.storage.errors import TooLarge, named_errors
from argmap.storage.files import FILE_BYTES, file_state


def read_tree(path: Path) -> Tree:
    """The map at `path`, to be looked at. Raises a `StorageError`."""
    return Tree(Document(look_at(path).records))


def map_language(tree: Tree) -> str:
    """The language code that a map gives of itself; empty if it gives none."""
    return next((info.language for info in tree.document.all(MapInfo)), "")


def read_bytes(path: Path) -> bytes:
    """A whole file. Raises `Missing`, `NotAFile`, `NotAllowed`, `TooLarge` or `DiskTrouble`."""
    if file_state(path).size > FILE_BYTES:
        raise TooLarge(path, "it is larger than 1 GiB")
    with named_errors(path):
        return path.read_bytes()
