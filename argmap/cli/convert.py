"""`argmap convert`: from one format straight into another."""

from pathlib import Path

import click

from argmap.cli.format_options import format_option, refuse_report_over, report_option
from argmap.cli.importing import read_input
from argmap.cli.paths import PATH
from argmap.cli.reporting import tell_report
from argmap.cli.writing import format_for, write_map
from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.formats.report import Report


@click.command("convert")
@click.argument("input_file", metavar="INPUT", type=PATH)
@click.argument("output", type=PATH)
@format_option("--from", "The format of INPUT, if neither its name nor its content tells.")
@format_option("--to", "The format of OUTPUT, if its name does not tell.")
@report_option
def command(input_file: Path, output: Path, format_id: str, to_id: str, report: Path | None) -> None:
    """Read INPUT and write it to OUTPUT in another format; `argmap formats` lists them.

    What was lost on the way in or out is said, with its place. An OUTPUT that exists is replaced.
    """
    refuse_report_over(report, input_file, output)
    chosen = format_for(output, to_id, None, None)
    imported = read_input(input_file, format_id)
    written = write_map(output, Tree(Document(imported.records)), None, True, True, None, chosen)
    tell_report(Report(written.kept, (*imported.report.entries, *written.entries)), report)
