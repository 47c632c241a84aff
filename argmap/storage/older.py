"""The major versions of the map file before the present one, and how their rows become rows of the present one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Values = dict[str, Any]
"""The values of a row by the names of their columns, without its digest."""


Carry = Callable[[str, Values], Values]
"""From a table's name and the values of a row of it to those of the row of the present version."""


@dataclass(frozen=True, slots=True)
class OlderVersion:
    """A released version: its DDL to the letter, as it stands in `schemas/`, and how a row of it is carried over.

    `carry` is also given the records in the history, which have only the values that are not the defaults.
    """

    ddl: str
    carry: Carry


OLDER: dict[int, OlderVersion] = {}
"""By major version. Empty, since 1 is the first that was released."""
