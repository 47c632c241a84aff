"""Maps to call the commands on, and one process that reads documents for all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.cli import documents
from argmap.samples import sample_records
from argmap.storage.creating import create_map
from argmap.worker.client import Worker


class KeptWorker(Worker):
    """Stays for the next command; what is called as a program still has a worker process of its own."""

    def close(self) -> None:
        """Not yet."""

    def end(self) -> None:
        super().close()


@pytest.fixture(scope="session")
def kept_worker() -> Iterator[KeptWorker]:
    kept = KeptWorker()
    yield kept
    kept.end()


@pytest.fixture(autouse=True)
def _one_worker_for_all(kept_worker: KeptWorker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting a worker for each command takes three times as long as reading a small document."""
    monkeypatch.setattr(documents, "Worker", lambda: kept_worker)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A map file of the EU–NATO sample."""
    path = tmp_path / "sample.argmap"
    create_map(path, sample_records("eu-nato"))
    return path
