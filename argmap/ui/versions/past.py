"""All that is kept of one map: what its history leads back to, and its backups. Frozen, to be read on any thread."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from argmap import settings
from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.history import Entry
from argmap.core.map_difference import Difference, difference_of
from argmap.core.moments import Moment, difference, first_number, moments, records_at, way_back
from argmap.core.records import Node, Record
from argmap.core.topmost import topmost
from argmap.core.tree import Tree
from argmap.render.theme import ThemeName
from argmap.session import Session
from argmap.storage.backup import Backup, backups, backups_of, of_elsewhere
from argmap.storage.looking import look_at
from argmap.ui.error_words import said
from argmap.ui.still_there import asked
from argmap.ui.thumbnails import DRAWN, draw_thumbnail

Version = Moment | Backup


@dataclass(frozen=True, slots=True)
class Past:
    """`records` and `entries` are those of the present; a map that cannot be read has none, and its backups alone.

    A backup has an origin where it is not of the map as it lies now, but of a copy, or from before the map was moved.
    """

    path: Path
    records: Sequence[Record]
    entries: Sequence[Entry]
    moments: Sequence[Moment]
    backups: Sequence[Backup]

    def is_present(self, version: Version) -> bool:
        """Whether it is the last moment, after which nothing was changed."""
        return isinstance(version, Moment) and self.changes_to(version.number) == len(self.entries)

    def changes_to(self, number: int) -> int:
        """How many of the changes that are kept lead to the moment of that number."""
        return bisect_right(self.entries, number, key=lambda entry: entry.number)

    def moment_after(self, changes: int) -> Moment:
        """The moment after so many of them."""
        if changes == 0:
            return Moment(first_number(self.entries))
        entry = self.entries[changes - 1]
        return Moment(entry.number, entry.time, entry.name)


@dataclass(frozen=True, slots=True)
class Details:
    """What is told of a version once it was looked into; `trouble` is why it could not be.

    How much differs now is not known (None) of a map that cannot be read.
    """

    cards: int = 0
    since: Difference | None = None
    picture: QImage | None = None
    trouble: str = ""


def past_of(path: Path, session: Session | None) -> Past:
    """What is kept of the map at `path`, and of what it is now if it is open."""
    folder = settings.backups_folder()
    if session is None:
        return Past(path, (), (), (), of_elsewhere(backups_of(folder, path)[::-1], path))
    entries = session.history.entries()
    kept = backups(folder, session.document.info.id)[::-1]
    named = asked(lambda: of_elsewhere(kept, path), kept)  # of a share that hangs it is not known where it lies
    return Past(path, list(session.document.records()), entries, moments(entries), named)


def records_of(past: Past, version: Version) -> list[Record]:
    """The records of a version. Raises a `StorageError` for a backup that cannot be read."""
    if isinstance(version, Backup):
        return look_at(version.path).records
    return records_at(past.records, past.entries, version.number)


def details_of(past: Past, version: Version, theme: ThemeName) -> Details:
    """What differs now, and a picture."""
    try:
        records = records_of(past, version)
        since = _since(past, version, records)
    except MapError as error:
        return Details(trouble=said(error))
    tree = Tree(Document(topmost(records, DRAWN)))
    cards = sum(isinstance(one, Node) for one in records)
    return Details(cards, since, draw_thumbnail(tree, theme))


def _since(past: Past, version: Version, records: Sequence[Record]) -> Difference | None:
    if isinstance(version, Moment):
        return difference_of(way_back(past.entries, version.number).inverse())
    return difference_of(difference(records, past.records)) if past.records else None
