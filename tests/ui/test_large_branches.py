"""Edits of large branches are made while the window's loop goes round, and can be given up; small ones at once."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from argmap.core import edits
from argmap.core.extent import ANEW, ELSEWHERE, cards_in, extent_of
from argmap.core.graph import Place
from argmap.core.records import Node, PassageLink, RecordId
from argmap.session import Session
from argmap.storage.creating import create_map
from argmap.ui import stepping
from argmap.ui.canvas import folding
from argmap.ui.canvas.folding import all_folded
from argmap.ui.clipboard import copied
from argmap.ui.panes import Pane
from argmap.ui.window import Window
from tests.core.rebuilt import state_of
from tests.reliability.turning import Turning
from tests.ui.conftest import Person
from tests.ui.test_laying_out import is_as_laid_out_now
from tests.ui.test_stepping import MEANWHILE, RECORDS, assert_is, is_done, twin

DELETE, DUPLICATE = "map.cards.delete_branch", "map.cards.duplicate"


@pytest.fixture
def opened(person: Person, window: Window, tmp_path: Path) -> Window:
    path = tmp_path / "large.argmap"
    create_map(path, RECORDS)
    return person.open_map(path)


def do(window: Window, action: str) -> None:
    window.by_name[action].trigger()


def select_all_below_the_main_claim(window: Window) -> tuple[RecordId, ...]:
    tree = window.context.tree
    window.context.selection.select_cards(one.id for one in tree.children(tree.main_claim()))
    return window.context.selection.cards


def cards_below(window: Window, place: Place) -> int:
    return cards_in(window.context.document, [place.id], 600)


def test_a_large_deletion_comes_to_the_same_as_at_once_and_is_taken_back(person: Person, opened: Window) -> None:
    chosen = select_all_below_the_main_claim(opened)
    wanted = twin(edits.delete_branch(Session(RECORDS).document, chosen))
    do(opened, DELETE)
    assert opened.context.stepping.is_at_work
    assert opened.context.document.count(Node) == 600
    person.until(lambda: is_done(opened))
    assert_is(opened, wanted)
    assert opened.context.selection.current == opened.context.tree.main_claim().id
    do(opened, "map.history.undo")
    person.until(lambda: is_done(opened))
    wanted.undo()
    assert_is(opened, wanted)


def test_the_loop_goes_round_while_a_large_branch_is_deleted(
    person: Person, opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    turning = Turning()
    monkeypatch.setattr(stepping, "made_ahead", turning.first(stepping.made_ahead))
    select_all_below_the_main_claim(opened)
    do(opened, DELETE)
    person.until(lambda: is_done(opened))
    assert opened.context.document.count(Node) == 1
    assert turning.stalls == 0


def test_a_large_deletion_that_is_cancelled_leaves_the_map_as_it_was_and_so_does_what_was_to_follow(
    person: Person, opened: Window
) -> None:
    context = opened.context
    context.perform(edits.edit_text, context.tree.main_claim().node_id, MEANWHILE)
    before = state_of(context.document)
    chosen = select_all_below_the_main_claim(opened)
    do(opened, DELETE)
    do(opened, "map.history.undo")
    opened.status.cancel.click()
    person.until(lambda: is_done(opened))
    assert state_of(context.document) == before
    assert context.selection.cards == chosen
    do(opened, "map.history.undo")
    assert state_of(context.document) == state_of(Session(RECORDS).document)
    select_all_below_the_main_claim(opened)
    do(opened, DELETE)
    person.until(lambda: is_done(opened))
    assert context.document.count(Node) == 1
    assert is_as_laid_out_now(opened)


def test_what_is_selected_while_a_large_branch_is_deleted_stays_selected(person: Person, opened: Window) -> None:
    context = opened.context
    first, *others = sorted(context.tree.children(context.tree.main_claim()), key=partial(cards_below, opened))
    context.selection.select_cards(one.id for one in others)
    assert cards_in(context.document, context.selection.cards, 600) > stepping.LARGE
    do(opened, DELETE)
    context.show(first.id)
    chosen = context.selection.cards
    person.until(lambda: is_done(opened))
    assert context.selection.cards == chosen


def test_a_small_branch_is_deleted_at_once(person: Person, opened: Window) -> None:
    tree = opened.context.tree
    leaf = next(place for place, depth in tree.walk() if depth and not tree.children(place))
    opened.context.show(leaf.id)
    do(opened, DELETE)
    assert not opened.context.stepping.is_at_work
    assert tree.place(leaf.id) is None


def test_a_large_branch_is_duplicated_whole_and_shown(person: Person, opened: Window) -> None:
    context, claim = opened.context, opened.context.tree.main_claim()
    context.show(claim.id)
    do(opened, DUPLICATE)
    assert context.stepping.is_at_work
    person.until(lambda: is_done(opened))
    assert (context.document.count(Node), context.document.count(PassageLink)) == (1_200, 1_200)
    assert context.tree.node(context.current_place.node_id).text == context.tree.node(claim.node_id).text
    assert context.selection.current != claim.id
    assert is_as_laid_out_now(opened)


def test_a_large_branch_is_pasted_whole_and_shown(person: Person, opened: Window) -> None:
    context, claim = opened.context, opened.context.tree.main_claim()
    QApplication.clipboard().setMimeData(copied(context.document, [claim.id]))
    context.selection.clear()
    do(opened, "window.copying.paste")
    assert context.stepping.is_at_work
    person.until(lambda: is_done(opened))
    assert (context.document.count(Node), context.document.count(PassageLink)) == (1_200, 1_200)
    assert context.tree.node(context.current_place.node_id).text == context.tree.node(claim.node_id).text
    assert is_as_laid_out_now(opened)


def test_a_large_text_on_the_clipboard_that_cannot_be_pasted_says_why(person: Person, opened: Window) -> None:
    QApplication.clipboard().setText("\n".join(f"A line {'x' * 11_000}" for _ in range(300)))
    do(opened, "window.copying.paste")
    person.until(lambda: is_done(opened))
    assert opened.messages.text
    assert opened.context.document.count(Node) == 600


def test_all_of_a_large_map_is_folded_and_unfolded_while_the_loop_goes_round(
    person: Person, opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = opened.context
    turning = Turning()
    monkeypatch.setattr(folding, "AT_ONCE", 100)
    monkeypatch.setattr(folding, "folded_drawing", turning.first(folding.folded_drawing))
    scene = opened.workspace.part(Pane.MAP).sight.scene
    before = scene.layout
    do(opened, "map.looking.fold_all")
    assert context.view_state.folded == frozenset()
    person.until(lambda: is_done(opened))
    assert context.view_state.folded == all_folded(context.tree, None, frozenset())
    assert scene.layout is not before  # the map took the drawing that was made meanwhile
    assert is_as_laid_out_now(opened)
    do(opened, "map.looking.unfold_all")
    person.until(lambda: is_done(opened))
    assert context.view_state.folded == frozenset()
    assert is_as_laid_out_now(opened)
    assert turning.stalls == 0


def test_the_last_that_was_asked_for_counts_and_what_was_edited_meanwhile_is_drawn(
    person: Person, opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, claim = opened.context, opened.context.tree.main_claim()
    monkeypatch.setattr(folding, "AT_ONCE", 100)
    do(opened, "map.looking.unfold_all")
    do(opened, "map.looking.fold_all")
    context.perform(edits.delete_branch, [context.tree.children(claim)[0].id])
    person.until(lambda: is_done(opened))
    assert context.view_state.folded == all_folded(context.tree, None, frozenset())
    assert is_as_laid_out_now(opened)


def test_a_branch_that_is_placed_otherwise_counts_for_more_if_it_has_to_be_drawn_anew() -> None:
    session = Session(RECORDS)
    claim = session.tree.main_claim()
    assert claim is not None
    branches = {sum(1 for _ in session.tree.walk(one)): one for one in session.tree.children(claim)}
    below, first = max(branches.items())
    away = edits.to_tray(session.document, [first.id])
    assert below > 100 > len(away.pairs)
    assert extent_of(session.document, away, 600) == below // ELSEWHERE
    session.commit(away)
    assert extent_of(session.document, away.inverse(), 600) == below // ANEW
    assert extent_of(session.document, away.inverse(), 10) == 10
    reworded = edits.edit_text(session.document, first.node_id, MEANWHILE)
    assert extent_of(session.document, reworded, 600) == 1
