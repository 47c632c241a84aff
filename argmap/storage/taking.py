"""Taking a map up: in its own place, so that no other argmap writes it, or as a copy of one that another has open."""

from contextlib import ExitStack
from pathlib import Path

from argmap import settings
from argmap.storage.copy import snapshot
from argmap.storage.errors import InUse
from argmap.storage.occupancy import Claim, claim
from argmap.storage.placing import private_folder


def take(path: Path, stack: ExitStack) -> tuple[Path, Claim | None]:
    """Where the map can be read undisturbed: in its own place, now claimed, or in a copy that goes with the stack.

    A journal that a crash has left under an earlier name of the map is brought to it.
    Raises `NotNoted`, or another `StorageError`.
    """
    try:
        claimed = claim(path, settings.open_maps_folder())
    except InUse:
        private = stack.enter_context(private_folder(path)) / path.name
        snapshot(path, private)
        return private, None
    if claimed.left_at is not None:
        from argmap.storage.left_journal import bring_journal  # late, as nearly every map was closed in good order

        claimed = bring_journal(claimed)
    if claimed.left_as is not None:
        from argmap.storage.left_journal import know_again  # late, as above

        claimed = know_again(claimed)
    return path, claimed
