"""`argmap new`: a map with nothing in it but its title."""

from pathlib import Path

import click

from argmap.cli.paths import PATH
from argmap.cli.texts import TEXT
from argmap.core.ids import new_id
from argmap.core.limits import SHORT_TEXT
from argmap.core.records import MapInfo
from argmap.storage.creating import create_map


@click.command("new")
@click.argument("file", type=PATH)
@click.option("--title", type=TEXT, default="", help="What the map is called.")
def command(file: Path, title: str) -> None:
    """Make a new, empty map at FILE, which must not exist."""
    if len(title) > SHORT_TEXT:
        raise click.BadParameter(f"a title has at most {SHORT_TEXT:,} characters.", param_hint="--title")
    create_map(file, [MapInfo(id=new_id(), title=title)])
