"""What can go wrong with a map file: a class for each reason, each one sentence that names the file."""

import errno
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from argmap.core.errors import MapError

NAMES = {
    "map_info": "the map's title page",
    "nodes": "the card",
    "inferences": "a step below the card",
    "premises": "the place of the card",
    "sources": "the source",
    "source_texts": "the text of the source",
    "passages": "the passage",
    "passage_links": "a passage of the card",
    "ratings": "a rating of the card",
    "comments": "a comment on the card",
    "answers": "an answer about the card",
    "foreign": "what was imported along",
    "blobs": "the kept document",
    "changes": "the history",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a map: the table, the row's id, the column, what is wrong, and whose card it is."""

    table: str
    row: str = ""
    column: str = ""
    what: str = "is not as it was written"
    place: str = ""

    @property
    def in_words(self) -> str:
        """The fault for who has to read it: whose it is, and what is wrong, without ids."""
        name = NAMES.get(self.table, "the file")
        return f"{name} “{self.place}” {self.what}" if self.place else f"{name} {self.what}"

    def __str__(self) -> str:
        where = " ".join(part for part in (self.table, self.row, self.column) if part)
        return f"{where} {self.what}" + (f' ("{self.place}")' if self.place else "")


class StorageError(MapError):
    """Trouble with one file. Subclasses say which in `sentence`, where {file} is the file's name, and what to do about
    it in `advice`, where the sentence does not say so itself.
    """

    sentence = "“{file}” could not be used."
    advice = ""

    def __init__(self, path: Path, detail: str = "") -> None:
        self.path = path
        self.detail = detail
        super().__init__(self.sentence.format(file=path.name or path, folder=path.parent, detail=detail))


class Missing(StorageError):
    sentence = "“{file}” is not there; it was moved, renamed or deleted."
    advice = "Look for it where it may have been moved to."


class NotAFile(StorageError):
    sentence = "“{file}” is a folder or a device, not a map file."
    advice = "Choose the map itself, a file that ends in .argmap."


class EmptyFile(StorageError):
    sentence = "“{file}” is empty; there is no map in it."
    advice = "Ask for it again where it came from."


class NotAMap(StorageError):
    sentence = "“{file}” is not an argmap map."
    advice = "A file of another program comes in by Import."


class TooNew(StorageError):
    sentence = "“{file}” was written by a newer argmap; this one cannot read it."
    advice = "Open it with that one, or ask for it as JSON."


class Older(StorageError):
    sentence = "“{file}” was written by an older argmap; open it once, and it is brought up to date."


class TooLarge(StorageError):
    sentence = "“{file}” is beyond what argmap can open: {detail}."
    advice = "Ask who made it for a part of it."


class InUse(StorageError):
    sentence = "“{file}” is open elsewhere; it can be read here, but not changed."
    advice = "Close it there, and open it here again."


class Busy(StorageError):
    sentence = "“{file}” is being used by another program; try again in a moment."


class ReadOnly(StorageError):
    sentence = "“{file}” cannot be changed, because the file or its folder is read-only."
    advice = "Save a copy of it in a folder of your own."


class ReadOnlyFolder(StorageError):
    sentence = "“{file}” could not be made, because its folder is read-only."
    advice = "Choose another folder."


class NoFolder(StorageError):
    sentence = "“{file}” could not be made, because the folder “{folder}” is not there."
    advice = "Choose another folder."


class NotAllowed(StorageError):
    sentence = "“{file}” could not be opened, because the system does not allow it."
    advice = "Ask whose it is for the right to read it, or for a copy."


class Moved(StorageError):
    sentence = "“{file}” was moved, renamed or replaced while it was open."
    advice = "Open it where it is now."


class Renamed(Moved):
    """Moved within its folder, to the name in `detail`."""

    sentence = "“{file}” was renamed to “{detail}” while it was open."
    advice = "Go on with it there."

    @property
    def now(self) -> Path:
        """Where it is."""
        return self.path.with_name(self.detail)


class ChangedOutside(StorageError):
    sentence = "“{file}” was changed by another program while it was open."
    advice = "Open it again to see what it says now."


class StillSaving(StorageError):
    sentence = "“{file}” is not saved yet, because the disk is slow to answer."
    advice = "Leave its window open until it is."


class DiskFull(StorageError):
    sentence = "“{file}” could not be saved, because the disk is full."
    advice = "Make room on it, and try again."


class DiskTrouble(StorageError):
    sentence = "“{file}” could not be read or written: {detail}."
    advice = "Try again; if that does not help, copy the file to another disk."


class AlreadyThere(StorageError):
    sentence = "“{file}” is already there, and was left as it is."
    advice = "Choose another name."


class IsOpen(StorageError):
    sentence = "“{file}” is open, and was left as it is; choose another name."


class Hostile(StorageError):
    sentence = "“{file}” was not opened, because it was tampered with: {detail}."
    advice = "Ask its author for it again, by another way."


class UnfinishedJournal(StorageError):
    sentence = "“{file}” was not opened, because an unfinished change of another program lies beside it ({detail})."
    advice = "Open it where it was changed last, and ask for it again."


class NotInMap(StorageError):
    sentence = "“{file}” does not hold that document any more."
    advice = "Add the document to the map again."


class NothingLeft(StorageError):
    sentence = "Nothing of a map could be read in “{file}”."
    advice = "Look for a backup, or ask for it again where it came from."


class Damaged(StorageError):
    """A map whose content is not what was written; `faults` says what and where."""

    sentence = "“{file}” is damaged: {detail}."
    advice = "Open what is good in it as a new map, or a backup of it."

    def __init__(self, path: Path, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
        super().__init__(path, f"{faults[0].in_words}{more}" if faults else "it could not be read")


@contextmanager
def named_errors(path: Path) -> Iterator[None]:
    """Turn whatever SQLite, the system or the decoding raises inside into the named error for `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise sqlite_error(path, error) from error
    except OSError as error:
        raise system_error(path, error) from error
    except (UnicodeError, OverflowError) as error:
        raise Damaged(path, [Fault("file", what="holds values that cannot be read")]) from error
    except MemoryError as error:
        raise TooLarge(path, "there is not enough memory") from error
    except RecursionError as error:
        raise Hostile(path, "its values are nested too deeply") from error


def sqlite_error(path: Path, error: sqlite3.Error) -> StorageError:
    """The named error for what SQLite said, by its (extended) result code."""
    code = getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return Moved(path)
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Busy(path)
        case sqlite3.SQLITE_READONLY:
            return ReadOnly(path)
        case sqlite3.SQLITE_FULL:
            return DiskFull(path)
        case sqlite3.SQLITE_NOTADB:
            return NotAMap(path)
        case sqlite3.SQLITE_IOERR:
            return DiskTrouble(path, "the disk reported an error")
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return NotAllowed(path)
        case sqlite3.SQLITE_CONSTRAINT:
            return DiskTrouble(path, "it does not take the change")
        case sqlite3.SQLITE_NOMEM:
            return TooLarge(path, "there is not enough memory")
        case sqlite3.SQLITE_TOOBIG:
            return TooLarge(path, "a value in it is larger than any that argmap writes")
        case sqlite3.SQLITE_INTERRUPT:
            return Hostile(path, "checking it took too long")
        case _:
            return Damaged(path, [Fault("file", what="cannot be read")])


def system_error(path: Path, error: OSError) -> StorageError:
    """The named error for what the operating system said."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return Missing(path)
        case errno.EISDIR:
            return NotAFile(path)
        case errno.EEXIST:
            return AlreadyThere(path)
        case errno.EROFS:
            return ReadOnly(path)
        case errno.EACCES | errno.EPERM:
            return NotAllowed(path)
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return DiskFull(path)
        case _:
            return DiskTrouble(path, error.strerror or "the system reported an error")
