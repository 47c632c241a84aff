"""A second disk, for what is moved."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.small_disk import small_disk

__all__ = ["other_disk", "small_disk"]
PLACES = (Path("/dev/shm"), Path("/var/tmp"))


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on another file system than the test's own."""
    others = (one for one in PLACES if one.is_dir() and one.stat().st_dev != tmp_path.stat().st_dev)
    place = next(others, None)
    if place is None:
        pytest.skip("needs a second file system")
    with tempfile.TemporaryDirectory(prefix="argmap-test-", dir=place) as folder:
        yield Path(folder)
