"""`argmap back-up`: one more verified copy of a map, kept in the data folder."""

from datetime import UTC, datetime
from pathlib import Path

import click

from argmap import settings
from argmap.storage.backup import back_up


@click.command("back-up")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Keep a verified copy of the map FILE among its backups, as the window does every ten minutes of work."""
    kept = back_up(file, settings.backups_folder(), datetime.now(UTC))
    click.echo("The newest backup is the same." if kept is None else str(kept.path))
