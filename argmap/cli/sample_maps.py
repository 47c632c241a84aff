"""`argmap samples`: the sample maps, listed or copied."""

from pathlib import Path

import click

from argmap.cli.paths import PATH
from argmap.core.printable import printable
from argmap.samples import sample_copy, sample_names, sample_title
from argmap.storage.creating import create_map


@click.command("samples")
@click.argument("name", required=False)
@click.argument("file", required=False, type=PATH)
def command(name: str | None, file: Path | None) -> None:
    """List the sample maps, or make a copy of the sample NAME at FILE, which must not exist."""
    if name is None:
        names = sample_names()
        for one in names:
            click.echo(printable(f"{one:<{max(map(len, names))}}  {sample_title(one)}"))
    elif file is None:
        raise click.UsageError("Name the FILE that the copy of the sample shall become.")
    else:
        create_map(file, sample_copy(name))
