"""Comparing what differs alone finds what comparing whole maps finds."""

from random import Random

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.ids import new_id
from argmap.core.merging import Choice, MergeAgain
from argmap.core.tree import Tree
from argmap.core.unlike import unlike
from argmap.reasoning.comparing import compare
from argmap.reasoning.comparing.again import Again
from argmap.reasoning.comparing.findings import Finding
from argmap.reasoning.comparing.pairing import Pairing, findings_about
from argmap.reasoning.comparing.turns import Turns
from argmap.reasoning.matching import match_nodes, match_steps, reading_order
from tests.benchmarks.maps import random_map
from tests.core.builders import Build
from tests.reliability.merge import random_pair


class Stopped(MapError):
    """Raised by who does not want to wait."""


def in_any_order(findings: list[Finding]) -> list[str]:
    return sorted(map(repr, findings))


def of_cards(findings: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in findings if one.a is not None or one.b is not None]


def without_regard_to_what_differs(a: Tree, b: Tree) -> list[Finding]:
    """All that is found where every card and every step is looked at."""
    nodes, orders = match_nodes(a, b), (reading_order(a), reading_order(b))
    steps = match_steps(a, b, nodes, by_id=True)
    gone = [one for one in orders[0] if one not in nodes.b_of]
    come = [one for one in orders[1] if one not in nodes.a_of]
    return list(findings_about(Pairing(a, b, nodes, steps, (Turns(a), Turns(b))), gone, come, nodes.matches, steps))


@pytest.mark.parametrize("seed", range(60))
def test_of_copies_only_what_differs_has_to_be_looked_at(seed: int) -> None:
    pair = random_pair(Random(seed))
    a, b = Tree(pair.a), Tree(pair.b)

    assert in_any_order(of_cards(compare(a, b).findings)) == in_any_order(without_regard_to_what_differs(a, b))


@pytest.mark.parametrize("seed", range(40))
def test_a_map_that_changes_is_compared_again_as_if_it_were_for_the_first_time(seed: int) -> None:
    random = Random(seed)
    pair = random_pair(random)
    merging, again = MergeAgain(pair.base, pair.a, pair.b), Again(Tree(pair.a))
    after = Tree(merging.document)
    for _ in range(4):
        after.update(merging.merge(lambda _: random.choice(list(Choice))).step)
        keys = unlike(pair.a, merging.document)
        records = [one for key in keys for document in (pair.a, merging.document) if (one := document.find(*key))]
        found, anew = again.compare(after, records), compare(Tree(pair.a), Tree(Document(merging.document.records())))

        assert in_any_order(list(found.findings)) == in_any_order(list(anew.findings))
        assert found.counts() == anew.counts()
        assert dict(found.matching.b_of) == anew.matching.b_of


@pytest.mark.parametrize("seed", range(20))
def test_turns_found_from_below_are_those_in_which_a_walk_meets_the_places(seed: int) -> None:
    tree = Tree(random_pair(Random(seed)).a)
    turns = Turns(tree)
    places = [place for place, _ in tree.walk()]

    assert sorted(places, key=turns.of) == places


def test_cards_below_one_in_the_tray_are_in_no_other_order_than_they_were() -> None:
    a = Build()
    a.do(edits.add_to_tray(a.document, "claim", "loose", new_id=new_id))
    for words in ("one", "two", "three"):
        a.do(edits.add_reason(a.document, a.id("loose"), words, new_id=new_id))

    assert compare(a.tree, Tree(Document(a.document.records()))).is_same


def test_a_comparison_that_nobody_waits_for_any_more_stops() -> None:
    records, asked = random_map(200), 0

    def check() -> None:
        nonlocal asked
        asked += 1
        if asked == 300:
            raise Stopped("It is not wanted any more.")

    with pytest.raises(Stopped):
        compare(Tree(Document(records)), Tree(Document(random_map(200, seed=2))), check)
