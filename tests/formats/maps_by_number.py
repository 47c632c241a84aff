"""A generated map for each number, the same on every machine: for runs at length, which name a map by its number."""

from collections.abc import Collection
from functools import cache

from hypothesis import HealthCheck, Phase, given, seed, settings

from argmap.core.records import Record
from argmap.formats.parts import Part
from tests.formats.generated_maps import generated_maps

BLOCK = 50


def map_by_number(number: int, parts: Collection[Part]) -> list[Record]:
    """The map of that number among those that hold no other parts."""
    return _block(number // BLOCK, frozenset(parts))[number % BLOCK]


@cache
def _block(block: int, parts: frozenset[Part]) -> list[list[Record]]:
    found: list[list[Record]] = []

    @seed(block)
    @settings(max_examples=BLOCK, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))
    @given(generated_maps(parts, has_lines=True))
    def gather(records: list[Record]) -> None:
        found.append(records)

    gather()
    return (found * BLOCK)[:BLOCK]
