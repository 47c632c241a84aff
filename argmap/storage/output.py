"""A file that is made of maps, put where somebody asked for it."""

from pathlib import Path

from argmap.storage.errors import AlreadyThere, named_errors
from argmap.storage.files import MAGIC, NotAPlainFile, read_start, real_path
from argmap.storage.placing import place_file


def write_output(output: Path, data: bytes) -> None:
    """Put what was made at `output`, also through a link, instead of a file that lies there; never of a map.

    Raises `AlreadyThere` for a map, `NotAPlainFile` for a pipe, a device or a folder, or another `StorageError`.
    """
    target = real_path(output) if output.is_symlink() else output
    with named_errors(target):
        if target.exists() and not target.is_file():
            raise NotAPlainFile(target)
        if target.is_file() and read_start(target, len(MAGIC)) == MAGIC:
            raise AlreadyThere(target)
    place_file(target, lambda fresh: _write(fresh, data), replaces=True)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
