"""`argmap add-source`: a document becomes a source of a map, read in the worker process."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import click

from argmap.cli.files import read_bytes
from argmap.cli.trouble import printable
from argmap.core.edits import add_source
from argmap.core.ids import new_id
from argmap.core.limits import SHORT_TEXT
from argmap.session import HeldMap, hold, session_of
from argmap.sources.document import SourceDocument
from argmap.sources.source_records import source_records
from argmap.storage.errors import InUse, ReadOnly
from argmap.worker.client import Worker


@click.command("add-source")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("document_file", metavar="DOCUMENT", type=click.Path(path_type=Path))
@click.option("--title", default="", help="What the source is called; the document's own title otherwise.")
def command(file: Path, document_file: Path, title: str) -> None:
    """Add DOCUMENT (plain text, Markdown, HTML or PDF) to the map FILE as a source."""
    if len(title) > SHORT_TEXT:
        raise click.BadParameter(f"a title has at most {SHORT_TEXT:,} characters.", param_hint="--title")
    with ExitStack() as stack:
        session = session_of(_own(file))
        stack.callback(session.close)
        document = _read(document_file)
        source, text = source_records(document, document_file.name, new_id)
        source = replace(source, title=title) if title else source
        originals = {text.original_sha256: document.original} if text.original_sha256 is not None else {}
        session.commit(add_source(session.document, source, text), originals)
        session.flush()
        if session.refusal is not None:
            raise session.refusal
    click.echo(printable(f"“{source.title}” added with {len(text.text):,} characters."))
    for warning in document.warnings:
        click.echo(printable(warning))


def _own(file: Path) -> HeldMap:
    """The map, taken up to be changed. Raises `InUse`, `ReadOnly` or another `StorageError`."""
    held = hold(file)
    if held.is_writable:
        return held
    held.release()
    raise InUse(file) if held.is_picture else ReadOnly(file)


def _read(path: Path) -> SourceDocument:
    worker = Worker()
    try:
        return worker.read_source(read_bytes(path), path.name)
    finally:
        worker.close()
