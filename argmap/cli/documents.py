"""Documents that commands are named: read in the worker process, and what a session keeps of them."""

from pathlib import Path

from argmap.cli.files import read_bytes
from argmap.core.records import SourceText
from argmap.session import Originals
from argmap.sources.document import SourceDocument
from argmap.worker.client import Worker


def read_document(path: Path) -> SourceDocument:
    """A document as the worker process reads it. Raises a `FileTrouble` or a `StorageError`."""
    worker = Worker()
    try:
        return worker.read_source(read_bytes(path), path.name)
    finally:
        worker.close()


def originals(document: SourceDocument, text: SourceText) -> Originals:
    """The bytes of a document, to be stored beside the record of its text."""
    return {text.original_sha256: document.original} if text.original_sha256 is not None else {}
