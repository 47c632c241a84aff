"""A step that is made in a copy of the map comes to what it would have come to in the map itself."""

from random import Random

import pytest

from argmap.core import edits
from argmap.core.errors import EditRefused
from argmap.core.history import PIECE, EntryKind
from argmap.core.records import Kind, Node
from argmap.session import Session, Step, made_ahead, reversal
from tests.benchmarks.maps import random_map
from tests.core.any_edit import any_edit
from tests.core.rebuilt import assert_tree_equals_rebuilt, state_of

RECORDS = random_map(40, passages=True)
STEPS = 30


def take_ahead(session: Session, step: Step) -> bool:
    """Make a step in a copy of the map, and let the session take it."""
    return session.take(step, made_ahead(session.document.records(), session.revision, step.edit))


def edited(session: Session, random: Random) -> Step:
    """A random edit of the map as it stands, an undo, or a redo."""
    undone, redone = session.history.to_undo(), session.history.to_redo()
    if undone is not None and random.random() < 0.3:
        return reversal(undone, EntryKind.UNDO)
    if redone is not None and random.random() < 0.5:
        return reversal(redone, EntryKind.REDO)
    change = any_edit(session.document, random) or edits.add_claim(session.document, "A claim")
    return Step(lambda _: change)


@pytest.mark.parametrize("seed", range(12))
def test_steps_made_ahead_come_to_the_same_as_those_made_at_once(seed: int) -> None:
    plain, ahead, random = Session(RECORDS), Session(RECORDS), Random(seed)
    told: list[object] = []
    plain.subscribe(lambda change, touched: told.append((change, touched)))
    ahead.subscribe(lambda change, touched: told.append((change, touched)))
    for _ in range(STEPS):
        step = edited(plain, random)
        if plain.make(step):
            assert take_ahead(ahead, step)
            assert told[-1] == told[-2]
            assert state_of(ahead.document) == state_of(plain.document)
            assert list(ahead.tree.walk()) == list(plain.tree.walk())
    assert_tree_equals_rebuilt(ahead.tree)
    assert (ahead.undo_label, ahead.redo_label) == (plain.undo_label, plain.redo_label)
    assert [one.change for one in ahead.history.entries()] == [one.change for one in plain.history.entries()]


def test_a_step_made_of_a_map_that_has_changed_since_is_not_taken() -> None:
    session = Session(RECORDS)
    step = Step(lambda document: edits.add_claim(document, "Ahead"))
    ahead = made_ahead(session.document.records(), session.revision, step.edit)
    session.commit(edits.add_claim(session.document, "Meanwhile"))
    before = state_of(session.document)
    assert not session.take(step, ahead)
    assert state_of(session.document) == before
    assert len(session.history.entries()) == 1


def test_an_edit_that_was_taken_back_makes_it_another_map_all_the_same() -> None:
    session = Session(RECORDS)
    step = Step(lambda document: edits.add_claim(document, "Ahead"))
    ahead = made_ahead(session.document.records(), session.revision, step.edit)
    session.commit(edits.add_claim(session.document, "Meanwhile"))
    session.undo()
    assert not session.take(step, ahead)


def test_a_map_that_is_open_for_reading_only_takes_no_step() -> None:
    session = Session(RECORDS)
    session.is_read_only = True
    with pytest.raises(EditRefused, match="reading only"):
        take_ahead(session, Step(lambda document: edits.add_claim(document, "Ahead")))


def test_who_holds_document_and_tree_reads_what_they_are_after_the_step() -> None:
    session = Session(RECORDS)
    document, tree = session.document, session.tree
    take_ahead(session, Step(lambda before: edits.add_to_tray(before, Kind.CLAIM, "Ahead")))
    made = next(node for node in document.all(Node) if node.text == "Ahead")
    assert tree.full_place(made.id) is not None
    assert made.id in document.tray_ids


def test_a_large_change_is_taken_apart_in_pieces_too() -> None:
    session = Session(RECORDS)
    below = [place.id for root in session.tree.roots() for place in session.tree.children(root)]
    change = edits.delete_branch(session.document, below)
    session.commit(change)
    assert len(change.pairs) > PIECE
    assert sum(1 for _ in session.history.taken_apart()) > len(change.pairs) / PIECE


def test_what_is_taken_apart_is_empty_and_is_so_piece_by_piece() -> None:
    session = Session(RECORDS)
    session.commit(edits.add_claim(session.document, "A claim"))
    pieces = sum(1 for _ in session.taken_apart())
    assert pieces > len(RECORDS)
    assert (list(session.document.records()), session.history.entries()) == ([], [])
