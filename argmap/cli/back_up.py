"""`argmap back-up`: one more verified copy of a map, kept in the data folder."""

import signal
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click

from argmap import settings
from argmap.cli.paths import PATH
from argmap.storage.backup import back_up
from argmap.storage.strays import sweep_copies, sweep_files


@click.command("back-up")
@click.argument("file", type=PATH)
def command(file: Path) -> None:
    """Keep a verified copy of the map FILE among its backups, as the window does every ten minutes of work.

    What earlier processes left unfinished beside it, and in argmap's own folders, is removed.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)  # which is ignored below a script that runs argmap aside
    now = datetime.now(UTC)
    _sweep(file, now)
    kept = back_up(file, settings.backups_folder(), now)
    click.echo("The newest backup is the same." if kept is None else str(kept.path))


def _sweep(file: Path, now: datetime) -> None:
    """Clean up after processes that were killed. Here, as the window does this soon after a start, and aside."""
    for folder in {file.parent, settings.maps_folder(), settings.backups_folder()}:
        sweep_files(folder, now)
    sweep_copies(Path(tempfile.gettempdir()), now)
