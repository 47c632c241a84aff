"""Large steps are made while the window's loop goes round, and come to what they would have come to at once."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.moments import Moment, first_number
from argmap.core.records import Kind, Node, Premise, Record
from argmap.session import Session
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map
from argmap.ui import open_maps, stepping
from argmap.ui.desk import Desk
from argmap.ui.panes import Pane
from argmap.ui.stepping import LARGE
from argmap.ui.versions.restoring import restore
from argmap.ui.window import Window
from tests.benchmarks.maps import random_map
from tests.core.rebuilt import assert_tree_equals_rebuilt, state_of
from tests.reliability.turning import Turning
from tests.ui.conftest import Person
from tests.ui.test_laying_out import is_as_laid_out_now, rects

Key = Qt.Key
RECORDS: Sequence[Record] = random_map(600, seed=5, passages=True)
MEANWHILE = "Written meanwhile"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "large.argmap"
    create_map(path, RECORDS)
    return path


@pytest.fixture
def opened(person: Person, window: Window, path: Path) -> Window:
    return person.open_map(path)


def deletion(session: Session) -> Change:
    """The change that takes away all below the main claim."""
    tree = session.tree
    below = [place.id for root in tree.roots() for place in tree.children(root)]
    change = edits.delete_branch(session.document, below)
    assert len(change.pairs) > LARGE
    return change


def twin(*changes: Change) -> Session:
    """The same map, changed at once."""
    session = Session(RECORDS)
    for change in changes:
        session.commit(change)
    return session


def is_done(window: Window) -> bool:
    return not window.context.stepping.is_at_work and window.tasks.current is None


def assert_is(window: Window, wanted: Session) -> None:
    """The window's map is that of the session, with its tree, its steps and its drawing."""
    session = window.context.session
    assert state_of(session.document) == state_of(wanted.document)
    assert_tree_equals_rebuilt(session.tree)
    assert [one.change for one in session.history.entries()] == [one.change for one in wanted.history.entries()]
    assert (session.undo_label, session.redo_label) == (wanted.undo_label, wanted.redo_label)
    assert is_as_laid_out_now(window)


def test_a_large_undo_and_redo_come_to_the_same_as_at_once(person: Person, opened: Window) -> None:
    change = deletion(opened.context.session)
    wanted = twin(change)
    opened.context.session.commit(change)
    opened.by_name["map.history.undo"].trigger()
    person.until(lambda: is_done(opened))
    wanted.undo()
    assert_is(opened, wanted)
    opened.by_name["map.history.redo"].trigger()
    person.until(lambda: is_done(opened))
    wanted.redo()
    assert_is(opened, wanted)


def test_a_restored_version_comes_to_the_same_as_at_once_and_is_taken_back(person: Person, opened: Window) -> None:
    session = opened.context.session
    change = deletion(session)
    session.commit(change)
    restore(opened, Moment(first_number(session.history.entries())))
    person.until(lambda: is_done(opened))
    assert state_of(session.document) == state_of(Session(RECORDS).document)
    assert is_as_laid_out_now(opened)
    assert opened.messages.text.startswith("The map is again as it was")
    opened.by_name["map.history.undo"].trigger()
    person.until(lambda: is_done(opened))
    assert state_of(session.document) == state_of(twin(change).document)
    assert is_as_laid_out_now(opened)


def test_an_edit_made_meanwhile_is_in_the_map_and_in_the_file(person: Person, opened: Window, path: Path) -> None:
    context = opened.context
    context.session.commit(deletion(context.session))
    claim = context.tree.main_claim()
    opened.by_name["map.history.undo"].trigger()
    assert context.stepping.is_at_work
    context.perform(edits.edit_text, claim.node_id, MEANWHILE)
    person.until(lambda: is_done(opened))
    wanted = Session(RECORDS)
    wanted.commit(edits.edit_text(wanted.document, claim.node_id, MEANWHILE))
    assert state_of(context.document) == state_of(wanted.document)
    assert is_as_laid_out_now(opened)
    opened.close()
    assert {one for one in read_map(path).records if isinstance(one, Node)} == set(wanted.document.all(Node))


def test_a_card_edited_while_a_version_is_restored_that_did_not_have_it_stays(person: Person, opened: Window) -> None:
    context = opened.context
    for number in range(LARGE + 1):
        context.perform(edits.add_to_tray, Kind.CLAIM, f"Added {number}")
    added = next(node for node in context.document.all(Node) if node.text == "Added 7")
    restore(opened, Moment(first_number(context.session.history.entries())))
    assert not context.stepping.is_at_work  # what leads back is found first, on a thread
    context.perform(edits.edit_text, added.id, MEANWHILE)
    person.until(lambda: is_done(opened))
    assert {node.text for node in context.document.all(Node) if node.id in context.document.tray_ids} == {MEANWHILE}


def test_what_is_being_typed_while_a_step_is_made_goes_on_and_is_kept(person: Person, opened: Window) -> None:
    context = opened.context
    context.session.commit(deletion(context.session))
    context.show(context.tree.main_claim().id)
    opened.by_name["map.history.undo"].trigger()
    person.key(Key.Key_F2)
    person.focus().selectAll()  # type: ignore[attr-defined]  # the card's editor
    person.type(MEANWHILE)
    person.until(lambda: is_done(opened))
    person.type(" and after")
    person.key(Key.Key_Return)
    assert context.tree.node(context.tree.main_claim().node_id).text == f"{MEANWHILE} and after"
    assert context.document.count(Node) == 600
    assert is_as_laid_out_now(opened)


def test_what_is_asked_for_meanwhile_comes_after_it(person: Person, opened: Window) -> None:
    session = opened.context.session
    first = edits.edit_text(session.document, opened.context.tree.main_claim().node_id, MEANWHILE)
    session.commit(first)
    second = deletion(session)
    session.commit(second)
    wanted = twin(first, second)
    opened.by_name["map.history.undo"].trigger()
    opened.by_name["map.history.undo"].trigger()
    person.until(lambda: is_done(opened))
    wanted.undo()
    wanted.undo()
    assert_is(opened, wanted)


def test_the_loop_goes_round_meanwhile(person: Person, opened: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    turning = Turning()
    monkeypatch.setattr(stepping, "made_ahead", turning.first(stepping.made_ahead))
    opened.context.session.commit(deletion(opened.context.session))
    opened.by_name["map.history.undo"].trigger()
    person.until(lambda: is_done(opened))
    assert opened.context.document.count(Node) == 600
    assert turning.stalls == 0


def test_the_collector_looks_at_nothing_while_it_is_made(person: Person, opened: Window) -> None:
    makes_much = opened.desk.collector._makes_much
    person.until(lambda: not makes_much())
    opened.context.session.commit(deletion(opened.context.session))
    opened.by_name["map.history.undo"].trigger()
    assert makes_much()
    person.until(lambda: not makes_much())
    assert opened.context.document.count(Node) == 600


def test_the_collector_looks_at_nothing_while_much_is_written(
    person: Person, opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    makes_much, session = opened.desk.collector._makes_much, opened.context.session
    person.until(lambda: not makes_much())
    monkeypatch.setattr(open_maps, "MANY", LARGE)
    session.commit(deletion(session))
    assert makes_much()
    session.flush()
    person.until(lambda: not makes_much())


def test_a_window_that_is_closed_meanwhile_has_done_it(person: Person, opened: Window, path: Path) -> None:
    session = opened.context.session
    session.commit(deletion(session))
    opened.by_name["map.history.undo"].trigger()
    opened.close()
    assert sum(isinstance(one, Node) for one in read_map(path).records) == 600


def test_every_window_of_the_map_shows_it(person: Person, opened: Window, desk: Desk, path: Path) -> None:
    other: Window = desk.new_window(path)
    person.until(lambda: other.finder is not None and other.tasks.current is None)
    other.context.view_state.set_layout("right")
    opened.context.session.commit(deletion(opened.context.session))
    opened.by_name["map.history.undo"].trigger()
    person.until(lambda: is_done(opened))
    assert is_as_laid_out_now(opened)
    assert is_as_laid_out_now(other)


def test_selection_folds_and_what_is_seen_stay(person: Person, opened: Window) -> None:
    context, canvas = opened.context, opened.workspace.part(Pane.MAP)
    session = context.session
    placed = {premise.node_id for premise in session.document.all(Premise)}
    assert placed
    root = context.tree.main_claim()
    kept, *others = context.tree.children(root)
    change = edits.delete_branch(session.document, [one.id for one in others])
    session.commit(change)
    context.view_state.fold([kept.id])
    context.show(kept.id)
    before = canvas.sight.camera.to_view(canvas.sight.rect_of(kept.id).centre)
    context.stepping.undo(lambda _: None)
    person.until(lambda: is_done(opened))
    after = canvas.sight.camera.to_view(canvas.sight.rect_of(kept.id).centre)
    assert context.selection.cards == (kept.id,)
    assert context.view_state.is_folded(kept.id)
    assert (round(before.x()), round(before.y())) == (round(after.x()), round(after.y()))
    assert rects(canvas.sight.scene)[kept.id] is not None
    assert is_as_laid_out_now(opened)
