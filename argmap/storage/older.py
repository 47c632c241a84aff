"""The major versions of the map file before the present one, and how their rows become rows of the present one."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
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


def _from_1(table: str, values: Values) -> Values:
    """Version 1 knew neither rules nor exercises."""
    return {"rules": "{}", **values} if table == "map_info" else values


def _ddl(version: str) -> str:
    return (Path(__file__).parent / "schemas" / f"{version}.sql").read_text(encoding="utf-8")


OLDER: dict[int, OlderVersion] = {1: OlderVersion(_ddl("1.0"), _from_1)}
"""By major version."""
