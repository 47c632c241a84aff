"""`python -m tests.benchmarks`: every benchmark in a process of its own, one table, and docs/performance.md."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from time import monotonic

from tests.benchmarks.machine import facts
from tests.benchmarks.report import PAGE, write_page
from tests.benchmarks.results import Result, heard
from tests.benchmarks.rows import show

NAMES = (
    "layout",
    "page",
    "measuring",
    "key_press",
    "commit",
    "coaching",
    "canvas",
    "tour",
    "navigation",
    "start",
    "export",
    "search",
    "open_map",
    "refinding",
    "reading",
    "growth",
    "memory",
    "marking",
    "comparing",
    "beside",
    "turning",
    "argdown",
)


class Failed(Exception):
    """A benchmark that ended with an error, which it has said itself."""


def results_of(name: str, runs: int) -> Iterator[Result]:
    """What a benchmark finds, run now. Raises `Failed`."""
    command = [sys.executable, "-m", f"tests.benchmarks.{name}", "--json", "--runs", str(runs)]
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if said.returncode:
        raise Failed(name)
    yield from map(heard, said.stdout.splitlines())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="of which the median counts")
    arguments = parser.parse_args()
    conditions = list(facts())
    results, failed = [], []
    for name in NAMES:
        start = monotonic()
        print(f"{name} …", end=" ", file=sys.stderr, flush=True)
        try:
            results += results_of(name, arguments.runs)
        except Failed:
            failed.append(name)
        print(f"{monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    show(results)
    if failed:
        print(f"Not measured: {', '.join(failed)}; {PAGE.name} is left as it was.", file=sys.stderr)
        return 1
    write_page(conditions, results)
    return 0


if __name__ == "__main__":
    sys.exit(main())
