"""Any edits, other people's changes and undos in any order: what is incremental equals what is rebuilt."""

import re
from pathlib import Path
from random import Random

import pytest

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.records import MapInfo, Source
from argmap.core.tree import Tree
from argmap.core.undoing import rebased_inverse
from argmap.core.validity import refuse_deep, refuse_untrue
from tests.core.any_edit import any_edit
from tests.core.builders import TEXT
from tests.core.rebuilt import (
    assert_full_cards_come_first,
    assert_nothing_dangles,
    assert_tree_equals_rebuilt,
    state_of,
)

STEPS = 40
NO_EDITS = {"BASES", "source_text"}  # a list, and a record that edits are handed


def test_every_edit_is_among_those_made_at_random() -> None:
    source = Path(__file__).with_name("any_edit.py").read_text(encoding="utf-8")
    assert set(edits.__all__) - NO_EDITS - set(re.findall(r"edits\.(\w+)\(", source)) == set()


@pytest.mark.parametrize("seed", range(60))
def test_undoing_all_edits_leads_back_to_each_state_before(seed: int) -> None:
    random, document = Random(seed), Document([MapInfo(id="1" * 32)])
    tree = Tree(document)
    made: list[tuple[dict[tuple[str, str], object], Change]] = []
    for _ in range(STEPS):
        before, change = state_of(document), any_edit(document, random)
        if change:
            _apply(tree, change)
            made.append((before, change))
            assert not tree.cut_ids
    for before, change in reversed(made):
        _apply(tree, rebased_inverse(change, document))
        assert state_of(document) == before


@pytest.mark.parametrize("seed", range(60))
def test_undoing_among_other_peoples_edits_leaves_a_sound_map(seed: int) -> None:
    random, document = Random(seed), Document([MapInfo(id="1" * 32)])
    tree = Tree(document)
    text = edits.source_text("2" * 32, TEXT, new_id=lambda: "3" * 32)
    _apply(tree, edits.add_source(document, Source(id="2" * 32), text))
    mine: list[Change] = []
    for _ in range(STEPS):
        if mine and random.random() < 0.2:
            change: Change | None = rebased_inverse(mine.pop(), document)
        else:
            change = any_edit(document, random)
            mine += [change] if change and random.random() < 0.6 else []
        if change:
            _apply(tree, change)


def _apply(tree: Tree, change: Change) -> None:
    tree.document.apply(change)
    tree.update(change)
    refuse_untrue(tree.document, change)
    refuse_deep(tree.document, change)
    assert_tree_equals_rebuilt(tree)
    assert_nothing_dangles(tree.document)
    if not tree.cut_ids:
        assert_full_cards_come_first(tree)
