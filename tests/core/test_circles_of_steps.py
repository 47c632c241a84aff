"""Steps that bear on steps, in rows and circles: where each is drawn is found in one look at each."""

from itertools import pairwise
from random import Random

import pytest

from argmap.core.document import Document
from argmap.core.graph import base_node_id, base_node_ids
from argmap.core.records import Inference, Kind, Node, Passage, Polarity
from argmap.core.tree import Tree
from argmap.core.validity import stands_at


def steps_at_random(count, chooser):
    """Steps onto cards, onto each other and onto nothing, circles among them."""
    ids = [f"{number:032x}" for number in range(count)]
    kinds = chooser.choices(("node", "step", "nothing"), (1, 6, 1), k=count)
    targets = {"node": {"target_node_id": "f" * 32}, "nothing": {}}
    return [
        Inference(one, Polarity.OPPOSES, **targets.get(kind, {"target_inference_id": chooser.choice(ids)}))
        for one, kind in zip(ids, kinds, strict=True)
    ]


@pytest.mark.parametrize("seed", range(50))
def test_all_at_once_are_found_as_each_alone(seed):
    steps = steps_at_random(40, Random(seed))
    document = Document([Node("f" * 32, Kind.CLAIM), *steps])

    assert base_node_ids(document) == {step.id: base_node_id(document, step) for step in steps}


class Watched(Document):
    """A document that counts how often it is asked for a step."""

    asked = 0

    def find(self, record_type, record_id):
        self.asked += record_type is Inference
        return super().find(record_type, record_id)


def test_a_long_row_of_doubts_is_not_walked_again_for_each_of_them():
    ids = [f"{number:032x}" for number in range(1_000)]
    row = [Inference(one, Polarity.OPPOSES, target_inference_id=other) for one, other in pairwise(ids)]
    document = Watched([Node("f" * 32, Kind.CLAIM), *row, Inference(ids[-1], Polarity.OPPOSES)])

    Tree(document)

    assert document.asked < 5 * len(ids)


class Unsliced(str):
    """A text of which no part may be copied."""

    __slots__ = ()

    def __getitem__(self, part):
        raise AssertionError(part)


def test_a_passage_is_compared_without_a_slice_that_may_be_as_large_as_the_text():
    text = Unsliced("many words")

    assert stands_at(Passage("0" * 32, "1" * 32, 5, 10, exact="words"), text)
    assert not stands_at(Passage("0" * 32, "1" * 32, 0, 10, exact="words"), text)
    assert not stands_at(Passage("0" * 32, "1" * 32, 6, 11, exact="words"), text)
