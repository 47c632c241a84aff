"""`argmap unseal`: the key of an exercise, as a map."""

from pathlib import Path

import click

from argmap.cli.exercise import passphrase_option, read_passphrase
from argmap.cli.paths import PATH
from argmap.cli.trouble import Told
from argmap.core.printable import printable
from argmap.session.exercises import open_key


@click.command("unseal")
@click.argument("file", type=PATH)
@click.argument("key_out", type=PATH)
@passphrase_option
def command(file: Path, key_out: Path, passphrase_file: Path | None) -> None:
    """Make KEY_OUT, which must not exist, of the key that is sealed in FILE: an exercise, or a hand-in of one.

    Without --passphrase-file the passphrase is asked for.
    """
    open_key(file, key_out, passphrase_for(file, passphrase_file))


def passphrase_for(sealed: Path, path: Path | None) -> str:
    """The passphrase of an exercise, from the file at `path`, or else asked for. Raises `Told` or a `StorageError`."""
    if path is not None:
        return read_passphrase(path)
    try:
        given: str = click.prompt(f"Passphrase of “{printable(sealed.name)}”", hide_input=True, err=True)
    except click.Abort as error:
        raise Told("No passphrase was given.") from error
    return given
