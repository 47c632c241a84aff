"""A second disk, for what is moved."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.small_disk import small_disk

__all__ = ["other_disk", "small_disk"]


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on another file system than the test's own."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("needs a second file system")
    with tempfile.TemporaryDirectory(prefix="argmap-test-", dir=memory) as folder:
        yield Path(folder)
