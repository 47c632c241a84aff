"""A file that is made of maps, put where somebody asked for it."""

from pathlib import Path

from argmap.storage.errors import AlreadyThere
from argmap.storage.files import MAGIC, read_start, real_path
from argmap.storage.placing import place_file


def write_output(output: Path, data: bytes) -> None:
    """Put what was made at `output`, also through a link, instead of a file that lies there; never of a map.

    Raises `AlreadyThere` for a map, or another `StorageError`.
    """
    target = real_path(output) if output.is_symlink() else output
    if target.is_file() and read_start(target, len(MAGIC)) == MAGIC:
        raise AlreadyThere(target)
    place_file(target, lambda fresh: _write(fresh, data), replaces=True)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
