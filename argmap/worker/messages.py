"""What the window and the worker say to each other, as frames: a request, progress, a document, an error."""

from typing import Any

from argmap.formats.errors import CannotImport, NewerArgmapJson, NoOutline, NotArgmapJson, UnknownFormat
from argmap.intake.decoding import UnknownEncoding
from argmap.intake.errors import BrokenJson, DamagedFile, EmptyImport, FileTrouble, LockedFile, SwollenFile
from argmap.sources import errors
from argmap.sources.citations.errors import (
    BrokenReferences,
    NoReferences,
    TooManyReferences,
    UnknownReferences,
)
from argmap.sources.document import SourceDocument
from argmap.worker.frames import BrokenFrame, Frame

READY = "ready"
PROGRESS = "progress"
DOCUMENT = "document"
MAP, ANNOTATIONS, REFERENCES = "map", "annotations", "references"
ERROR = "error"
SAID = ("media_type", "title", "authors", "issued", "url", "encoding", "language")  # the fields that are plain words

TOLD: dict[str, type[FileTrouble]] = {
    error.__name__: error
    for error in (
        UnknownEncoding,
        DamagedFile,
        LockedFile,
        SwollenFile,
        errors.UnknownKind,
        errors.NoText,
        errors.TooLarge,
        errors.PasswordNeeded,
        errors.WrongPassword,
        errors.ProtectedDocument,
        errors.CopyProtected,
        errors.NoSuchPage,
        BrokenJson,
        EmptyImport,
        CannotImport,
        NotArgmapJson,
        NewerArgmapJson,
        NoOutline,
        UnknownFormat,
        BrokenReferences,
        NoReferences,
        TooManyReferences,
        UnknownReferences,
    )
}
"""The errors that the worker reports; any other trouble there ends it."""


def request(data: bytes, name: str, password: str, batch_seconds: float) -> Frame:
    """Ask for a document to be read, with at most `batch_seconds` between two reports of progress."""
    return Frame({"wants": DOCUMENT, "name": name, "password": password, "batch_seconds": batch_seconds}, data)


def document_frame(document: SourceDocument) -> Frame:
    """A document on its way back; its original bytes stay where they were."""
    header = {
        "says": DOCUMENT,
        "locators": document.locators,
        "warnings": document.warnings,
    } | {field: getattr(document, field) for field in SAID}
    return Frame(header, document.text.encode("utf-8"))


def document_of(frame: Frame, original: bytes) -> SourceDocument:
    """The document that a frame holds. Raises `BrokenFrame` for one that no honest worker sends."""
    header = frame.header
    if header.get("says") != DOCUMENT:
        raise BrokenFrame("is no document")
    try:
        text = frame.body.decode("utf-8")
        locators = tuple((int(start), str(kind), str(label)) for start, kind, label in header["locators"])
        warnings = tuple(str(warning) for warning in header["warnings"])
        said = {key: str(header[key]) for key in SAID}
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenFrame("holds no document") from error
    if any(not 0 <= start <= len(text) for start, _, _ in locators):
        raise BrokenFrame("has a locator outside its text")
    return SourceDocument(text=text, original=original, locators=locators, warnings=warnings, **said)


def error_frame(error: FileTrouble) -> Frame:
    return Frame({"says": ERROR, "error": type(error).__name__, "detail": error.detail})


def error_of(header: dict[str, Any], name: str) -> FileTrouble | None:
    """The error that a worker reports about the document `name`, or None for one that is not known."""
    error = TOLD.get(str(header.get("error")))
    return None if error is None else error(name, str(header.get("detail", "")))


def progress_frame(done: int, total: int) -> Frame:
    return Frame({"says": PROGRESS, "done": done, "total": total})
