"""The files that commands read and write: maps, whoever has them open, documents, and what is made of them."""

from pathlib import Path

from argmap.core.document import Document
from argmap.core.records import MapInfo
from argmap.core.tree import Tree
from argmap.storage.errors import AlreadyThere, TooLarge, named_errors
from argmap.storage.files import FILE_BYTES, MAGIC, file_state, read_start, real_path
from argmap.storage.looking import look_at
from argmap.storage.placing import place_file


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


def write_output(output: Path, data: bytes) -> None:
    """Put what a command made at `output`, also through a link, instead of a file that lies there; never of a map.

    Raises `AlreadyThere` for a map, or another `StorageError`.
    """
    target = real_path(output) if output.is_symlink() else output
    if target.is_file() and read_start(target, len(MAGIC)) == MAGIC:
        raise AlreadyThere(target)
    place_file(target, lambda fresh: _write(fresh, data), replaces=True)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
