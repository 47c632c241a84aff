"""Hints for an exercise, from a file."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from argmap.core.errors import MapError
from argmap.core.records import RecordId
from argmap.storage.files import read_foreign

Hints = Mapping[RecordId, Sequence[str]]


class NoHints(MapError):
    """A file that does not hold hints."""


def read_hints(path: Path) -> Hints:
    """The sentences by the id of a card that a JSON file holds. Raises `NoHints` or a `StorageError`."""
    try:
        return TypeAdapter(dict[RecordId, tuple[str, ...]]).validate_python(json.loads(read_foreign(path)))
    except (ValueError, RecursionError, ValidationError) as error:
        raise NoHints(f"“{path.name}” does not hold hints: a JSON object with a list of sentences by card.") from error
