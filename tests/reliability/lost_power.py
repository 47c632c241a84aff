"""What a disk may hold after the power went: what was synced, and of the rest whatever happens to be there.

Each sector of 512 bytes that was written and not synced is there or not, by chance, and so is each file that was made
or deleted while its folder was not synced after it. What was never written within a file's end reads as zeros.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from tests.reliability.operations import Doing, Operation

SECTOR = 512


@dataclass(slots=True)
class _File:
    """A file as it is safe, and what was done to it since."""

    safe: bytearray = field(default_factory=bytearray)
    since: list[Operation] = field(default_factory=list)
    syncs_folder: bool = False

    def sync(self) -> None:
        for one in self.since:
            _carry_out(one, self.safe)
        self.since.clear()


@dataclass(frozen=True, slots=True)
class _Named:
    """A change of the folder: the name leads to this file from now on, or nowhere."""

    name: str
    file: _File | None


def left_over(before: dict[str, bytes], done: Iterable[Operation], chance: Random) -> dict[str, bytes]:
    """The files of a folder, which held `before` safely, when the power goes after these operations."""
    folder = _Folder({name: _File(bytearray(content)) for name, content in before.items()})
    for operation in done:
        folder.do(operation)
    likely = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
    return folder.after_the_cut(chance, likely)


class _Folder:
    def __init__(self, files: dict[str, _File]) -> None:
        self._now = dict(files)
        self._safe = dict(files)
        self._since: list[_Named] = []

    def do(self, operation: Operation) -> None:
        match operation.doing:
            case Doing.OPEN if operation.is_with_folder:
                self._name(operation.name, _File(syncs_folder=True))
            case Doing.WRITE | Doing.TRUNCATE:
                self._now[operation.name].since.append(operation)
            case Doing.SYNC:
                self._sync(self._now[operation.name])
            case Doing.DELETE:
                self._name(operation.name, None)
                if operation.is_with_folder:
                    self._sync_names()

    def after_the_cut(self, chance: Random, likely: float) -> dict[str, bytes]:
        for change in self._since:
            if chance.random() < likely:
                self._safe[change.name] = change.file
        there = {name: file for name, file in self._safe.items() if file is not None}
        return {name: _by_chance(file, chance, likely) for name, file in there.items()}

    def _name(self, name: str, file: _File | None) -> None:
        self._now[name] = file
        self._since.append(_Named(name, file))

    def _sync(self, file: _File) -> None:
        """SQLite syncs a new journal's folder with it, the first time."""
        file.sync()
        if file.syncs_folder:
            file.syncs_folder = False
            self._sync_names()

    def _sync_names(self) -> None:
        self._safe.update((change.name, change.file) for change in self._since)
        self._since.clear()


def _by_chance(file: _File, chance: Random, likely: float) -> bytes:
    content = bytearray(file.safe)
    for whole in file.since:
        for part in _sectors(whole):
            if chance.random() < likely:
                _carry_out(part, content)
    return bytes(content)


def _sectors(operation: Operation) -> Iterable[Operation]:
    """The parts of a write that a disk keeps or loses as one."""
    if operation.doing is Doing.TRUNCATE:
        return [operation]
    start, end = operation.offset, operation.offset + len(operation.data)
    edges = [start, *range(start // SECTOR * SECTOR + SECTOR, end, SECTOR), end]
    return [
        Operation(Doing.WRITE, operation.name, one, operation.data[one - start : other - start])
        for one, other in pairwise(edges)
    ]


def _carry_out(operation: Operation, content: bytearray) -> None:
    if operation.doing is Doing.TRUNCATE:
        del content[operation.size :]
        return
    end = operation.offset + len(operation.data)
    content.extend(bytes(max(0, end - len(content))))
    content[operation.offset : end] = operation.data
