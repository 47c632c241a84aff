"""`argmap annotations`: the passages of a map as annotations for other programs."""

from pathlib import Path

import click

from argmap.cli.files import read_tree
from argmap.core.records import PassageLink
from argmap.formats.annotation_formats import WRITABLE, WRITTEN_AS, write_annotations
from argmap.storage.creating import place_file
from argmap.storage.files import real_path


@click.command("annotations")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("output", type=click.Path(path_type=Path))
@click.option("--format", "format_name", type=click.Choice(WRITABLE), help="The format, if not as OUTPUT ends.")
def command(file: Path, output: Path, format_name: str | None) -> None:
    """Write what the map FILE marks in its sources to OUTPUT: .jsonld is W3C Web Annotation.

    An OUTPUT that exists is replaced.
    """
    if format_name is None and output.suffix.lower() not in WRITTEN_AS:
        suffixes = ", ".join(WRITTEN_AS)
        raise click.BadParameter(f"its name must end in one of {suffixes}, or say --format.", param_hint="OUTPUT")
    tree = read_tree(file)
    data = write_annotations(tree, output.name, format_name or "")
    target = real_path(output) if output.is_symlink() else output
    place_file(target, lambda fresh: _write(fresh, data), replaces=True)
    count = tree.document.count(PassageLink)
    click.echo(f"{count:,} {'passage' if count == 1 else 'passages'} written.")


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
