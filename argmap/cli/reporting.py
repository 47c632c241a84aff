"""What became of a map that was read or written in another format, in lines or as a file."""

from pathlib import Path

import click

from argmap.core.printable import printable
from argmap.formats.report import Report
from argmap.storage.output import write_output

LINES = 20  # of each fate


def tell_report(report: Report, path: Path | None) -> None:
    """Say what was not taken over as it was, if anything, and write the report to `path` if that is wanted."""
    if path is not None:
        write_output(path, report.as_json())
    for line in report.lines(LINES) if not report.is_whole else ():
        click.echo(printable(line))
