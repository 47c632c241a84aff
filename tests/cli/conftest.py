"""Maps to call the commands on."""

from pathlib import Path

import pytest

from argmap.samples import sample_records
from argmap.storage.creating import create_map


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A map file of the EU–NATO sample."""
    path = tmp_path / "sample.argmap"
    create_map(path, sample_records("eu-nato"))
    return path
