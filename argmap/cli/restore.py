"""`argmap restore`: a version of a map, as a map file of its own."""

from collections.abc import Sequence
from pathlib import Path

import click

from argmap import settings
from argmap.cli.paths import PATH
from argmap.cli.trouble import Told
from argmap.core.history import Entry
from argmap.core.moments import first_number
from argmap.core.printable import printable
from argmap.core.records import MapInfo
from argmap.session.restored import make_restored
from argmap.storage.backup import Backup, backups, backups_of
from argmap.storage.creating import refuse_companions
from argmap.storage.errors import AlreadyThere, StorageError
from argmap.storage.files import is_there
from argmap.storage.looking import look_at

LEAST = 10  # characters of a backup's name: its day
DIGITS = 18  # of the number of a moment


@click.command("restore")
@click.argument("file", type=PATH)
@click.argument("version")
@click.argument("new_file", type=PATH)
def command(file: Path, version: str, new_file: Path) -> None:
    """Make NEW_FILE, which must not exist, of what the map FILE was at VERSION; FILE stays as it is.

    VERSION is the number of a moment, the name of a version, or a backup, as the versions command lists them. A moment
    is restored as one change, so that undo in NEW_FILE leads back to what FILE is now.
    """
    if is_there(new_file):
        raise AlreadyThere(new_file)
    refuse_companions(new_file)
    entries, kept = _known(file)
    number = _number_of(version, entries)
    origin = file if number is not None else _backup_of(file, version, kept).path
    make_restored(origin, number, new_file)


def _known(file: Path) -> tuple[Sequence[Entry], Sequence[Backup]]:
    """The history of a map and its backups; of one that is damaged or gone the backups alone.

    Raises a `StorageError` if it has none.
    """
    try:
        loaded = look_at(file)
    except StorageError:
        if kept := backups_of(settings.backups_folder(), file):
            return (), kept
        raise
    info = next(one for one in loaded.records if isinstance(one, MapInfo))
    return loaded.history, backups(settings.backups_folder(), info.id)


def _number_of(version: str, entries: Sequence[Entry]) -> int | None:
    """The number of the moment that is meant; None if none is. Raises `Told` if there are several."""
    named = [entry.number for entry in entries if version and entry.name == version]
    known = range(first_number(entries), entries[-1].number + 1) if entries else range(0)
    if version.isdecimal() and len(version) <= DIGITS and int(version) in known:
        if others := [one for one in named if one != int(version)]:
            other = f"the name of another, which has number {others[0]}"
            raise Told(f"“{version}” is the number of one version and {other}.")
        return int(version)
    if len(named) > 1:
        numbers = ", ".join(map(str, named))
        raise Told(f"Several versions are named “{printable(version)}”; give the number of one: {numbers}.")
    return next(iter(named), None)


def _backup_of(file: Path, version: str, kept: Sequence[Backup]) -> Backup:
    """The backup whose name begins with what is given. Raises `Told` if there is none, or are several."""
    found = [one for one in kept if one.path.stem.startswith(version)] if len(version) >= LEAST else []
    if len(found) == 1:
        return found[0]
    many = "more than one backup" if found else "no version, and no backup,"
    raise Told(f"“{file.name}” has {many} called “{printable(version)}”; argmap versions lists them.")
