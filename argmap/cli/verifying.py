"""`argmap verify`: whether a map file is sound."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from argmap.cli.paths import PATH
from argmap.cli.trouble import Told
from argmap.core.printable import printable
from argmap.storage.errors import Damaged, Fault, StorageError
from argmap.storage.looking import faults_in

SALVAGE = "argmap salvage puts what is good in it into a new map."


@click.command("verify")
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="As a JSON object with all faults.")
def command(file: Path, as_json: bool) -> None:
    """Say that the map FILE is sound, or what is damaged and where."""
    faults, trouble = _faults(file)
    if as_json:
        said = {"ok": trouble is None, "problem": str(trouble or ""), "faults": [asdict(fault) for fault in faults]}
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        for fault in faults:
            click.echo(printable(str(fault)))
    if trouble is not None:
        raise Told(f"{trouble} {SALVAGE}" if isinstance(trouble, Damaged) else str(trouble))
    if not as_json:
        click.echo("ok")


def _faults(file: Path) -> tuple[list[Fault], StorageError | None]:
    """The faults of a map file, and the trouble they make; no faults where it is no map at all."""
    try:
        faults = faults_in(file)
    except StorageError as error:
        return [], error
    return faults, Damaged(file, faults) if faults else None
