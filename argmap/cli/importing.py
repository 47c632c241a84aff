"""`argmap import`: a map from a file of another format."""

from pathlib import Path

import click

from argmap.cli.documents import working
from argmap.core.printable import printable
from argmap.core.records import Node
from argmap.storage.creating import create_map
from argmap.storage.files import read_foreign
from argmap.worker.importing import import_map


@click.command("import")
@click.argument("input_file", metavar="INPUT", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
def command(input_file: Path, file: Path) -> None:
    """Make a map at FILE, which must not exist, from INPUT.

    INPUT is argmap JSON (.json) or a Markdown outline (.md).
    """
    data = read_foreign(input_file)
    with working() as worker:
        imported = import_map(worker, data, input_file.name)
    create_map(file, imported.records)
    cards = sum(isinstance(one, Node) for one in imported.records)
    click.echo(f"{cards:,} {'card' if cards == 1 else 'cards'} imported.")
    for remark in imported.remarks:
        click.echo(printable(remark))
