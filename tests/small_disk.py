"""Disks that are small, to be filled up."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    with mounted(tmp_path / "disk", "1m") as folder:
        yield folder


@contextmanager
def mounted(folder: Path, size: str) -> Iterator[Path]:
    """A disk of so many bytes, as mount takes them, at a new folder."""
    folder.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder]
    if subprocess.run(mount, stderr=subprocess.DEVNULL, check=False).returncode:
        pytest.skip("needs the right to mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@contextmanager
def hanging(folder: Path) -> Iterator[None]:
    """A share that does not answer, in place of a folder: one whose server never says anything."""
    try:
        server = os.open("/dev/fuse", os.O_RDWR)
    except OSError:
        pytest.skip("needs the right to mount a share")
    options = f"fd={server},rootmode=40000,user_id=0,group_id=0"
    mount = ["mount", "-i", "-t", "fuse", "-o", options, "nobody", folder]
    if subprocess.run(mount, stderr=subprocess.DEVNULL, pass_fds=[server], check=False).returncode:
        os.close(server)
        pytest.skip("needs the right to mount a share")
    try:
        yield
    finally:
        os.close(server)  # who waits is told that nobody will come
        subprocess.run(["umount", "-l", folder], check=True)


def fill(disk: Path) -> Path:
    """Leave no room on a disk; returns the file that takes it."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4_096)):
            pass
    return filler
