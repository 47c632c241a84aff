"""Graded strengths: published examples, numbers worked out by hand, and the differential equation itself."""

from random import Random

import pytest

from argmap.reasoning.status.energy import Point, pulled, strengths

LONG = 500  # time after which the strengths have come to rest
STRIDE = 0.25


def h(energy: float) -> float:
    """Potyka 2018: the impact of an energy."""
    return max(energy, 0) ** 2 / (1 + max(energy, 0) ** 2)


def by_the_paper(weight: float, energy: float) -> float:
    """Potyka 2018: where the quadratic energy model pulls a weight, as it is printed."""
    return weight - weight * h(-energy) + (1 - weight) * h(energy)


@pytest.mark.parametrize("weight", [0.0, 0.2, 0.5, 0.9, 1.0])
@pytest.mark.parametrize("energy", [-3.0, -1.0, -0.25, 0.0, 0.25, 1.0, 3.0])
def test_an_energy_pulls_a_weight_as_the_paper_says(weight, energy):
    assert pulled(weight, energy) == pytest.approx(by_the_paper(weight, energy), abs=1e-15)


def test_dispute_trees_of_cyras_kampik_and_weng_2022_example_4_1():
    a, b, c, d, e, f = range(6)
    points = [
        Point(0.5, supporters=[b, d], attackers=[c]),
        Point(0.2, attackers=[e]),
        Point(0.85, supporters=[e], attackers=[f]),
        Point(0.65),
        Point(0.4),
        Point(1.0),
    ]

    found = strengths(points)

    assert [round(found[one], 3) for one in (a, b, c, d, e, f)] == [0.519, 0.172, 0.625, 0.65, 0.4, 1.0]


def test_one_supporter_at_full_strength_moves_the_middle_half_way():
    """E = 1, h = 1 / 2, so 0.5 + 0.5 · 0.5."""
    assert strengths([Point(0.5, supporters=[1]), Point(1.0)])[0] == 0.75


def test_one_attacker_of_half_strength_takes_a_fifth():
    """E = -0.5, h = 0.25 / 1.25 = 0.2, so 0.5 - 0.5 · 0.2."""
    assert strengths([Point(0.5, attackers=[1]), Point(0.5)])[0] == pytest.approx(0.4, abs=1e-15)


def test_supporter_and_attacker_of_one_strength_cancel():
    assert strengths([Point(0.3, supporters=[1], attackers=[2]), Point(1.0), Point(1.0)])[0] == 0.3


def test_what_is_wholly_attacked_and_supported_is_not_saturated():
    """Potyka 2018, against DF-QuAD: with an attacker and a supporter at full strength a second one still counts."""
    points = [Point(0.5, supporters=[1, 2], attackers=[3]), Point(1.0), Point(0.5), Point(1.0)]

    assert strengths(points)[0] == pytest.approx(0.6, abs=1e-15)


def test_two_that_attack_each_other_meet_where_the_equation_says():
    """By symmetry s = 1 - s² / (1 + s²), so s³ + s = 1, whose one root is 0.6823278…"""
    found = strengths([Point(1.0, attackers=[1]), Point(1.0, attackers=[0])])

    assert found == pytest.approx([0.6823278038280193] * 2, abs=1e-10)


def test_joint_reasons_are_as_strong_as_the_weakest_times_their_step():
    """The step: 1 - 1 · 0.2 = 0.8 under a doubt of 0.5; times the weaker card, 0.25."""
    points = [Point(1.0, attackers=[3], takes=[1, 2]), Point(0.75), Point(0.25), Point(0.5)]

    assert strengths(points)[0] == pytest.approx(0.2, abs=1e-15)


def test_a_restatement_begins_where_what_it_says_over_again_lies():
    """A doubt of full strength halves the step, which then stands half way between the middle and its card."""
    plain = [Point(0.5, repeats=[1]), Point(1.0, takes=[2], idle=0.5), Point(0.9)]
    doubted = [Point(0.5, repeats=[1]), Point(1.0, takes=[2], attackers=[3], idle=0.5), Point(0.9), Point(1.0)]

    assert strengths(plain)[0] == pytest.approx(0.9)
    assert strengths(doubted)[0] == pytest.approx(0.7)


def test_support_that_does_not_suffice_counts_in_part():
    """E = 0.5 · 1, h = 0.2."""
    assert strengths([Point(0.5, supporters=[1], share=0.5), Point(1.0)])[0] == pytest.approx(0.6, abs=1e-15)


def test_the_order_of_supporters_makes_no_difference():
    random = Random(7)
    weights = [random.random() for _ in range(40)]
    order = list(range(1, 41))
    found = set()
    for _ in range(20):
        random.shuffle(order)
        found.add(strengths([Point(0.5, supporters=list(order)), *map(Point, weights)])[0])

    assert len(found) == 1


def test_a_chain_longer_than_the_call_stack_has_strengths():
    points = [Point(0.5, supporters=[one + 1]) for one in range(9_999)] + [Point(1.0)]

    assert 0.5 < strengths(points)[0] < 1.0


def random_points(random: Random, is_plain: bool) -> list[Point]:
    """Up to 10 points; plain ones as in the paper, others as maps make them besides. Both hold circles."""
    count = random.randint(1, 10)
    points = []
    for one in range(count):
        supporters, attackers = (random.sample(range(count), random.randint(0, min(3, count))) for _ in range(2))
        points.append(Point(random.random(), supporters, attackers))
        if not is_plain:
            points[-1].takes, points[-1].repeats = (_some(random, one, most) for most in (2, 1))
            points[-1].share, points[-1].idle = random.choice([0.25, 0.75, 1.0]), random.choice([0.0, 0.5])
    return points


def _some(random: Random, below: int, most: int) -> list[int]:
    return random.sample(range(below), min(below, random.randint(0, most)))


def simulated(points: list[Point], fixed: dict[int, float]) -> list[float]:
    """All points followed at once by Euler's method, in small steps, from their weights until nothing moves."""
    now = [fixed.get(one, point.weight) for one, point in enumerate(points)]
    for _ in range(int(LONG / STRIDE)):
        slopes = [0.0 if one in fixed else _goal(point, now) - now[one] for one, point in enumerate(points)]
        if max(map(abs, slopes)) < 1e-9:
            return now
        now = [strength + STRIDE * slope for strength, slope in zip(now, slopes, strict=True)]
    raise AssertionError("did not come to rest")


def _goal(point: Point, now: list[float]) -> float:
    weight = min((now[one] for one in point.repeats), default=point.weight)
    energy = point.share * sum(now[one] for one in point.supporters) - sum(now[one] for one in point.attackers)
    force = by_the_paper(weight, energy)
    return point.idle + force * (min(now[one] for one in point.takes) - point.idle) if point.takes else force


@pytest.mark.parametrize("is_plain", [True, False])
def test_a_thousand_random_graphs_come_to_rest_where_the_differential_equation_does(is_plain):
    random = Random(2018)
    for _ in range(500):
        points = random_points(random, is_plain)
        some = random.sample(range(len(points)), random.randint(0, 1))
        fixed = {one: random.choice([0.0, 0.3, 1.0]) for one in some}

        assert strengths(points, fixed) == pytest.approx(simulated(points, fixed), abs=1e-6)
