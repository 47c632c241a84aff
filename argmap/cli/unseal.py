"""`argmap unseal`: the key of an exercise, as a map."""

from pathlib import Path

import click

from argmap.cli.exercise import passphrase_option, read_passphrase
from argmap.cli.trouble import Told
from argmap.session.exercises import open_key


@click.command("unseal")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("key_out", type=click.Path(path_type=Path))
@passphrase_option
def command(file: Path, key_out: Path, passphrase_file: Path | None) -> None:
    """Make KEY_OUT, which must not exist, of the key that is sealed in FILE: an exercise, or a hand-in of one.

    Without --passphrase-file the passphrase is asked for.
    """
    open_key(file, key_out, _passphrase(passphrase_file))


def _passphrase(path: Path | None) -> str:
    if path is not None:
        return read_passphrase(path)
    try:
        given: str = click.prompt("Passphrase", hide_input=True, err=True)
    except click.Abort as error:
        raise Told("No passphrase was given.") from error
    return given
