"""Whatever is done to a map and undone again, its status can be told, and is what it was."""

from random import Random

import pytest

from argmap.core.document import Document
from argmap.core.records import Kind, MapInfo, Node
from argmap.core.tree import Tree
from argmap.core.undoing import rebased_inverse
from argmap.reasoning.status.crux import sways
from argmap.reasoning.status.disagreements import disagreements
from argmap.reasoning.status.drawing_order import drawn, drawn_cards
from argmap.reasoning.status.status import status_of
from argmap.reasoning.status.strength import energies, strengths_of
from tests.core.any_edit import any_edit

EDITS = 60


def told(tree: Tree) -> tuple[object, ...]:
    """All there is to say about a map."""
    status = status_of(tree.document)
    made = energies(status.reading, status.judgements)
    order = drawn(tree, status.reading)
    cards = [one for one, _ in drawn_cards(tree, status.reading)]
    found = sways(status, made, cards[0], cards[1:]) if cards else []
    return dict(status.standings), dict(strengths_of(made)), order, disagreements(status, order), found


@pytest.mark.parametrize("seed", range(20))
def test_the_status_after_undoing_everything_is_what_it_was_each_time_before(seed):
    random, document = Random(seed), Document([MapInfo("1" * 32)])
    tree = Tree(document)
    made = []
    for _ in range(EDITS):
        change = any_edit(document, random)
        if change:
            made.append((told(tree), change))
            document.apply(change)
            tree.update(change)
    for before, change in reversed(made):
        back = rebased_inverse(change, document)
        document.apply(back)
        tree.update(back)
        assert told(tree) == before


@pytest.mark.parametrize("seed", range(20))
def test_every_claim_and_every_piece_of_evidence_has_a_standing_and_no_question_has(seed):
    random, document = Random(seed), Document([MapInfo("1" * 32)])
    for _ in range(EDITS):
        change = any_edit(document, random)
        if change:
            document.apply(change)

    status = status_of(document)

    cards = {node.id for node in document.all(Node) if node.kind is not Kind.QUESTION}
    assert status.standings.keys() - status.reading.steps.keys() == cards
