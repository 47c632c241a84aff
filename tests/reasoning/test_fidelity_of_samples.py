"""The fidelity check on the cards of the samples, which were written with care and before it: calm, and awake.

What is counted as a false mark is every mark, though some of them are right.
"""

import re
from dataclasses import replace

import pytest

from argmap.core.document import Document
from argmap.core.records import Node, Record
from argmap.core.tree import Tree
from argmap.reasoning.fidelity import Lexicon
from argmap.reasoning.fidelity.cards import differences_of, rendered_passages
from argmap.reasoning.word_lists import load_words
from argmap.samples import sample_names, sample_records

LEXICON = Lexicon(load_words())

FAULTS = {
    "number": (r"\d+", lambda found: str(int(found[0]) + 7)),
    "negation added": (r"\b(is|are|was|were|has|have|will)\b", r"\1 not"),
    "negation dropped": (r"\b(not|no|never) ", ""),
    "hedge": (r"\b(may|might|could|often|usually|probably) (?!not\b)", ""),
    "quantifier": (r"\b([Ss]ome|[Mm]any|[Mm]ost|[Ss]everal)\b", "all"),
    "name": (r"(?<=[a-z] )(NATO|Stockholm|London|Britain|France|Germany|Mexico|Berkeley|EU)\b", "Brazil"),
}
"""Ways to put a fault into a card: what is replaced once, and by what. A word that opens a sentence is never a name."""


def maps() -> list[list[Record]]:
    return [list(sample_records(name)) for name in sample_names()]


def cards(records: list[Record]) -> list[Node]:
    document = Document(records)
    return [node for node in document.all(Node) if rendered_passages(document, node.id)]


def is_marked(records: list[Record], node: Node, text: str) -> bool:
    changed = [replace(one, text=text) if one is node else one for one in records]
    return bool(differences_of(Tree(Document(changed)), node.id, LEXICON))


def test_at_most_one_card_in_ten_is_marked():
    marks = [is_marked(records, node, node.text) for records in maps() for node in cards(records)]

    assert len(marks) >= 130
    assert sum(marks) <= len(marks) / 10


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_put_into_a_card_is_marked_in_four_cases_of_five(fault):
    pattern, instead = FAULTS[fault]
    marks = [
        is_marked(records, node, re.sub(pattern, instead, node.text, count=1))
        for records in maps()
        for node in cards(records)
        if re.search(pattern, node.text) and not is_marked(records, node, node.text)
    ]

    assert sum(marks) >= 0.8 * len(marks) > 0
