"""New record ids: random, so that two people's maps never meet by accident."""

from collections.abc import Callable
from uuid import uuid4

from argmap.core.records import RecordId

NewId = Callable[[], RecordId]


def new_id() -> RecordId:
    """A random id: 32 hexadecimal digits."""
    return uuid4().hex
