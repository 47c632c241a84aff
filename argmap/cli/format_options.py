"""The options of commands that read or write other formats."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

report_option = click.option(
    "--report", metavar="FILE", type=click.Path(path_type=Path), help="Write the whole report to FILE as JSON."
)


def format_option(name: str, words: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that names a format by its id, as `argmap formats` lists them."""
    argument = "format_id" if name == "--from" else "to_id"
    return click.option(name, argument, metavar="FORMAT", default="", help=words)
