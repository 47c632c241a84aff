"""What a benchmark says, one process to another: rows that compare, tables and pictures."""

import json
from dataclasses import asdict, dataclass

from tests.benchmarks.tables import Picture, Table


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison; `number` is its row in the list of goals. `is_met` is None where nothing could be compared.

    `size` is what map it was, such as "1,000 nodes", where the same was done with maps of several; `against` is the
    peer's name.
    """

    number: int
    what: str
    ours: str
    peer: str = "–"
    ratio: str = "–"
    goal: str = "–"
    is_met: bool | None = None
    size: str = ""
    against: str = ""


Result = Row | Table | Picture


def told(result: Result) -> str:
    """A result as a line of JSON."""
    return json.dumps({"is": type(result).__name__, **asdict(result)})


def heard(line: str) -> Result:
    """The result that `told` wrote."""
    fields = json.loads(line)
    kinds: dict[str, type[Result]] = {kind.__name__: kind for kind in (Row, Table, Picture)}
    return kinds[fields.pop("is")](**fields)
