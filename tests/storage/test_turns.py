"""Turns are what a dict from ids to numbers would say."""

from random import Random

from argmap.storage.turns import Turns

IDS = [f"{number:032x}" for number in Random(1).sample(range(10**6), 60)]


def test_records_are_numbered_in_the_order_they_come():
    turns = Turns(IDS)

    assert [turns.get(one) for one in IDS] == list(range(len(IDS)))


def test_turns_that_come_and_go_are_those_of_a_dict():
    random, turns, known = Random(2), Turns(IDS[:30]), {one: turn for turn, one in enumerate(IDS[:30])}
    for turn in range(1_000):
        one = random.choice(IDS)
        if one in known:
            assert turns.pop(one) == known.pop(one)
        else:
            assert turns.pop(one) is None
            turns.add(one, turn)
            known[one] = turn

    assert [turns.get(one) for one in IDS] == [known.get(one) for one in IDS]
