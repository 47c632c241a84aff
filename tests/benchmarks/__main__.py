"""`python -m tests.benchmarks`: every benchmark in a process of its own, one table, and docs/performance.md."""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.machine import facts
from tests.benchmarks.rows import Row, table

NAMES = ("layout", "key_press", "commit", "canvas", "start", "export", "search", "open_map", "refinding", "reading")
PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
FIGURES = "## Figures\n"


class Failed(Exception):
    """A benchmark that ended with an error, which it has said itself."""


def rows_of(name: str, runs: int) -> Iterator[Row]:
    """The rows of a benchmark, run now. Raises `Failed`."""
    command = [sys.executable, "-m", f"tests.benchmarks.{name}", "--json", "--runs", str(runs)]
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if said.returncode:
        raise Failed(name)
    for line in said.stdout.splitlines():
        yield Row(**json.loads(line))


def write_page(conditions: Iterable[str], rows: Iterable[Row]) -> None:
    """Replace the figures of the page; what stands above them stays."""
    before = PAGE.read_text(encoding="utf-8").partition(FIGURES)[0]
    date = datetime.now(UTC).date()
    lines = [f"Measured on {date}.", "", *(f"- {fact}" for fact in conditions), "", *table(rows), ""]
    PAGE.write_text(f"{before}{FIGURES}\n" + "\n".join(lines), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="of which the median counts")
    arguments = parser.parse_args()
    conditions = list(facts())
    rows, failed = [], []
    for name in NAMES:
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            rows += rows_of(name, arguments.runs)
        except Failed:
            failed.append(name)
    rows.sort(key=lambda row: row.number)
    print("\n".join(table(rows)))
    if failed:
        print(f"Not measured: {', '.join(failed)}; {PAGE.name} is left as it was.", file=sys.stderr)
        return 1
    write_page(conditions, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
