"""The rows of `make soak` that have a short form, and that each of these can see what it is there to count."""

import pytest

from tests.reliability.row import Row
from tests.reliability.running import rows
from tests.reliability.trying import run, run_until_seen

DEFENCES = [(row, defence) for row in rows() if row.short for defence in row.defences]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("row", [row for row in rows() if row.short], ids=lambda row: row.name)
def test_nothing_that_must_not_happen_happens(row: Row) -> None:
    _skip_where_it_cannot_run(row)

    tally = run(row, range(row.short))

    assert tally.examples == []
    assert tally.trials == row.short


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("row", "defence"), DEFENCES, ids=[f"{row.name}-{one}" for row, one in DEFENCES])
def test_without_the_defence_the_count_sees_it(row: Row, defence: str) -> None:
    _skip_where_it_cannot_run(row)

    tally = run_until_seen(row, defence)

    assert tally.is_seeing, tally.examples


def _skip_where_it_cannot_run(row: Row) -> None:
    if reason := row.why_not():
        pytest.skip(reason)
