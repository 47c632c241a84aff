"""Ports and lanes: every polarity can be followed from its card to its steps."""

from itertools import combinations

from argmap.core.records import Polarity
from argmap.layout.lanes import APART, Bundle, place_levels, place_ports

STEP = 86.0


def bundle(polarity: Polarity, *legs: float) -> Bundle:
    return Bundle(0.0, 236.0, polarity, legs)


def test_a_single_polarity_leaves_from_the_middle() -> None:
    one = bundle(Polarity.SUPPORTS, -200, 436)
    place_ports([one], STEP)

    assert one.port == 118


def test_supporting_lines_leave_left_of_the_middle_and_opposing_ones_right() -> None:
    supports, opposes = bundle(Polarity.SUPPORTS, -200), bundle(Polarity.OPPOSES, 436)
    place_ports([supports, opposes], STEP)

    assert (supports.port, opposes.port) == (118 - STEP / 2, 118 + STEP / 2)


def test_a_port_moves_a_little_to_stand_right_above_its_step() -> None:
    one = bundle(Polarity.SUPPORTS, 125)
    place_ports([one], STEP)

    assert one.port == 125


def test_a_port_keeps_clear_of_the_legs_of_the_other_polarity() -> None:
    supports, opposes = bundle(Polarity.SUPPORTS, -200, 161), bundle(Polarity.OPPOSES, 436)
    place_ports([supports, opposes], STEP)

    assert abs(opposes.port - 161) >= APART


def test_bundles_whose_lines_meet_run_on_levels_of_their_own() -> None:
    bundles = [
        bundle(Polarity.SUPPORTS, -300, 300),
        bundle(Polarity.ANSWERS, -100, 500),
        bundle(Polarity.OPPOSES, 0, 700),
    ]
    place_ports(bundles, STEP)

    assert place_levels(bundles) == 3
    assert all(one.level != two.level for one, two in combinations(bundles, 2))


def test_bundles_that_never_meet_share_a_level() -> None:
    left, right = bundle(Polarity.SUPPORTS, -300), bundle(Polarity.OPPOSES, 500)
    place_ports([left, right], STEP)

    assert place_levels([left, right]) == 1


def test_the_levels_leave_as_few_crossings_as_there_can_be() -> None:
    supports, opposes = bundle(Polarity.SUPPORTS, -400, 250), bundle(Polarity.OPPOSES, 600)
    place_ports([supports, opposes], STEP)
    place_levels([supports, opposes])

    assert opposes.level < supports.level  # its lane passes above the supporting leg at 250, which it would else cross
