"""`argmap import`: a map from a file of another format."""

from pathlib import Path

import click

from argmap.cli.documents import working
from argmap.cli.format_options import format_option, refuse_report_over, report_option
from argmap.cli.paths import PATH
from argmap.cli.reporting import tell_report
from argmap.core.records import Node
from argmap.formats.imported import Imported, Incoming
from argmap.formats.registry import format_of
from argmap.storage.creating import create_map
from argmap.storage.files import read_beside, read_foreign
from argmap.worker.importing import import_map


@click.command("import")
@click.argument("input_file", metavar="INPUT", type=PATH)
@click.argument("file", type=PATH)
@format_option("--from", "The format of INPUT, if neither its name nor its content tells.")
@click.option("--choose", "choices", metavar="NAME=VALUE", multiple=True, help="What a table's column holds, and such.")
@report_option
def command(input_file: Path, file: Path, format_id: str, choices: tuple[str, ...], report: Path | None) -> None:
    """Make a map at FILE, which must not exist, from INPUT; `argmap formats` lists what INPUT may be.

    What could not be taken over as it was is said, with its place.
    """
    refuse_report_over(report, input_file, file)
    imported = read_input(input_file, format_id, choices)
    create_map(file, imported.records)
    cards = sum(isinstance(one, Node) for one in imported.records)
    click.echo(f"{cards:,} {'card' if cards == 1 else 'cards'} imported.")
    tell_report(imported.report, report)


def read_input(path: Path, format_id: str, choices: tuple[str, ...] = ()) -> Imported:
    """The map in a file, read in the worker process. Raises a `FileTrouble` or a `StorageError`."""
    chosen = dict(_pair(one) for one in choices)
    data = read_foreign(path)
    beside = read_beside(path, format_of(data, path.name, format_id).beside(path.name))
    with working() as worker:
        return import_map(worker, Incoming(data, path.name, beside, chosen), format_id)


def _pair(choice: str) -> tuple[str, str]:
    name, equals, value = choice.partition("=")
    if not equals:
        raise click.BadParameter(f"“{choice}” is not NAME=VALUE.", param_hint="--choose")
    return name, value
