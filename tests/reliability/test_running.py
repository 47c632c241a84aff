"""A run that was broken off goes on where it was, and comes to the same; a trial that ends badly ends no run."""

import tempfile
from dataclasses import replace

import pytest

from tests.reliability import damaged, fuzz
from tests.reliability.bad_trials import CRASHING, HANGING, WORKING
from tests.reliability.row import Tally
from tests.reliability.running import run_all


def test_a_run_goes_on_with_the_trials_that_are_left(tmp_path):
    row, kept, reports = replace(damaged.ROWS[0], processes=1), tmp_path / "kept.json", []

    first = run_all(row, kept, 1, reports.append)
    second = run_all(row, kept, 2, reports.append)
    third = run_all(row, kept, 2, reports.append)

    assert (first.trials, second.trials, third.trials, len(reports)) == (1, 2, 2, 2)
    assert third == second
    assert sum(second.counts.values()) > sum(first.counts.values()) > 0


def test_of_a_row_of_few_long_trials_each_is_kept(tmp_path):
    row, kept = replace(damaged.ROWS[0], full=12, processes=1), tmp_path / "kept.json"

    with pytest.raises(KeyboardInterrupt):
        run_all(row, kept, 3, break_off)

    assert run_all(row, kept, 0, break_off).trials == 1


def break_off(tally: Tally) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("row", "how"),
    [
        (HANGING, "took longer than 0.5 s in all of trial 1"),
        (CRASHING, "ended its process"),
        (WORKING, "took longer than 0.6 s in all of trial 1"),
    ],
)
def test_a_trial_that_ends_badly_is_counted_leaves_nothing_and_the_others_are_run(row, how, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    tally = run_all(row, tmp_path / "kept.json", 3, lambda _: None)

    assert (tally.trials, tally.failed, tally.counts["came to an end"]) == (3, 1, 2)
    assert tally.examples[0].startswith(f"trial 1: {how}")
    assert not tally.is_seeing
    assert [one.name for one in tmp_path.iterdir()] == ["kept.json"]


def test_every_reader_is_ended_that_takes_longer_than_ten_seconds():
    assert {row.hangs_s for row in fuzz.ROWS} == {10.0}
