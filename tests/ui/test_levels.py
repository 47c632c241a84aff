"""Showing so many levels: of the whole map, below one card, and back to what was folded by hand."""

import pytest
from PySide6.QtCore import Qt

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.graph import Place
from argmap.core.records import Inference, Kind, MapInfo, Node, Polarity, Premise
from argmap.core.tree import Tree
from argmap.ui.levels import folded_below, shown_above
from argmap.ui.panes import Pane
from argmap.ui.viewing import Report
from tests.benchmarks.maps import random_map

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def tree() -> Tree:
    return Tree(Document(random_map(300, seed=7)))


def depths_shown(tree: Tree, folded: set[str]) -> set[int]:
    """How deep the cards stand that no fold hides."""
    return {depth for place, depth in tree.walk() if shown_above(tree, place, folded.__contains__) == place}


def walked(context) -> list[tuple[Place, int]]:
    """The cards below which something stands, with their depths."""
    return [(place, depth) for place, depth in context.tree.walk() if context.tree.children(place)]


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_so_many_rows_are_open_and_no_others(tree: Tree, rows: int) -> None:
    assert depths_shown(tree, folded_below(tree, tree.roots(), rows, frozenset())) == set(range(rows + 1))


def test_rows_that_were_folded_are_opened_and_what_is_further_down_stays_as_it_was(tree: Tree) -> None:
    high, deep = (next(one for one, depth in tree.walk() if depth == at and tree.children(one)) for at in (1, 5))
    folded = folded_below(tree, tree.roots(), 3, frozenset([high.id, deep.id]))
    assert depths_shown(tree, folded) == {0, 1, 2, 3}
    assert deep.id in folded and high.id not in folded


def test_below_a_card_so_many_rows_are_open_and_the_rest_of_the_map_stays_as_it_is(tree: Tree) -> None:
    one, other = [place for place, depth in tree.walk() if depth == 1 and tree.children(place)][:2]
    folded = folded_below(tree, [one], 2, frozenset([one.id, other.id]))
    assert folded == {other.id} | {place.id for place, depth in tree.walk(one) if depth == 2 and tree.children(place)}


def test_cards_without_anything_below_are_not_folded(tree: Tree) -> None:
    folded = folded_below(tree, tree.roots(), 40, frozenset())
    assert folded == frozenset()


def test_a_circle_is_gone_through_once() -> None:
    a, b, onto_a, onto_b, b_below_a, a_below_b = (f"{number:032x}" for number in range(1, 7))
    nodes = [Node(a, Kind.CLAIM, "A"), Node(b, Kind.CLAIM, "B")]
    steps = [Inference(one, Polarity.SUPPORTS, target_node_id=two) for one, two in ((onto_a, a), (onto_b, b))]
    premises = [Premise(b_below_a, onto_a, b), Premise(a_below_b, onto_b, a)]
    tree = Tree(Document([MapInfo(f"{9:032x}"), *nodes, *steps, *premises]))
    assert folded_below(tree, tree.roots(), 0, frozenset()) == {a}
    assert folded_below(tree, tree.roots(), 9, frozenset([a])) == frozenset()
    assert shown_above(tree, tree.place(a_below_b), {b_below_a}.__contains__).id == b_below_a


def test_the_key_of_a_number_opens_so_many_levels_below_the_card(person) -> None:
    person.open_sample()
    person.go_to(Pane.MAP)
    context = person.window.context
    person.key(Qt.Key.Key_Home)
    person.key(Qt.Key.Key_1)
    top = context.current_place
    assert context.view_state.folded == {
        place.id for place, depth in context.tree.walk(top) if depth == 1 and context.tree.children(place)
    }


def test_the_same_key_again_gives_back_what_was_folded_by_hand(person) -> None:
    person.open_sample()
    person.go_to(Pane.MAP)
    context = person.window.context
    by_hand = frozenset([context.tree.children(context.tree.main_claim())[0].id])
    context.view_state.set_folded(by_hand)
    person.key(Qt.Key.Key_2, ALT)
    person.key(Qt.Key.Key_3, ALT)
    assert context.view_state.folded == {one.id for one, depth in walked(context) if depth == 2}
    person.key(Qt.Key.Key_3, ALT)
    assert context.view_state.folded == by_hand


def test_a_card_that_is_folded_away_leaves_the_selection_to_the_card_above(person) -> None:
    person.open_sample()
    person.go_to(Pane.MAP)
    context = person.window.context
    deep = next(place for place, depth in context.tree.walk() if depth == 3)
    context.show(deep.id)
    person.key(Qt.Key.Key_2, ALT)
    assert context.selection.current == shown_above(context.tree, deep, context.view_state.is_folded).id
    sight = person.window.workspace.part(Pane.MAP).sight
    assert sight.camera.shown.contains(sight.rect_of(context.selection.current).centre)


def test_something_of_the_map_stays_in_view_when_all_that_was_seen_is_folded_away(person) -> None:
    person.open_sample()
    person.go_to(Pane.MAP)
    context = person.window.context
    deep = [place for place, depth in context.tree.walk() if depth == 4][-1]
    context.show(deep.id)
    context.selection.clear()
    person.key(Qt.Key.Key_1, ALT)
    sight = person.window.workspace.part(Pane.MAP).sight
    assert next(sight.scene.layout.shown(sight.camera.shown), None) is not None


def test_folding_writes_nothing_into_the_file(person) -> None:
    person.open_sample()
    person.go_to(Pane.MAP)
    session = person.window.context.session
    before = session.undo_label
    person.key(Qt.Key.Key_2, ALT)
    assert session.undo_label == before


def test_the_status_line_says_how_many_levels_are_shown(person) -> None:
    person.open_sample()
    person.go_to(Pane.MAP)
    person.key(Qt.Key.Key_2, ALT)
    person.until(lambda: person.window.status._levels.text() == "showing 2 of 5 levels")


def test_the_status_line_says_nothing_of_levels_that_are_not_known(person) -> None:
    status = person.window.status
    status.show_report(Report(levels_shown=2, levels=3))
    assert status._levels.text() == "showing 2 of 3 levels"
    status.show_report(Report())
    assert status._levels.text() == ""


def test_the_status_line_says_of_a_map_that_is_very_small_that_it_is_smaller_than_it_can_say(person) -> None:
    status = person.window.status
    status.show_report(Report(zoom=0.006))
    assert status._zoom.text() == "1 %"
    status.show_report(Report(zoom=0.003))
    assert status._zoom.text() == "< 1 %"


def test_alt_0_shows_all_levels(person) -> None:
    person.open_sample()
    person.go_to(Pane.MAP)
    person.key(Qt.Key.Key_1, ALT)
    person.key(Qt.Key.Key_0, ALT)
    assert person.window.context.view_state.folded == frozenset()


def test_fold_all_folds_each_card_with_something_below_it_but_the_top_row(person) -> None:
    person.open_sample()
    context = person.window.context
    tree = context.tree
    first, *_, last = [one for one in tree.children(tree.main_claim()) if tree.children(one)]
    context.perform(edits.use_here_too, first.node_id, last.node_id)
    person.window.by_name["map.looking.fold_all"].trigger()
    assert context.view_state.folded == {place.id for place, depth in tree.walk() if depth and tree.children(place)}
    person.window.by_name["map.looking.unfold_all"].trigger()
    assert context.view_state.folded == frozenset()
