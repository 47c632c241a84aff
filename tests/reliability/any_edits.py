"""Row: any edits in any order on a real file; its short form is `tests/session/test_any_edits.py`."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from argmap.layout.map_layout import MapLayout
from tests.reliability.row import Row, Tally
from tests.session.test_any_edits import STEPS, AnyEdits

RUNS = 10  # in a trial: the first of them is the shortest there is
FOLLOWING = "the layout that follows the edits"


def edit(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Some runs of a user, another program and a disk, of so many steps at most."""
    machine = seed(number)(type("Seeded", (AnyEdits,), {}))
    chosen = settings(
        max_examples=RUNS,
        stateful_step_count=STEPS,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    with pytest.MonkeyPatch.context() as patch:
        if FOLLOWING in without:
            patch.setattr(MapLayout, "update", lambda *_: None)
        try:
            run_state_machine_as_test(machine, settings=chosen)
        except AssertionError as error:
            tally.fail(f"trial {number}: {error} {' '.join(getattr(error, '__notes__', []))}")
    tally.count("runs", RUNS)


ROWS = (
    Row(
        "any_edits",
        f"any edits in any order, {RUNS} runs in a trial: memory, file, tree, layout and history stay one",
        full=300,
        short=0,
        trial=edit,
        defences={FOLLOWING: 1},
        is_in_memory=True,
    ),
)
