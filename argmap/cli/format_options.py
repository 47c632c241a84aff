"""The options of commands that read or write other formats."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from argmap.cli.paths import PATH
from argmap.core.printable import printable
from argmap.storage.files import resolved

report_option = click.option("--report", metavar="FILE", type=PATH, help="Write the whole report to FILE as JSON.")


def format_option(name: str, words: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that names a format by its id, as `argmap formats` lists them."""
    argument = "format_id" if name == "--from" else "to_id"
    return click.option(name, argument, metavar="FORMAT", default="", help=words)


def refuse_report_over(report: Path | None, *others: Path) -> None:
    """Raises `click.BadParameter` for a report that would take the place of what is read or written besides."""
    for other in others:
        if report is not None and resolved(report) == resolved(other):
            raise click.BadParameter(f"the report would replace “{printable(other.name)}”.", param_hint="--report")
