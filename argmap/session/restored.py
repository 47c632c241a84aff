"""A version of a map as a map file of its own; the file it comes from stays as it is, and may be open."""

from pathlib import Path

from argmap.core.moments import way_back
from argmap.session.file import session_of
from argmap.session.holding import hold
from argmap.storage.copy import copy_map
from argmap.storage.errors import Damaged, named_errors
from argmap.storage.looking import faults_in
from argmap.storage.moving import move_map
from argmap.storage.placing import private_folder, sync_folder


def make_restored(origin: Path, number: int | None, target: Path) -> None:
    """Put a verified copy of the map at `origin`, a backup perhaps, at `target`, where nothing may lie.

    With a number the copy is brought back to that moment of its history by one change, which undo takes back.
    Raises `Damaged` for an origin that is not sound, `AlreadyThere`, or another `StorageError`; nothing is made then.
    """
    with private_folder(target) as folder:
        made = folder / target.name  # by which trouble is told
        copy_map(origin, made)
        if faults := faults_in(made):
            raise Damaged(origin, faults)
        if number is not None:
            _go_back(made, number)
        for one in move_map(made, target) - {folder}:
            with named_errors(target):
                sync_folder(one)


def _go_back(path: Path, number: int) -> None:
    held = hold(path)
    if (error := held.why_not_writable) is not None:
        held.release()
        raise error
    session = session_of(held)
    try:
        session.commit(way_back(session.history.entries(), number))
        session.flush()
        if session.refusal is not None:
            raise session.refusal
    finally:
        session.close()
