"""`argmap versions`: what can be gone back to, in a map's own history and among its backups."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from argmap import settings
from argmap.cli.differing import since_then
from argmap.cli.paths import PATH
from argmap.cli.trouble import told
from argmap.core.history import Entry, EntryKind
from argmap.core.map_difference import Difference, difference_of
from argmap.core.moments import Moment, difference, first_number, moments, way_back
from argmap.core.printable import printable
from argmap.core.records import MapInfo, Record
from argmap.storage.backup import Backup, backups, backups_of, of_elsewhere
from argmap.storage.errors import StorageError
from argmap.storage.looking import look_at
from argmap.storage.opening import LoadedMap

WIDTH = 26  # of a backup's name


@dataclass(frozen=True, slots=True)
class Line:
    """A version as it is listed: what `restore` calls it, of which kind, when, under which name, what differs now.

    Where nothing can be compared, as with a damaged backup, `since` is None and `trouble` says why. `of` is where the
    map lay of which it is, if that is another than the one asked about.
    """

    version: str
    kind: str
    time: str
    name: str = ""
    since: Difference | None = None
    trouble: str = ""
    of: str = ""

    def __str__(self) -> str:
        name = f"“{printable(self.name)}”, " if self.name else ""
        of = f"of “{printable(self.of)}”, " if self.of else ""
        what = since_then(self.since) if self.since is not None else self.trouble
        return f"{self.version:{WIDTH}}{_local(self.time) or 'at first':18}{name}{of}{what}".rstrip()

    def as_object(self) -> dict[str, object]:
        since = self.since
        return {
            "version": self.version,
            "kind": self.kind,
            "time": self.time or None,
            "name": self.name,
            "since": dict(since.counts) if since is not None else None,
            "cards": list(since.texts) if since is not None else [],
            "problem": self.trouble,
            "of": self.of or None,
        }


@click.command("versions")
@click.argument("file", type=PATH)
@click.option("--all", "every", is_flag=True, help="Every single change, instead of the last of each stretch of work.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON list with an object for each version.")
def command(file: Path, every: bool, as_json: bool) -> None:
    """List what the map FILE was before, newest first, then its backups, each with what is different now.

    The first word of a line is what restore calls that version. Of a map
    that is damaged or gone the backups are listed.
    """
    try:
        loaded = look_at(file)
    except StorageError as error:
        _say(_backup_lines(of_elsewhere(backups_of(settings.backups_folder(), file), file), None), as_json)
        raise told(error) from error
    info = next(one for one in loaded.records if isinstance(one, MapInfo))
    kept = of_elsewhere(backups(settings.backups_folder(), info.id), file)
    lines = [*_moment_lines(loaded.history, every), *_backup_lines(kept, loaded)]
    _say(lines, as_json)
    if not lines and not as_json:
        click.echo("This map has no history and no backups yet.")


def every_moment(entries: Sequence[Entry]) -> list[Moment]:
    """A moment for each change of the history, newest first."""
    each = (Moment(entry.number, entry.time, entry.name) for entry in reversed(entries))
    return [*each, Moment(first_number(entries))] if entries else []


def _moment_lines(entries: Sequence[Entry], every: bool) -> Iterator[Line]:
    marks = {entry.number for entry in entries if entry.kind is EntryKind.MARK}
    for one in every_moment(entries) if every else moments(entries):
        since = difference_of(way_back(entries, one.number).inverse())
        yield Line(str(one.number), "named" if one.number in marks else "moment", one.time, one.name, since)


def _backup_lines(found: Iterable[Backup], now: LoadedMap | None) -> Iterator[Line]:
    """The backups, newest first, each compared with what the map is now, if that is known."""
    for one in sorted(found, reverse=True):
        since, trouble = _compared(one, now.records) if now is not None else (None, "backup")
        time, of = one.time.isoformat(timespec="seconds"), str(one.origin or "")
        yield Line(one.path.stem, "backup", time, since=since, trouble=trouble, of=of)


def _compared(backup: Backup, now: Iterable[Record]) -> tuple[Difference | None, str]:
    try:
        return difference_of(difference(look_at(backup.path).records, now)), ""
    except StorageError as error:
        return None, str(error)


def _say(lines: Iterable[Line], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([line.as_object() for line in lines], ensure_ascii=False, indent=2))
        return
    for line in lines:
        click.echo(str(line))


def _local(time: str) -> str:
    """A time of the history as this machine's clock tells it; empty for none, or one in no form of ours."""
    try:
        return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return ""
