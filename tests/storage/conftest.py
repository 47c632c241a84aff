"""A map in a folder of its own, and a writer whose answers are collected."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from argmap.storage.creating import create_map
from argmap.storage.errors import StorageError
from argmap.storage.opening import read_map
from argmap.storage.writer import Writer
from tests.small_disk import small_disk
from tests.storage.samples import every_record, originals, small_map

__all__ = ["Answers", "answers", "full_map", "map_file", "small_disk", "write"]


@dataclass
class Answers:
    """What a writer said: the numbers it acknowledged, and what it refused."""

    saved: list[int] = field(default_factory=list)
    failed: list[tuple[StorageError, tuple[int, ...]]] = field(default_factory=list)

    def note_failure(self, error: StorageError, numbers: tuple[int, ...]) -> None:
        self.failed.append((error, numbers))


@pytest.fixture
def full_map(tmp_path: Path) -> Path:
    """A map with every kind of record."""
    path = tmp_path / "full.argmap"
    create_map(path, every_record(), originals())
    return path


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    """A map of one card."""
    path = tmp_path / "small.argmap"
    create_map(path, small_map())
    return path


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def write(answers: Answers) -> Iterator[Callable[..., Writer]]:
    """Opens writers on maps, and closes them at the end."""
    writers: list[Writer] = []

    def open_writer(path: Path, **options: int) -> Writer:
        state = read_map(path).state
        writers.append(Writer(path, state, answers.saved.append, answers.note_failure, **options))
        return writers[-1]

    yield open_writer
    for writer in writers:
        writer.close()
