"""A path on the command line. What is wrong with the file there is said by who reads it, in one sentence."""

from pathlib import Path

import click

PATH = click.Path(readable=False, path_type=Path)
