"""Documents that commands are named: read in the worker process, and what a session keeps of them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from argmap.cli.texts import TEXT
from argmap.core.printable import printable
from argmap.core.records import SourceText
from argmap.session import Originals
from argmap.sources.document import SourceDocument
from argmap.sources.errors import PasswordNeeded
from argmap.storage.files import read_foreign
from argmap.worker.client import Worker

password_option = click.option(
    "--password", type=TEXT, default="", help="The password of a locked document; on a terminal it is asked for."
)


def read_document(path: Path, password: str = "") -> SourceDocument:
    """A document as the worker process reads it. Raises a `FileTrouble` or a `StorageError`."""
    data = read_foreign(path)
    with working() as worker:
        try:
            return worker.read_source(data, path.name, password)
        except PasswordNeeded as needed:
            if password or not sys.stdin.isatty():
                raise
            given = click.prompt(f"{printable(str(needed))} Password", hide_input=True, err=True)
            return worker.read_source(data, path.name, given)


@contextmanager
def working() -> Iterator[Worker]:
    """A worker process for one command."""
    worker = Worker()
    try:
        yield worker
    finally:
        worker.close()


def originals(document: SourceDocument, text: SourceText) -> Originals:
    """The bytes of a document, to be stored beside the record of its text."""
    return {text.original_sha256: document.original} if text.original_sha256 is not None else {}
