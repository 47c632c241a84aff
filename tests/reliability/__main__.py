"""`python -m tests.reliability [ROW…]`: harm done to argmap at length, and one table of what came of it."""

import argparse
import sys
from pathlib import Path
from time import monotonic

from tests.reliability.row import Row, Tally
from tests.reliability.running import row_named, rows, run_all
from tests.reliability.trying import run, run_until_seen

OUT = Path(__file__).resolve().parents[2] / "out" / "soak"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help="names; all if none is given")
    parser.add_argument("--trials", type=int, help="instead of as many as the table asks for")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="one trial alone, as when looking for its cause")
    parser.add_argument("--afresh", action="store_true", help="forget what an earlier run found")
    arguments = parser.parse_args()
    names = [row.name for row in rows()]
    if unknown := [name for name in arguments.rows if name not in names]:
        parser.error(f"no row is called {unknown[0]}; there are {', '.join(names)}")
    chosen = [row_named(name) for name in arguments.rows] or rows()
    if arguments.only is not None:
        return _say_one(run(chosen[0], [arguments.only]))
    lines, is_met = [], True
    for row in chosen:
        if reason := row.why_not():
            lines.append(f"| {row.what} | not run: {reason} | no |")
            is_met = False
            continue
        tally, blind = _whole(row, arguments.trials or row.full, arguments.afresh), _blind_to(row)
        broken = row.broken(tally) + [f"sees nothing without {defence}" for defence in blind]
        is_met &= not broken
        lines.append(f"| {row.what} | {_found(tally)} | {'; '.join(broken) or 'yes'} |")
        print(*tally.examples, sep="\n", end="\n" if tally.examples else "", file=sys.stderr)
    print("| What | Found | Met |", "| --- | --- | --- |", *lines, sep="\n")
    return 0 if is_met else 1


def _whole(row: Row, count: int, afresh: bool) -> Tally:
    kept = OUT / f"{row.name}.json"
    if afresh:
        kept.unlink(missing_ok=True)
    start = monotonic()

    def report(tally: Tally) -> None:
        words = f"\r{row.name}: {tally.trials:,} of {count:,}, {tally.failed:,} failed, {monotonic() - start:.0f} s "
        print(words, end="", file=sys.stderr, flush=True)

    tally = run_all(row, kept, count, report)
    print(file=sys.stderr)
    return tally


def _blind_to(row: Row) -> list[str]:
    """The defences without which the row finds nothing either."""
    return [one for one in row.defences if not run_until_seen(row, one).is_seeing]


def _found(tally: Tally) -> str:
    said = [f"{tally.trials:,} tried", f"{tally.failed:,} failed"]
    said += [f"{what} {number:,}" for what, number in sorted(tally.counts.items())]
    said += [f"{what} ≤ {value:.3g}" for what, value in sorted(tally.worst.items())]
    return ", ".join(said)


def _say_one(tally: Tally) -> int:
    print(_found(tally), *tally.examples, sep="\n")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
