"""Sources to be cited."""

import json
from itertools import count

from argmap.core.records import Source

NUMBERS = count(1)  # ids that differ and sort in the order they were made
KOENIG, RIOS = {"family": "Koenig", "given": "Anna Maria"}, {"family": "Ríos", "given": "Béla"}


def source(**variables: object) -> Source:
    """A source with a citation of these CSL variables, `_` for `-`."""
    said = {name.replace("_", "-"): value for name, value in variables.items()}
    return Source(id=f"{next(NUMBERS):032x}", citation=json.dumps(said))


def bare(**fields: str) -> Source:
    """A source without a citation."""
    return Source(id=f"{next(NUMBERS):032x}", **fields)


def in_year(year: int | str) -> dict[str, object]:
    return {"date-parts": [[year]]}
