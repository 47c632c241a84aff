"""`argmap cite`: references into a map, to its sources or as new ones."""

from pathlib import Path

import click

from argmap.cli.changing import changing
from argmap.cli.files import read_bytes
from argmap.cli.trouble import printable
from argmap.core.edits import cite
from argmap.core.ids import new_id
from argmap.sources.citations.reading import read_references
from argmap.sources.citations.source_fields import source_of


@click.command("cite")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("references_file", metavar="CITATIONS", type=click.Path(path_type=Path))
@click.option("--matching", is_flag=True, help="Leave out the references that match no source.")
def command(file: Path, references_file: Path, matching: bool) -> None:
    """Take the references in CITATIONS (.bib, .ris, .json) into the map FILE: to its sources, or as new ones."""
    items = read_references(read_bytes(references_file), references_file.name)
    with changing(file) as session:
        cited = cite(session.document, [source_of(item, new_id()) for item in items], adds=not matching)
        session.commit(cited.change)
    for word, sources in (("matched", cited.matched), ("added", cited.added), ("left out", cited.left)):
        for source in sources:
            click.echo(printable(f"{word}: {source.title or source.url or source.authors}"))
