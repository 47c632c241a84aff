"""The files that commands read and write: maps, whoever has them open, documents, and what is made of them."""

from pathlib import Path

from argmap.core.document import Document
from argmap.core.records import MapInfo
from argmap.core.tree import Tree
from argmap.storage.errors import AlreadyThere
from argmap.storage.files import MAGIC, read_start, real_path
from argmap.storage.looking import look_at
from argmap.storage.placing import place_file


def read_tree(path: Path) -> Tree:
    """The map at `path`, to be looked at. Raises a `StorageError`."""
    return Tree(Document(look_at(path).records))


def map_language(tree: Tree) -> str:
    """The language code that a map gives of itself; empty if it gives none."""
    return next((info.language for info in tree.document.all(MapInfo)), "")


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
