"""A run that was broken off goes on where it was, and comes to the same."""

from dataclasses import replace

from tests.reliability.running import row_named, run_all


def test_a_run_goes_on_with_the_trials_that_are_left(tmp_path):
    row, kept, reports = replace(row_named("kill"), processes=1), tmp_path / "kill.json", []

    first = run_all(row, kept, 1, reports.append)
    second = run_all(row, kept, 2, reports.append)
    third = run_all(row, kept, 2, reports.append)

    assert (first.trials, second.trials, third.trials, len(reports)) == (1, 2, 2, 2)
    assert third == second
    assert second.counts["edits acknowledged"] >= first.counts["edits acknowledged"]
    assert second.worst["reopened in, ms"] >= first.worst["reopened in, ms"]
