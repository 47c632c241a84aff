"""Maps to call the commands on, and one process that reads documents for all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.cli import documents
from argmap.samples import sample_records
from argmap.storage.creating import create_map
from tests.worker.kept import Lender, lending


@pytest.fixture(scope="session")
def lender() -> Iterator[Lender]:
    with lending() as made:
        yield made


@pytest.fixture(autouse=True)
def _one_worker_for_all(lender: Lender, monkeypatch: pytest.MonkeyPatch) -> None:
    """For commands that are called in this process; what is called as a program has a worker of its own."""
    monkeypatch.setattr(documents, "Worker", lender)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A map file of the EU–NATO sample."""
    path = tmp_path / "sample.argmap"
    create_map(path, sample_records("eu-nato"))
    return path
