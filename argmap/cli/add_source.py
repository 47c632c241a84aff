"""`argmap add-source`: a document becomes a source of a map, read in the worker process."""

from dataclasses import replace
from pathlib import Path

import click

from argmap.cli.changing import changing
from argmap.cli.documents import originals, password_option, read_document
from argmap.cli.paths import PATH
from argmap.cli.texts import TEXT
from argmap.core.edits import add_source
from argmap.core.ids import new_id
from argmap.core.limits import SHORT_TEXT
from argmap.core.printable import printable
from argmap.sources.source_records import source_records


@click.command("add-source")
@click.argument("file", type=PATH)
@click.argument("document_file", metavar="DOCUMENT", type=PATH)
@click.option("--title", type=TEXT, default="", help="What the source is called; the document's own title otherwise.")
@password_option
def command(file: Path, document_file: Path, title: str, password: str) -> None:
    """Add DOCUMENT (plain text, Markdown, HTML, PDF, DOCX or EPUB) to the map FILE as a source."""
    if len(title) > SHORT_TEXT:
        raise click.BadParameter(f"a title has at most {SHORT_TEXT:,} characters.", param_hint="--title")
    with changing(file) as session:
        document = read_document(document_file, password)
        source, text = source_records(document, document_file.name, new_id)
        source = replace(source, title=title) if title else source
        session.commit(add_source(session.document, source, text), originals(document, text))
    click.echo(printable(f"“{source.title}” added with {len(text.text):,} characters."))
    for warning in document.warnings:
        click.echo(printable(warning))
