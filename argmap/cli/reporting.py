"""What commands that read or write other formats have in common: the choice of a format, and the report."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from argmap.core.printable import printable
from argmap.formats.report import Report
from argmap.storage.output import write_output

LINES = 20  # of each fate

report_option = click.option(
    "--report", metavar="FILE", type=click.Path(path_type=Path), help="Write the whole report to FILE as JSON."
)


def format_option(name: str, words: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that names a format by its id, as `argmap formats` lists them."""
    argument = "format_id" if name == "--from" else "to_id"
    return click.option(name, argument, metavar="FORMAT", default="", help=words)


def tell_report(report: Report, path: Path | None) -> None:
    """Say what became of what a file or a map holds, and write all of it to `path` if that is wanted."""
    if path is not None:
        write_output(path, report.as_json())
    for line in report.lines(LINES):
        click.echo(printable(line))
