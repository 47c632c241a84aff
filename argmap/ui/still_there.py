"""Whether files that were there once are there still, on disks that may be gone."""

from pathlib import Path


def is_file(path: Path) -> bool:
    """Whether a file is there; not if the system cannot say, as of a share that is gone or a folder that is locked."""
    try:
        return path.is_file()
    except OSError:
        return False
