"""Somebody who edits a map at random and keeps an eye on what becomes of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from argmap.core.history import Entry
from argmap.session import SaveState, Session, open_session
from argmap.storage.errors import StorageError
from argmap.storage.opening import LoadedMap, read_map
from argmap.storage.verify import verify
from tests.reliability.editing import act


class Person:
    """Works on the map at `path`, whose folder holds nothing else; `aside` is a place for copies of it."""

    def __init__(self, path: Path, aside: Path, chance: Random) -> None:
        self._path, self._aside, self._chance = path, aside, chance
        self._made: list[Entry] = []
        self._refused: list[Entry] = []
        self._is_behind = False
        self.messages: list[str] = []
        self.session: Session = open_session(path)
        self.session.subscribe_saved(self._hear)

    def act(self) -> None:
        """Do something, without waiting for the disk."""
        number = self.session.history.next_number
        act(self.session, self._chance)
        self._made += [one for one in self.session.history.entries()[-1:] if one.number == number]

    @property
    def edits(self) -> int:
        return len(self._made)

    def differences(self, is_failing: bool) -> Iterator[str]:
        """How the disk differs from memory, now that it has answered for everything, and what is nowhere any more.

        While the disk is failing and cannot be asked, what was refused may yet be there, and until something is saved.
        """
        self.session.flush()
        found = self._on_disk()
        if isinstance(found, str):
            yield found
            return
        here, there = self.session.history.entries(), found.history
        is_ahead = there[: len(here)] == here and all(one in self._refused for one in there[len(here) :])
        self._is_behind = (is_failing or self._is_behind) and is_ahead and len(there) > len(here)
        if self._is_behind:
            return
        if here != there:
            yield f"memory has {len(here)} entries, the disk {len(there)}"
        if set(found.records) != set(self.session.document.records()):
            yield "the records in memory are not those on disk"
        if lost := [one.number for one in self._made if one not in here and one not in self._refused]:
            yield f"entries {lost} are nowhere"

    def leave(self) -> Iterator[str]:
        """Close the map; how the file differs from what memory held."""
        self.session.close()
        here, found = self.session, read_map(self._path, journal_is_ours=True)
        if found.history != here.history.entries() or set(found.records) != set(here.document.records()):
            yield "the closed file is not what memory held"
        yield from map(str, verify(self._path))

    def _hear(self, state: SaveState) -> None:
        if state is SaveState.REFUSED:
            self.messages.append(str(self.session.refusal))
            self._refused += self.session.refused

    def _on_disk(self) -> LoadedMap | str:
        """What would be there if the machine stopped now, or what is wrong with it."""
        shutil.rmtree(self._aside, ignore_errors=True)
        shutil.copytree(self._path.parent, self._aside)
        try:
            return read_map(self._aside / self._path.name, journal_is_ours=True)
        except StorageError as error:
            return f"the disk has no good map: {error}"
