"""What the status bar says of what is open."""

from argmap.core.records import PassageState
from argmap.reasoning.checks import Check
from argmap.reasoning.open_points import Counts
from argmap.ui.open_counts import COUNTED, MOST_NAMED, open_summary


def test_every_kind_of_point_has_its_words():
    states = {state for check, state in COUNTED if check is Check.PASSAGE_NOT_EXACT}

    assert {check for check, _ in COUNTED} == set(Check)
    assert states == set(PassageState) - {PassageState.EXACT}


def test_more_kinds_than_there_is_room_for_are_counted_together():
    counts = Counts({(check, None): 2 for check in Check if check is not Check.PASSAGE_NOT_EXACT})
    said = open_summary(counts)

    assert said.count("·") == MOST_NAMED
    assert said.endswith(f"{counts.total() - 2 * MOST_NAMED} more")


def test_few_kinds_are_all_named():
    assert open_summary(Counts({(Check.TWO_CLAIMS, None): 1})) == "Open:  1 card with two claims"


def test_nothing_open_is_said():
    assert open_summary(Counts()) == "Nothing is open"
