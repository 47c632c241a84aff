"""`argmap citations`: the sources of a map as references."""

from pathlib import Path

import click

from argmap.cli.files import read_tree
from argmap.cli.paths import PATH
from argmap.core.records import Source
from argmap.sources.citations.bibtex import write_bibtex
from argmap.sources.citations.csl_json import write_csl_json
from argmap.sources.citations.source_fields import item_of

WRITERS = {"csl-json": write_csl_json, "bibtex": write_bibtex}


@click.command("citations")
@click.argument("file", type=PATH)
@click.option("--style", type=click.Choice(list(WRITERS)), default="csl-json", show_default=True)
def command(file: Path, style: str) -> None:
    """Print the sources of the map FILE as references."""
    sources = read_tree(file).document.all(Source)
    click.echo(WRITERS[style](map(item_of, sources)).decode(), nl=False)
