"""What each run of argmap has open, in a file of its own: the next start goes on where one ended badly."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from argmap.processes import is_alive, own_start
from argmap.ui.still_there import files_among

TRUSTED_MS = 30_000  # a map that was opened again and brings argmap down before that is not opened again once more


class Run:
    """This process. Its file is there while a map is open in it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{os.getpid()}.json"
        self._doubtful: frozenset[Path] = frozenset()
        self._maps: tuple[Path, ...] = ()

    def doubt(self, paths: Iterable[Path]) -> None:
        """Leave these maps out until `trust`: a run that had them open ended badly, perhaps because of them."""
        self._doubtful = frozenset(paths)

    def trust(self) -> None:
        """Take them up as well: they have been open for a while."""
        self._doubtful = frozenset()
        self.note(self._maps)

    def note(self, maps: Iterable[Path]) -> None:
        """Write down which maps are open. A folder that cannot be written to costs the reopening, not the map."""
        self._maps = tuple(maps)
        noted = [str(path) for path in self._maps if path not in self._doubtful]
        try:
            if noted:
                self._write(noted)
            else:
                self._path.unlink(missing_ok=True)
        except OSError:
            return

    def _write(self, noted: list[str]) -> None:
        import json

        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps({"started": own_start(), "maps": noted}), encoding="utf-8")
        fresh.replace(self._path)


def maps_left(folder: Path) -> list[Path]:
    """The maps that runs which ended badly had open, as far as they are to be had; those runs are forgotten."""
    try:
        files = sorted(folder.glob("*.json"))
    except OSError:
        return []
    found = dict.fromkeys(path for file in files for path in _left_in(file))
    return files_among(found)


def _left_in(file: Path) -> list[Path]:
    """The maps of one run, which is forgotten; none while it lives."""
    import json

    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        started, maps = float(kept["started"]), [Path(one) for one in kept["maps"]]
    except (OSError, ValueError, TypeError, KeyError):
        started, maps = 0.0, []
    if file.stem.isdecimal() and is_alive(int(file.stem), started):
        return []
    with suppress(OSError):  # a folder that cannot be written to keeps nobody from starting
        file.unlink(missing_ok=True)
    return maps
