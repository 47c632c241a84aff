"""How the command line tells of trouble with what it was given: one sentence on stderr, fit for a terminal."""

import errno
from pathlib import Path
from typing import IO, Any

import click

from argmap.core.errors import MapError
from argmap.core.printable import printable

FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))  # Windows has no quotas
FOUND = 3  # the exit code of a command that did its work, and found what somebody has to look at


class Told(click.ClickException):
    """The input is at fault: its sentence, and exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(printable(self.message), file=file, err=file is None)


def told(error: MapError | OSError) -> Told:
    """The sentence for what the world is at fault for. Raises the error itself if it is none of ours to tell."""
    if isinstance(error, MapError):
        return Told(str(error))
    if error.filename is None and error.errno in FULL:
        return Told("There is no room left where the output goes.")
    if error.filename is None or error.errno == errno.EPIPE:  # click ends quietly when a reader goes away
        raise error
    from argmap.storage.errors import system_error

    return Told(str(system_error(Path(error.filename), error)))
