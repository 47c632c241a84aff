"""What every test stands on: no window on the real screen, a data folder of its own, and files that cost no sync."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt
os.environ["QT_SCALE_FACTOR"] = os.environ.get("QT_SCALE_FACTOR", "1")

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
"""The project's reference files, which stay outside the repository: design, corpora, the example map."""
MEMORY = Path("/dev/shm")
ROOM = 2 << 30  # bytes; all that the tests make, had it to be kept, is a third of a gigabyte
WEAK = 1 << 8  # of scrypt


def pytest_configure() -> None:
    """Have temporary files in memory, where it has room: most of what a test with a window does is wait for the disk.

    What a disk keeps is asked by the rows of make soak, which do not come by here.
    """
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None  # ask again


def pytest_collection() -> None:
    """Look for no garbage while tests are collected: to look through what stays takes a quarter of that time.

    Not on import, as rows of make soak import this as well, and go on for long.
    """
    gc.disable()


def pytest_collection_finish() -> None:
    """From now on there is garbage; the tests themselves are old at once, and seldom looked at."""
    gc.freeze()
    gc.unfreeze()
    gc.enable()


def pytest_sessionfinish() -> None:
    """A process that ends looks for no garbage: pytest would do so five times, and Python once more."""
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the journeys: they wait more than they work, which the other processes' tests make up for."""
    items.sort(key=lambda one: not one.nodeid.startswith("tests/journeys"))


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder for this test alone, where the real one would be the user's."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("ARGMAP_DATA", str(folder))
    return folder


@pytest.fixture
def quick_seals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seals and proofs of little strength: one of full strength takes up to a quarter of a second on purpose.

    For tests of what is sealed; the tests of the seal itself, and the journey of an exercise, take full strength.
    """
    from argmap.reasoning.exercises import proofs, sealing

    for module in (proofs, sealing):
        monkeypatch.setattr(module, "COST", WEAK)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference files; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the reference files (../shared) are not here")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: Any) -> Iterator[None]:  # a QApplication
    """The one application object of a process is one for widgets, whichever test comes first.

    What a test copied goes before Python does: the clipboard would delete it later, which ends in a crash.
    """
    yield
    qapp.clipboard().clear()
