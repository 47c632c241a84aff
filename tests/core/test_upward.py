"""What is read of all cards in one pass is what the tree says of each."""

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.core.upward import Upward
from tests.benchmarks.maps import random_map
from tests.samples.sample_files import sample


def shared() -> Tree:
    """A map in which a card with much below it stands in two places more."""
    document = Document(sample("eu-nato").document.records())
    tree = Tree(document)
    first, *others = [one for one in tree.children(tree.main_claim()) if tree.children(one)]
    for other in others[:2]:
        document.apply(edits.use_here_too(document, first.node_id, other.node_id))
    return Tree(document)


@pytest.fixture(params=[shared, lambda: Tree(Document(random_map(120, seed=5)))], ids=["shared", "random"])
def tree(request: pytest.FixtureRequest) -> Tree:
    made: Tree = request.param()
    return made


def test_the_places_are_those_that_are_drawn_and_full_where_the_tree_says_so(tree: Tree) -> None:
    upward = Upward(tree)
    drawn = {place.id: tree.is_full(place) for place, _ in tree.walk()}
    assert {one[0].id: upward.is_full(one) for one in upward.stands} == drawn


def test_the_step_of_a_card_is_that_of_its_full_place(tree: Tree) -> None:
    upward = Upward(tree)
    for place, _ in tree.walk():
        full, step = tree.full_place(place.node_id), upward.step_of(place.node_id)
        assert (step.id if step is not None else None) == full.inference_id


def test_a_branch_is_what_is_drawn_below_its_top(tree: Tree) -> None:
    upward = Upward(tree)
    for top, _ in tree.walk():
        if tree.is_full(top):
            assert {one.id for one, _ in upward.within(top)} == {place.id for place, _ in tree.walk(top)}


def test_what_leads_to_a_place_stands_above_it(tree: Tree) -> None:
    upward = Upward(tree)
    for one in upward.stands:
        place, above = tree.place(one[0].id), set()
        while (place := tree.parent(place)) is not None:
            above.add(place.node_id)
        assert upward.leads([one]) == above
