"""Knots of a graph, against what reaching to and fro says."""

from random import Random

import pytest

from argmap.reasoning.status.components import components


def reached_from(leads_to, start):
    seen, waiting = set(), [start]
    while waiting:
        for below in leads_to[waiting.pop()]:
            if below not in seen:
                seen.add(below)
                waiting.append(below)
    return seen


@pytest.mark.parametrize("seed", range(200))
def test_points_that_reach_each_other_stand_together_and_after_what_leads_to_them(seed):
    random = Random(seed)
    count = random.randint(1, 12)
    leads_to = [random.sample(range(count), random.randint(0, min(3, count))) for _ in range(count)]
    reached = [reached_from(leads_to, point) for point in range(count)]

    found = components(leads_to)

    assert sorted(point for knot in found for point in knot) == list(range(count))
    place = {point: turn for turn, knot in enumerate(found) for point in knot}
    for one in range(count):
        for other in range(count):
            is_together = one == other or (other in reached[one] and one in reached[other])
            assert (place[one] == place[other]) == is_together
            if other in leads_to[one]:
                assert place[one] <= place[other]


def test_a_chain_longer_than_the_call_stack_is_taken():
    assert components([[number + 1] for number in range(9_999)] + [[]]) == [[number] for number in range(10_000)]
