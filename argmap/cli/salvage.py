"""`argmap salvage`: the good part of a damaged map as a new map."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from argmap.cli.paths import PATH
from argmap.cli.trouble import Told
from argmap.core.printable import printable
from argmap.storage.errors import TooLarge
from argmap.storage.salvage import Salvaged, salvage

BACKUPS = "argmap versions lists its backups."
WHOLE = "Nothing is missing."
TRACELESS = "More may be missing of which the file holds no trace."


@click.command("salvage")
@click.argument("file", type=PATH)
@click.argument("new_file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="As a JSON object with all that is hurt.")
def command(file: Path, new_file: Path, as_json: bool) -> None:
    """Put all that is good in the damaged map FILE into NEW_FILE, and say what is hurt.

    FILE stays as it is. Cards and sources that are hurt are replaced by ones that say so; the history stays behind.
    """
    try:
        salvaged = salvage(file, new_file)
    except TooLarge as error:
        raise Told(f"{error} {BACKUPS}") from error
    if as_json:
        click.echo(json.dumps(asdict(salvaged), ensure_ascii=False, indent=2))
        return
    for fault in salvaged.faults:
        click.echo(printable(str(fault)))
    click.echo(f"{printable(str(new_file))}: {_counted(salvaged)}. {WHOLE if salvaged.is_whole else TRACELESS}")


def _counted(salvaged: Salvaged) -> str:
    cards = f"{salvaged.cards:,} {'card' if salvaged.cards == 1 else 'cards'}"
    return f"{cards}, {salvaged.sources:,} {'source' if salvaged.sources == 1 else 'sources'}"
