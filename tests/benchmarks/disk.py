"""A folder that is really on a disk: what a disk takes to acknowledge is not to be had from a tmpfs."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

IN_MEMORY = ("tmpfs", "ramfs")


@contextmanager
def folder_on_disk() -> Iterator[tuple[Path, str]]:
    """A folder that is gone afterwards, and the kind of file system it is on: that of other temporary files, if it is
    a disk, or else that of the checkout."""
    usual = Path(tempfile.gettempdir())
    place = Path(__file__).resolve().parents[2] if file_system(usual) in IN_MEMORY else usual
    with tempfile.TemporaryDirectory(dir=place) as folder:
        yield Path(folder), file_system(place)


def file_system(path: Path) -> str:
    """The kind of file system a path is on, such as "ext4"."""
    known = {Path(one.mountpoint): one.fstype for one in psutil.disk_partitions(all=True)}
    return next((known[one] for one in (path, *path.parents) if one in known), "unknown")
