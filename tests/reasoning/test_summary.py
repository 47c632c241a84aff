"""The numbers of a map."""

from random import Random

import pytest

from argmap.core.document import Document
from argmap.core.records import MapInfo
from argmap.core.tree import Tree
from argmap.formats.markdown_outline import read
from argmap.reasoning.summary import Summary, summarize
from tests.core.any_edit import any_edit
from tests.core.builders import small_map


def test_kinds_roles_and_steps_are_counted():
    outline = b"""# Title
- main
  - Reason: a
  - And: b
    - Doubt: c
  - Objection: d
    - Objection: e
    - Counter-evidence: f
  - Evidence: g
- Question: q
  - Answer: h

## Tray
- Question: i
"""
    found = summarize(Tree(Document(read(outline, "a.md").records)))

    assert found == Summary(
        title="Title",
        nodes=11,
        claims=7,
        evidence=2,
        questions=2,
        placed=10,
        main_claims=1,
        reasons=2,
        objections=2,
        rebuttals=1,
        supporting_evidence=1,
        counter_evidence=1,
        placed_questions=1,
        answers=1,
        inferences=7,
        supports=2,
        opposes=4,
        undercuts=1,
        co_premise_groups=1,
        sources=0,
        passages=0,
        passages_exact=0,
        passage_links=0,
        depth=3,
        tray=1,
    )


def test_an_empty_map_has_no_depth():
    assert summarize(Tree(Document([MapInfo(id="0" * 32)]))).depth == 0


@pytest.mark.parametrize("seed", range(10))
def test_the_roles_add_up_to_the_placed_nodes(seed):
    random, build = Random(seed), small_map()
    for _ in range(60):
        change = any_edit(build.document, random)
        if change:
            build.do(change)
    found = summarize(build.tree)
    roles = (
        found.main_claims,
        found.reasons,
        found.objections,
        found.rebuttals,
        found.supporting_evidence,
        found.counter_evidence,
        found.placed_questions,
        found.answers,
    )

    assert sum(roles) == found.placed <= found.nodes
    assert found.claims + found.evidence + found.questions == found.nodes
