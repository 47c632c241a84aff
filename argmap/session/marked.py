"""The copy of a hand-in that goes back to the student, with the mark as comments; the hand-in stays as it is."""

from collections.abc import Iterable
from pathlib import Path

from argmap.core.records import Record, SourceText
from argmap.storage.creating import create_map
from argmap.storage.opening import read_original


def write_marked(hand_in: Path, records: Iterable[Record], target: Path) -> None:
    """Make a map of these records at `target`, with the original documents of the hand-in that they come from.

    Raises `AlreadyThere` or another `StorageError` for either file; nothing is made then.
    """
    kept = list(records)
    digests = {one.original_sha256 for one in kept if isinstance(one, SourceText)} - {None}
    create_map(target, kept, {digest: read_original(hand_in, digest) for digest in digests if digest is not None})
