"""docs/performance.md: what people wrote there stays, its figures are those of the last whole run."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.listing import by_size, goals
from tests.benchmarks.results import Result, Row
from tests.benchmarks.rows import write_files
from tests.benchmarks.tables import Picture, Table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
FIGURES = "## Figures\n"
SECTION = re.compile(r"^(?=## )", re.MULTILINE)


def write_page(conditions: Iterable[str], results: Sequence[Result]) -> None:
    """Put the figures into the page and the pictures beside it."""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(with_figures(page, "\n".join(figures(conditions, results))), encoding="utf-8")
    for one in results:
        if isinstance(one, Picture):
            list(write_files(one, PAGE.parent / "images"))


def with_figures(page: str, figures: str) -> str:
    """The page with other figures; its other sections stay as they are."""
    parts = SECTION.split(page)
    whole = "".join(f"{FIGURES}\n{figures}\n\n" if part.startswith(FIGURES) else part for part in parts)
    return whole.rstrip("\n") + "\n"


def figures(conditions: Iterable[str], results: Sequence[Result]) -> Iterator[str]:
    """The lines of the section: date and machine, what was reached, the rows, and all else in its order."""
    rows = [one for one in results if isinstance(one, Row)]
    yield from (f"Measured on {datetime.now(UTC).date()}.", "", *(f"- {fact}" for fact in conditions), "")
    yield from (reached(rows), "", *goals(rows))
    for one in (by_size(rows), *results):
        if isinstance(one, Table | Picture):
            yield from ("", *one.markdown())


def reached(rows: Iterable[Row]) -> str:
    """How many goals are met, and where one is not."""
    compared = [row for row in rows if row.is_met is not None]
    missed = sorted({row.number for row in compared if not row.is_met})
    met = f"{sum(bool(row.is_met) for row in compared)} of {len(compared)} goals are met"
    return f"{met}; not all of row {', '.join(map(str, missed))}." if missed else f"{met}."
