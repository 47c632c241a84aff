"""Heights that are estimated first and known later stack up as a plain list of them would."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from argmap.ui.panels.reader_heights import GROUP, Heights

COUNTS = st.integers(1, 4 * GROUP)
HEIGHTS = st.integers(1, 100)


def estimated(count: int) -> Heights:
    return Heights(count, lambda number: 10 + number % 3, lambda first, after: 7 * (after - first))


@given(st.data(), COUNTS)
def test_once_all_is_known_every_line_is_found_where_it_begins(data: st.DataObject, count: int) -> None:
    known = data.draw(st.lists(HEIGHTS, min_size=count, max_size=count))
    heights = estimated(count)
    for number in data.draw(st.permutations(range(count))):
        heights.put(number, known[number])
    tops = list(accumulate(known, initial=0))
    for number in range(count):
        assert heights.top(number) == tops[number]
        assert heights.number_at(heights.top(number) + known[number] / 2) == number
    assert heights.total == tops[-1]


@given(st.data(), COUNTS)
def test_whatever_is_known_a_height_leads_to_a_line_of_the_text(data: st.DataObject, count: int) -> None:
    heights = estimated(count)
    for number, height in data.draw(st.lists(st.tuples(st.integers(0, count - 1), HEIGHTS), max_size=20)):
        heights.put(number, height)
    y = data.draw(st.floats(-100, heights.total + 1_000))
    assert 0 <= heights.number_at(y) < count


def test_a_group_that_turns_out_lower_than_estimated_leads_to_the_next_one() -> None:
    heights = Heights(2 * GROUP, lambda _: 1, lambda first, after: 10 * (after - first))
    assert heights.number_at(9 * GROUP) == GROUP


def test_a_line_whose_height_becomes_known_moves_only_what_is_below_it() -> None:
    heights = estimated(3 * GROUP)
    above, below = heights.top(GROUP), heights.top(2 * GROUP)
    heights.put(GROUP, 50)
    assert heights.top(GROUP) == above
    assert heights.top(2 * GROUP) > below - GROUP * 13
