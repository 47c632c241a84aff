"""Ripples through labels and strengths, against finding everything anew each time: equal to the last bit."""

from random import Random

import pytest

from argmap.reasoning.status.energy import Point, strengths
from argmap.reasoning.status.flows import LabelFlow, StrengthFlow
from argmap.reasoning.status.grounded import Framework, Label, grounded
from argmap.reasoning.status.ripples import Ripples
from tests.reasoning.status.test_energy import random_points
from tests.reasoning.status.test_grounded import random_framework


def test_the_label_of_every_argument_follows_from_every_other_as_if_found_anew():
    random = Random(3)
    for _ in range(300):
        framework = random_framework(random)
        flow = LabelFlow(framework)
        for goal in range(len(framework)):
            ripples = Ripples(flow, goal)
            for start in range(len(framework)):
                for label in Label:
                    assert ripples.goal_if(start, label) is grounded(framework, {start: label})[goal]


@pytest.mark.parametrize("is_plain", [True, False])
def test_the_strength_of_every_point_follows_from_every_other_as_if_found_anew(is_plain):
    random = Random(4)
    for _ in range(20):
        points = random_points(random, is_plain)
        goal = random.randrange(len(points))
        ripples = Ripples(StrengthFlow(points), goal)
        for start in random.sample(range(len(points)), min(3, len(points))):
            for value in (0.0, 1.0):
                assert ripples.goal_if(start, value) == strengths(points, {start: value})[goal]


class Watched(LabelFlow):
    """Labels that count how often one is asked for."""

    asked = 0

    def value_at(self, point, stirred, changed):
        self.asked += 1
        return super().value_at(point, stirred, changed)


def test_a_chain_is_gone_through_once_and_not_once_for_each_of_its_arguments():
    framework = Framework()
    last = framework.add()
    for _ in range(1_000):
        last = framework.add([last])
    flow = Watched(framework)
    ripples = Ripples(flow, last)

    for start in reversed(range(last)):
        ripples.goal_if(start, Label.IN)
        ripples.goal_if(start, Label.OUT)

    assert flow.asked < 4_000


def test_what_does_not_lead_to_the_goal_is_not_looked_at():
    framework = Framework()
    start = framework.add()
    goal = framework.add([start])
    for _ in range(50):
        framework.add([start])
    flow = Watched(framework)

    assert Ripples(flow, goal).goal_if(start, Label.OUT) is Label.IN
    assert flow.asked == 1


def test_a_wide_star_is_added_up_once_and_then_by_what_differs():
    points = [Point(0.5, supporters=list(range(1, 2_001)))] + [Point(0.1 + one / 9_999) for one in range(2_000)]
    ripples = Ripples(StrengthFlow(points), 0)

    assert ripples.goal_if(1_000, 1.0) == strengths(points, {1_000: 1.0})[0]
