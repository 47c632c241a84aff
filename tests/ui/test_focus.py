"""One branch alone: what is shown, how one goes up and out, and what happens when one goes on outside of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from argmap.core import edits
from argmap.core.graph import Place
from argmap.core.records import Kind, Node, RecordId
from argmap.ui.context import MapContext
from argmap.ui.crumbs import Crumbs
from argmap.ui.dialogs.export import ExportDialog
from argmap.ui.panes import Pane
from tests.ui.conftest import Person

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
BRANCH = "Both the treaties"  # a reason with two pieces of evidence, one of them attacked
BELOW = "The joint declaration"
OUTSIDE = "Almost every piece"
JOINT = "The Union can make law"  # joint with "NATO can neither legislate"


@pytest.fixture
def context(person: Person) -> MapContext:
    """The sample on EU defence and NATO, with the keyboard in the map."""
    person.open_sample()
    person.go_to(Pane.MAP)
    opened: MapContext = person.window.context
    return opened


def place(context: MapContext, beginning: str) -> Place:
    node = next(one for one in context.document.all(Node) if one.text.startswith(beginning))
    found = context.tree.full_place(node.id)
    assert found is not None
    return found


def focus_on(person: Person, beginning: str) -> Place:
    """Select a card and press the key that shows its branch alone."""
    found = place(person.window.context, beginning)
    person.window.context.show(found.id)
    person.go_to(Pane.MAP)
    person.key(Key.Key_F)
    return found


def cards_drawn(person: Person) -> set[RecordId]:
    layout = person.window.workspace.part(Pane.MAP).sight.scene.layout
    return {card.place.id for shown in layout.shown(layout.bounds) for card in shown.block.cards}


def branch(context: MapContext, top: Place) -> set[RecordId]:
    return {one.id for one, _ in context.tree.walk(top)}


def crumbs(person: Person) -> Crumbs:
    bar: Crumbs = person.window.workspace.crumbs
    return bar


def offered(person: Person) -> tuple[str, RecordId | None]:
    """What the export dialog is about to export."""
    person.window.by_name["window.sharing.export"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    found = dialog.options.part.currentText(), dialog.options.branch_id
    dialog.reject()
    person.until(lambda: person.window.tasks.current is None)
    return found


def test_only_the_branch_is_drawn_from_its_card_on(person: Person, context: MapContext) -> None:
    top = focus_on(person, BRANCH)
    assert cards_drawn(person) == branch(context, top)
    sight = person.window.workspace.part(Pane.MAP).sight
    assert sight.camera.shown.contains(sight.rect_of(top.id).centre)


def test_a_joint_reason_is_shown_without_the_one_it_is_joined_with(person: Person, context: MapContext) -> None:
    top = focus_on(person, JOINT)
    assert cards_drawn(person) == branch(context, top)


def test_the_bar_names_the_cards_above_and_leads_up(person: Person, context: MapContext) -> None:
    assert crumbs(person).isHidden()
    focus_on(person, BELOW)
    bar = crumbs(person)
    assert bar.isVisible() and bar.here.text().startswith("The joint declaration")
    assert [way.text().split()[0] for way in bar.ways] == ["So", "Both"]
    bar.ways[1].click()
    assert cards_drawn(person) == branch(context, place(context, BRANCH))
    assert bar.here.text().startswith("Both the treaties")
    bar.whole.click()
    assert bar.isHidden()
    assert cards_drawn(person) == {one.id for one, _ in context.tree.walk()}


def test_where_room_is_short_the_cards_left_out_are_in_a_menu(person: Person, context: MapContext) -> None:
    focus_on(person, "The Warsaw declaration")
    bar = crumbs(person)
    bar.resize(760, bar.height())
    hidden = [way.text() for way in bar.ways if way.isHidden()]
    assert bar.more.isVisible() and 0 < len(hidden) < len(bar.ways)
    bar.more.click()
    menu = bar.findChild(QMenu)
    assert len(menu.actions()) == len(hidden)
    menu.actions()[0].trigger()
    menu.close()
    assert context.focus.place == context.tree.main_claim()


def test_keys_go_up_and_out(person: Person, context: MapContext) -> None:
    focus_on(person, BELOW)
    person.key(Key.Key_F, SHIFT)
    assert context.focus.place == place(context, BRANCH)
    person.key(Key.Key_Escape)
    assert context.focus.place is None
    assert context.selection.current == place(context, BELOW).id
    focus_on(person, BRANCH)
    person.key(Key.Key_F)
    assert context.focus.place is None


def test_up_from_the_topmost_card_shows_the_whole_map(person: Person, context: MapContext) -> None:
    person.key(Key.Key_Home)
    person.key(Key.Key_F)
    assert context.focus.place == context.tree.main_claim()
    person.key(Key.Key_F, SHIFT)
    assert context.focus.place is None


def test_escape_in_the_outline_leads_out_too(person: Person, context: MapContext) -> None:
    focus_on(person, BRANCH)
    person.go_to(Pane.OUTLINE)
    person.key(Key.Key_Escape)
    assert context.focus.place is None


def test_what_is_gone_to_outside_is_shown_with_the_whole_map(person: Person, context: MapContext) -> None:
    focus_on(person, BRANCH)
    outside = place(context, OUTSIDE)
    context.show(outside.id)
    assert context.focus.place is None
    sight = person.window.workspace.part(Pane.MAP).sight
    assert sight.camera.shown.contains(sight.rect_of(outside.id).centre)
    assert person.window.messages.text.startswith("That card is not in the branch")
    person.window.messages._button.click()
    assert context.focus.place == place(context, BRANCH)


def test_a_step_outside_is_gone_to_as_well(person: Person, context: MapContext) -> None:
    focus_on(person, BRANCH)
    step_id = place(context, OUTSIDE).inference_id
    context.selection.select_step(step_id)
    context.reveal_requested.emit(step_id)
    assert context.focus.place is None
    assert context.selection.step == step_id


def test_choosing_another_line_of_the_outline_leads_out(person: Person, context: MapContext) -> None:
    focus_on(person, BRANCH)
    person.go_to(Pane.OUTLINE)
    panel = person.window.workspace.part(Pane.OUTLINE)
    panel.view.setCurrentIndex(panel.model.index_of_place(place(context, OUTSIDE).id))
    assert context.focus.place is None


def test_lines_of_the_outline_outside_of_the_branch_step_back(person: Person, context: MapContext) -> None:
    focus_on(person, BRANCH)
    panel = person.window.workspace.part(Pane.OUTLINE)
    assert panel._strength(place(context, BELOW).id) == 1.0
    assert panel._strength(place(context, OUTSIDE).id) < 0.5


def test_a_card_in_the_tray_leaves_the_branch_as_it_is(person: Person, context: MapContext) -> None:
    context.perform(edits.add_to_tray, Kind.CLAIM, "For later")
    focus_on(person, BRANCH)
    context.selection.select_card(next(iter(context.document.tray_ids)))
    assert context.focus.place == place(context, BRANCH)


@pytest.mark.parametrize("arrow", [Key.Key_Up, Key.Key_Left, Key.Key_Right])
def test_arrows_stay_within_the_branch(person: Person, context: MapContext, arrow: Key) -> None:
    top = focus_on(person, BRANCH)
    person.key(arrow)
    person.key(arrow, SHIFT)
    assert context.focus.place == top
    assert context.selection.cards == (top.id,)


def test_home_goes_to_the_top_of_the_branch_and_then_to_the_main_claim(person: Person, context: MapContext) -> None:
    top = focus_on(person, BRANCH)
    context.show(place(context, BELOW).id)
    person.key(Key.Key_Home)
    assert (context.selection.current, context.focus.place) == (top.id, top)
    person.key(Key.Key_Home)
    assert (context.current_place, context.focus.place) == (context.tree.main_claim(), None)


def test_cards_are_written_in_the_branch_as_ever(person: Person, context: MapContext) -> None:
    top = focus_on(person, BRANCH)
    person.write_card(Key.Key_O, "It depends")
    assert context.focus.place == top
    assert context.current_place.id in cards_drawn(person)
    person.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert cards_drawn(person) == branch(context, top)


def test_a_card_written_beside_the_branch_is_shown_with_the_whole_map(person: Person, context: MapContext) -> None:
    focus_on(person, BRANCH)
    person.write_card(Key.Key_Return, "Beside it")
    assert context.focus.place is None
    assert person.current_text() == "Beside it"


def test_deleting_the_card_of_the_branch_shows_the_whole_map(person: Person, context: MapContext) -> None:
    focus_on(person, BRANCH)
    person.key(Key.Key_Delete)
    assert context.focus.place is None and crumbs(person).isHidden()
    assert person.window.messages.text.startswith("The card of this branch is gone")
    assert cards_drawn(person) == {one.id for one, _ in context.tree.walk()}


def test_undo_outside_shows_what_it_changed(person: Person, context: MapContext) -> None:
    outside = place(context, OUTSIDE)
    context.perform(edits.edit_text, outside.node_id, "Other words")
    focus_on(person, BRANCH)
    person.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert context.focus.place is None
    assert context.selection.current == outside.id


def test_the_branch_stays_when_its_card_is_moved(person: Person, context: MapContext) -> None:
    top = focus_on(person, BRANCH)
    context.perform(edits.move_under, (top.id,), place(context, OUTSIDE).node_id)
    assert context.focus.place.node_id == top.node_id
    assert cards_drawn(person) == branch(context, context.focus.place)
    assert len(crumbs(person).ways) == 3


def test_a_card_that_is_moved_out_of_the_branch_is_shown_with_the_whole_map(
    person: Person, context: MapContext
) -> None:
    focus_on(person, BRANCH)
    moved = place(context, BELOW)
    context.selection.select_card(moved.id)
    context.perform(edits.move_under, (moved.id,), place(context, OUTSIDE).node_id)
    assert context.focus.place is None
    assert context.current_place == place(context, BELOW)


def test_folding_what_is_above_shows_the_whole_map(person: Person, context: MapContext) -> None:
    focus_on(person, BRANCH)
    context.view_state.fold([context.tree.main_claim().id])
    assert context.focus.place is None


def test_a_branch_under_a_fold_is_unfolded_to_be_shown(person: Person, context: MapContext) -> None:
    context.view_state.fold([context.tree.main_claim().id])
    top = place(context, BRANCH)
    context.focus.show_only(top.node_id)
    assert cards_drawn(person) == branch(context, top)
    assert context.selection.current == top.id


def test_levels_and_folds_are_those_of_the_branch(person: Person, context: MapContext) -> None:
    top = focus_on(person, BRANCH)
    person.key(Key.Key_2, ALT)
    assert cards_drawn(person) == {one.id for one, depth in context.tree.walk(top) if depth < 2}
    person.until(lambda: person.window.status._levels.text() == "showing 2 of 4 levels")
    assert context.view_state.folded <= branch(context, top)
    person.key(Key.Key_0, ALT)
    assert cards_drawn(person) == branch(context, top)
    person.window.by_name["map.looking.fold_all"].trigger()
    assert cards_drawn(person) == {one.id for one, depth in context.tree.walk(top) if depth < 2}
    assert context.view_state.folded <= branch(context, top)


def test_another_layout_shows_the_same_branch(person: Person, context: MapContext) -> None:
    top = focus_on(person, JOINT)
    for layout in ("right", "page", "down"):
        context.view_state.set_layout(layout)
        assert cards_drawn(person) == branch(context, top)


def test_the_export_offers_the_branch_first(person: Person, context: MapContext) -> None:
    top = focus_on(person, BRANCH)
    context.show(place(context, BELOW).id)
    assert offered(person) == ("Shown branch", top.node_id)
    context.focus.leave()
    assert offered(person) == ("Whole map", None)


def test_a_frame_of_the_branch_after_an_edit_is_one_from_scratch(person: Person, context: MapContext) -> None:
    focus_on(person, JOINT)
    context.perform(edits.edit_text, place(context, "The European Defence Fund").node_id, "The Fund has billions.")
    sight = person.window.workspace.part(Pane.MAP).sight
    after = sight.picture().toImage()
    sight.paint_anew()
    assert sight.picture().toImage() == after
