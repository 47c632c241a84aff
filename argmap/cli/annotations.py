"""`argmap annotations`: the passages of a map as annotations for other programs."""

from pathlib import Path

import click

from argmap.cli.files import read_tree
from argmap.cli.paths import PATH
from argmap.formats.annotation_formats import WRITABLE, WRITTEN_AS, counted, format_written, write_annotations
from argmap.storage.output import write_output


@click.command("annotations")
@click.argument("file", type=PATH)
@click.argument("output", type=PATH)
@click.option("--format", "format_name", type=click.Choice(WRITABLE), help="The format, if not as OUTPUT ends.")
def command(file: Path, output: Path, format_name: str | None) -> None:
    """Write what the map FILE marks in its sources to OUTPUT, for other programs.

    OUTPUT is W3C Web Annotation (.jsonld) or a REFI-QDA project with the sources' texts (.qdpx). One that exists is
    replaced.
    """
    format_name = format_name or format_written(output.name)
    if format_name is None:
        suffixes = ", ".join(WRITTEN_AS)
        raise click.BadParameter(f"its name must end in one of {suffixes}, or say --format.", param_hint="OUTPUT")
    tree = read_tree(file)
    data = write_annotations(tree, format_name)
    write_output(output, data)
    written, left = counted(tree, format_name)
    click.echo(f"{_many(written)} written.")
    if left:
        click.echo(f"{_many(left)} without a place in a text left out.")


def _many(count: int) -> str:
    return f"{count:,} {'passage' if count == 1 else 'passages'}"
