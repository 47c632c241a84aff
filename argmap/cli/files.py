"""The maps that commands read, whoever has them open."""

from pathlib import Path

from argmap.core.document import Document
from argmap.core.records import MapInfo
from argmap.core.tree import Tree
from argmap.storage.looking import look_at


def read_tree(path: Path) -> Tree:
    """The map at `path`, to be looked at. Raises a `StorageError`."""
    return Tree(Document(look_at(path).records))


def map_language(tree: Tree) -> str:
    """The language code that a map gives of itself; empty if it gives none."""
    return next((info.language for info in tree.document.all(MapInfo)), "")
