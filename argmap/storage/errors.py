"""What can go wrong with a map file: a class for each reason, each one sentence that names the file."""

import errno
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from argmap.core.errors import MapError
from argmap.core.marked import N

THE_FILE = N("Faults", "the file")
NOT_AS_WRITTEN = N("Faults", "is not as it was written")
NAMES = {
    "map_info": N("Faults", "the map's title page"),
    "nodes": N("Faults", "the card"),
    "inferences": N("Faults", "a step below the card"),
    "premises": N("Faults", "the place of the card"),
    "sources": N("Faults", "the source"),
    "source_texts": N("Faults", "the text of the source"),
    "passages": N("Faults", "the passage"),
    "passage_links": N("Faults", "a passage of the card"),
    "ratings": N("Faults", "a rating of the card"),
    "comments": N("Faults", "a comment on the card"),
    "answers": N("Faults", "an answer about the card"),
    "foreign": N("Faults", "what was imported along"),
    "exercises": N("Faults", "the exercise"),
    "blobs": N("Faults", "the kept document"),
    "changes": N("Faults", "the history"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a map: the table, the row's id, the column, what is wrong, and whose card it is."""

    table: str
    row: str = ""
    column: str = ""
    what: str = NOT_AS_WRITTEN
    place: str = ""

    @property
    def in_words(self) -> str:
        """The fault for who has to read it: whose it is, and what is wrong, without ids."""
        name = NAMES.get(self.table, THE_FILE)
        return f"{name} “{self.place}” {self.what}" if self.place else f"{name} {self.what}"

    def __str__(self) -> str:
        where = " ".join(part for part in (self.table, self.row, self.column) if part)
        return f"{where} {self.what}" + (f' ("{self.place}")' if self.place else "")


class StorageError(MapError):
    """Trouble with one file. Subclasses say which in `sentence`, where {file} is the file's name, and what to do about
    it in `advice`, where the sentence does not say so itself.
    """

    sentence = N("Errors", "“{file}” could not be used.")
    advice = ""

    def __init__(self, path: Path, detail: str = "") -> None:
        self.path = path
        self.detail = detail
        super().__init__(self.sentence.format(**self.named))

    @property
    def named(self) -> dict[str, object]:
        """What the sentence names."""
        return {"file": self.path.name or self.path, "folder": self.path.parent, "detail": self.detail}


class Missing(StorageError):
    sentence = N("Errors", "“{file}” is not there; it was moved, renamed or deleted.")
    advice = N("Errors", "Look for it where it may have been moved to.")


class NotAFile(StorageError):
    sentence = N("Errors", "“{file}” is a folder or a device, not a map file.")
    advice = N("Errors", "Choose the map itself, a file that ends in .argmap.")


class EmptyFile(StorageError):
    sentence = N("Errors", "“{file}” is empty; there is no map in it.")
    advice = N("Errors", "Ask for it again where it came from.")


class NotAMap(StorageError):
    sentence = N("Errors", "“{file}” is not an argmap map.")
    advice = N("Errors", "A file of another program comes in by Import.")


class TooNew(StorageError):
    sentence = N("Errors", "“{file}” was written by a newer argmap; this one cannot read it.")
    advice = N("Errors", "Open it with that one, or ask for it as JSON.")


class Older(StorageError):
    sentence = N("Errors", "“{file}” was written by an older argmap; open it once, and it is brought up to date.")


class TooLarge(StorageError):
    sentence = N("Errors", "“{file}” is beyond what argmap can open: {detail}.")
    advice = N("Errors", "Ask who made it for a part of it.")


class InUse(StorageError):
    sentence = N("Errors", "“{file}” is open elsewhere; it can be read here, but not changed.")
    advice = N("Errors", "Close it there to change it here.")


class NotNoted(StorageError):
    sentence = N(
        "Errors", "“{file}” cannot be changed now, because argmap cannot write down that it is open: {detail}."
    )
    advice = N("Errors", "Make room there, or see to it that it can be written to, and open the map again.")


class Busy(StorageError):
    sentence = N("Errors", "“{file}” is being used by another program; try again in a moment.")


class ReadOnly(StorageError):
    sentence = N("Errors", "“{file}” cannot be changed, because the file or its folder is read-only.")
    advice = N("Errors", "Save a copy of it in a folder of your own.")


class LongName(StorageError):
    sentence = N("Errors", "“{file}” cannot be changed, because its name is too long for its journal.")
    advice = N("Errors", "Give it a shorter name.")


class ReadOnlyFolder(StorageError):
    sentence = N("Errors", "“{file}” could not be made, because its folder is read-only.")
    advice = N("Errors", "Choose another folder.")


class NoFolder(StorageError):
    sentence = N("Errors", "“{file}” could not be made, because the folder “{folder}” is not there.")
    advice = N("Errors", "Choose another folder.")


class FolderNotMade(StorageError):
    sentence = N("Errors", "The folder “{file}” could not be made in “{folder}”: {detail}.")
    advice = N("Errors", "See to it that argmap can write there.")


class NotAllowed(StorageError):
    sentence = N("Errors", "“{file}” could not be opened, because the system does not allow it.")
    advice = N("Errors", "Ask whose it is for the right to read it, or for a copy.")


class Moved(StorageError):
    sentence = N("Errors", "“{file}” was moved, removed or replaced while it was open.")
    advice = N("Errors", "Open it where it is now.")


class Renamed(Moved):
    sentence = N("Errors", "“{file}” was renamed to “{detail}” while it was open.")  # within its folder
    advice = N("Errors", "Go on with it there.")

    @property
    def now(self) -> Path:
        """Where it is."""
        return self.path.with_name(self.detail)


class ChangedOutside(StorageError):
    sentence = N("Errors", "“{file}” was changed by another program while it was open.")
    advice = N("Errors", "Open it again to see what it says now.")


class StillSaving(StorageError):
    sentence = N("Errors", "“{file}” is not saved yet, because the disk is slow to answer.")
    advice = N("Errors", "Leave its window open until it is.")


class DiskFull(StorageError):
    sentence = N("Errors", "“{file}” could not be saved, because the disk is full.")
    advice = N("Errors", "Make room on it, and try again.")


class MapFull(StorageError):
    sentence = N("Errors", "“{file}” could not be saved: larger than 1 GiB, it could not be opened again.")
    advice = N("Errors", "Send a copy of it without its history, and go on there, or take in smaller documents.")


class DiskTrouble(StorageError):
    sentence = N("Errors", "“{file}” could not be read or written: {detail}.")
    advice = N("Errors", "Try again; if that does not help, copy the file to another disk.")


class AlreadyThere(StorageError):
    sentence = N("Errors", "“{file}” is already there, and was left as it is.")
    advice = N("Errors", "Choose another name.")


class IsOpen(StorageError):
    sentence = N("Errors", "“{file}” is open, and was left as it is; choose another name.")


class Hostile(StorageError):
    sentence = N("Errors", "“{file}” was not opened, because it was tampered with: {detail}.")
    advice = N("Errors", "Ask its author for it again, by another way.")


class UnfinishedJournal(StorageError):
    sentence = N(
        "Errors", "“{file}” was not opened, because an unfinished change of another program lies beside it ({detail})."
    )
    advice = N("Errors", "Open it where it was changed last, and ask for it again.")


class NotInMap(StorageError):
    sentence = N("Errors", "“{file}” does not hold that document any more.")
    advice = N("Errors", "Add the document to the map again.")


class NothingLeft(StorageError):
    sentence = N("Errors", "Nothing of a map could be read in “{file}”.")
    advice = N("Errors", "Look for a backup, or ask for it again where it came from.")


class Damaged(StorageError):
    """A map whose content is not what was written; `faults` says what and where."""

    sentence = N("Errors", "“{file}” is damaged: {detail}.")
    advice = N("Errors", "Open what is good in it as a new map, or a backup of it.")

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
        raise Damaged(path, [Fault("file", what=N("Faults", "holds values that cannot be read"))]) from error
    except MemoryError as error:
        raise TooLarge(path, N("Errors", "there is not enough memory")) from error
    except RecursionError as error:
        raise Hostile(path, N("Errors", "its values are nested too deeply")) from error


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
            return DiskTrouble(path, N("Errors", "the disk reported an error"))
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return NotAllowed(path)
        case sqlite3.SQLITE_CONSTRAINT:
            return DiskTrouble(path, N("Errors", "it does not take the change"))
        case sqlite3.SQLITE_NOMEM:
            return TooLarge(path, N("Errors", "there is not enough memory"))
        case sqlite3.SQLITE_TOOBIG:
            return TooLarge(path, N("Errors", "a value in it is larger than any that argmap writes"))
        case sqlite3.SQLITE_INTERRUPT:
            return Hostile(path, N("Errors", "checking it took too long"))
        case _:
            return Damaged(path, [Fault("file", what=N("Faults", "cannot be read"))])


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
