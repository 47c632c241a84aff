"""What the rows of random acts say of a process that died."""

import pytest

from tests.reliability.monkey import act
from tests.reliability.monkey_run import LIVING_ON
from tests.reliability.row import Tally


@pytest.mark.timeout(60)
def test_of_a_process_that_died_is_told_where_it_was(tmp_path):
    tally = Tally()

    act(0, tmp_path, tally, frozenset({LIVING_ON}))

    assert tally.failed == 1
    assert "died with -11" in tally.examples[0]
    assert "Segmentation fault" in tally.examples[0]
    assert "in string_at" in tally.examples[0]
