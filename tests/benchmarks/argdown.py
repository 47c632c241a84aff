"""Row 24: Argdown text to its model, against the reference parser on the same text in the same run."""

from collections.abc import Iterator
from statistics import median

from argmap.formats.argdown.parsing import parse
from tests.benchmarks.rows import Row, faster, main, sizes, typical
from tests.reliability.argdown import reference

LARGEST = 10_000
OF_EACH = 5  # statements and arguments in one paragraph
PARAGRAPH = """[Claim {0}]: Trains on line {0} run late, and that costs *money*. #economy {{source: P{0}}}
  + <Reason {0}>: Because the tracks of line {0} are old.
    - [Doubt {0}]: Line {0} was renewed in 2019 (see the report).
  - [Other {0}]: It costs nothing.
  +> [Main {1}]: Rail is too dear.

"""


def rows(nodes: int, runs: int) -> Iterator[Row]:
    largest = min(nodes, LARGEST)
    for count in sizes(largest):
        text = text_of(count)
        own = typical(lambda text=text: parse(text), runs)
        said = reference([text] * max(runs, 1))
        peer = median(one["seconds"] for one in said) if said is not None else None
        size = f"{count:,} statements"
        yield faster(24, "Argdown parsed", own, "@argdown/core", peer, 1 if count == largest else None, size)


def text_of(count: int) -> str:
    """So many statements and arguments, with relations, tags and data."""
    return "".join(PARAGRAPH.format(number, number % 7) for number in range(count // OF_EACH))


if __name__ == "__main__":
    main(rows, __doc__ or "")
