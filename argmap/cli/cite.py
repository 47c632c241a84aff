"""`argmap cite`: references into a map, to its sources or as new ones."""

from pathlib import Path

import click

from argmap.cli.changing import changing
from argmap.cli.documents import working
from argmap.cli.paths import PATH
from argmap.core.edits import cite
from argmap.core.ids import new_id
from argmap.core.printable import printable
from argmap.sources.citations.source_fields import source_of
from argmap.storage.files import read_foreign
from argmap.worker.importing import read_references


@click.command("cite")
@click.argument("file", type=PATH)
@click.argument("references_file", metavar="CITATIONS", type=PATH)
@click.option("--matching", is_flag=True, help="Leave out the references that match no source.")
def command(file: Path, references_file: Path, matching: bool) -> None:
    """Take the references in CITATIONS (.bib, .ris, .json) into the map FILE: to its sources, or as new ones."""
    data = read_foreign(references_file)
    with working() as worker:
        items = read_references(worker, data, references_file.name)
    with changing(file) as session:
        cited = cite(session.document, [source_of(item, new_id()) for item in items], adds=not matching)
        session.commit(cited.change)
    for word, sources in (("matched", cited.matched), ("added", cited.added), ("left out", cited.left)):
        for source in sources:
            click.echo(printable(f"{word}: {source.title or source.url or source.authors}"))
