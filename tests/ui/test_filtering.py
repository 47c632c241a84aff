"""The filter as a person uses it: choose in the bar, see what is picked out, go from one to the next, and away."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from argmap.core import edits
from argmap.core.filtering import Criteria, find_all
from argmap.core.graph import Place
from argmap.core.records import Kind, Node, PassageState
from argmap.core.roles import Role, role_at
from argmap.storage.creating import create_map
from argmap.ui import filtering
from argmap.ui.canvas.distance import SPECK
from argmap.ui.canvas.picture import picture_of
from argmap.ui.context import MapContext
from argmap.ui.filter_bar import FilterBar
from argmap.ui.filtering import ASIDE, LEADING
from argmap.ui.panes import Pane
from tests.benchmarks.maps import random_map
from tests.ui.conftest import Person
from tests.ui.test_focus import focus_on, place

Key = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def context(person: Person) -> MapContext:
    person.open_sample()
    person.go_to(Pane.MAP)
    opened: MapContext = person.window.context
    return opened


def bar(person: Person) -> FilterBar:
    found: FilterBar = person.window.workspace.filter_bar
    return found


def choose(person: Person, facet: str, *words: str) -> None:
    """Choose values in the menu of a button, as the mouse does."""
    if not person.window.context.filtering.is_open:
        person.window.by_name["window.filtering.show"].trigger()
    menu = bar(person).facets[facet].choices
    menu.popup(QPoint(0, 0))
    for word in words:
        action = next(one for one in menu.actions() if one.text() == word)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        assert menu.isVisible()
    menu.close()


def rebuttals(context: MapContext) -> list[Place]:
    return [one for one, _ in context.tree.walk() if role_at(context.tree, one) is Role.REBUTTAL]


def test_the_bar_says_how_many_cards_answer(person: Person, context: MapContext) -> None:
    assert bar(person).isHidden()
    person.key(Key.Key_L, CTRL)
    assert bar(person).isVisible() and bar(person).facets["roles"].hasFocus()
    total = context.document.count(Node) - len(context.document.tray_ids)
    assert bar(person).count.text() == f"{total} cards"
    choose(person, "roles", "Rebuttal")
    assert bar(person).count.text() == f"{len(rebuttals(context))} of {total} cards"
    assert bar(person).facets["roles"].text() == "Role: Rebuttal"
    choose(person, "roles", "Counter-evidence")
    assert bar(person).facets["roles"].text() == "Role: 2"
    assert context.filtering.criteria == Criteria(roles=frozenset([Role.REBUTTAL, Role.COUNTER_EVIDENCE]))


def test_kinds_of_criteria_combine(person: Person, context: MapContext) -> None:
    node = place(context, "Both the treaties").node_id
    context.perform(edits.edit_field, context.tree.node(node), tags=("core",), speaker="Minister")
    choose(person, "tags", "core")
    choose(person, "speakers", "Minister")
    choose(person, "states", "exact")
    assert {context.tree.place(one).node_id for one in context.filtering.found.places} == {node}
    choose(person, "states", "exact", "lost")
    assert context.filtering.criteria.states == {PassageState.LOST}
    assert context.filtering.found.count == 0
    assert not bar(person).next.isEnabled()


def test_a_menu_without_anything_to_choose_says_so(person: Person) -> None:
    person.new_map()
    person.key(Key.Key_L, CTRL)
    menu = bar(person).facets["speakers"].choices
    menu.aboutToShow.emit()
    assert [(one.text(), one.isEnabled()) for one in menu.actions()] == [("No card has one yet", False)]


def test_the_space_bar_chooses_in_a_menu_and_leaves_it_open(person: Person, context: MapContext) -> None:
    person.key(Key.Key_L, CTRL)
    menu = bar(person).facets["roles"].choices
    menu.popup(QPoint(0, 0))
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Space)
    assert menu.isVisible()
    menu.close()
    assert context.filtering.criteria.roles == {Role.MAIN_CLAIM}


def test_what_answers_is_drawn_in_full_what_leads_to_it_less_and_the_rest_hardly(
    person: Person, context: MapContext
) -> None:
    choose(person, "roles", "Rebuttal")
    found = {one.id for one in rebuttals(context)}
    above = {parent.id for one in rebuttals(context) for parent in ancestors(context, one)}
    scene = person.window.workspace.part(Pane.MAP).sight.scene
    picture = picture_of(scene, scene.bounds)
    for place_id, card in picture.cards.items():
        assert card.strength == (1.0 if place_id in found else LEADING if place_id in above else ASIDE)
    for lines in picture.lines.values():
        for step_id, strength in zip(lines.connector.inference_ids, lines.strengths, strict=True):
            assert strength == max(picture.cards[one.id].strength for one in context.tree.premises(step_id))


def ancestors(context: MapContext, start: Place) -> list[Place]:
    found, above = [], context.tree.parent(start)
    while above is not None:
        found.append(above)
        above = context.tree.parent(above)
    return found


def test_keys_go_from_match_to_match_and_back(person: Person, context: MapContext) -> None:
    choose(person, "roles", "Rebuttal")
    person.go_to(Pane.MAP)
    order = [one.id for one in rebuttals(context)]
    context.selection.clear()
    for one in [*order, order[0]]:
        person.key(Key.Key_M)
        assert context.selection.current == one
    person.key(Key.Key_M, SHIFT)
    assert context.selection.current == order[-1]
    bar(person).next.click()
    assert context.selection.current == order[0]
    bar(person).previous.click()
    assert context.selection.current == order[-1]


def test_a_match_under_a_fold_is_unfolded_when_it_is_gone_to(person: Person, context: MapContext) -> None:
    choose(person, "roles", "Rebuttal")
    person.go_to(Pane.MAP)
    context.view_state.fold([context.tree.main_claim().id])
    context.selection.clear()
    person.key(Key.Key_M)
    sight = person.window.workspace.part(Pane.MAP).sight
    assert sight.camera.shown.contains(sight.rect_of(rebuttals(context)[0].id).centre)


def test_matches_stay_within_the_branch_that_alone_is_shown(person: Person, context: MapContext) -> None:
    top = focus_on(person, "Both the treaties")
    choose(person, "roles", "Evidence", "Counter-evidence")
    person.go_to(Pane.MAP)
    for _ in range(5):
        person.key(Key.Key_M)
        assert context.focus.place == top
    assert top in ancestors(context, context.current_place)


def test_a_branch_without_matches_says_so_and_there_is_none_to_go_to(person: Person, context: MapContext) -> None:
    top = focus_on(person, "Almost every piece")
    choose(person, "roles", "Rebuttal")
    assert bar(person).count.text() == f"0 of {len(list(context.tree.walk(top)))} cards in this branch"
    person.go_to(Pane.MAP)
    assert not bar(person).next.isEnabled() and not bar(person).previous.isEnabled()
    person.key(Key.Key_M)
    assert context.focus.place == top


def test_the_branch_that_alone_is_shown_is_counted_and_then_the_whole_map_again(
    person: Person, context: MapContext
) -> None:
    top = focus_on(person, "Both the treaties")
    branch = {one.id for one, _ in context.tree.walk(top)}
    person.key(Key.Key_L, CTRL)
    assert bar(person).count.text() == f"{len(branch)} cards in this branch"
    choose(person, "roles", "Evidence")
    whole = find_all(context.tree, context.filtering.criteria)
    assert context.filtering.found.places == whole.places & branch
    words = f"{len(whole.places & branch)} of {len(branch)} cards in this branch"
    assert bar(person).count.text() == words
    context.focus.leave()
    assert context.filtering.found == whole
    assert bar(person).count.text() == f"{whole.count} of {whole.total} cards"


@pytest.mark.parametrize("pane", [Pane.MAP, Pane.OUTLINE])
def test_escape_clears_the_filter_first_and_then_leads_out_of_the_branch(
    person: Person, context: MapContext, pane: Pane
) -> None:
    focus_on(person, "Both the treaties")
    choose(person, "roles", "Evidence")
    person.go_to(pane)
    person.key(Key.Key_Escape)
    assert (context.filtering.found, context.filtering.is_open) == (None, False)
    assert bar(person).isHidden() and context.focus.place is not None
    person.key(Key.Key_Escape)
    assert context.focus.place is None


def test_escape_in_the_bar_gives_the_keyboard_back_to_the_map(person: Person, context: MapContext) -> None:
    choose(person, "roles", "Evidence")
    bar(person).facets["roles"].setFocus()
    person.key(Key.Key_Escape)
    assert bar(person).isHidden()
    assert person.focus() is person.window.workspace.part(Pane.MAP)
    person.key(Key.Key_L, CTRL)
    assert bar(person).facets["roles"].text() == "Role"


def test_in_a_narrow_window_the_buttons_with_keys_make_room(person: Person, context: MapContext) -> None:
    choose(person, "roles", "Rebuttal")
    assert bar(person).next.isVisible()
    bar(person).resize(600, bar(person).height())
    assert not bar(person).next.isVisible()
    assert bar(person).facets["roles"].text() == "Role: 1"


def test_an_edit_is_picked_out_at_once(person: Person, context: MapContext) -> None:
    choose(person, "roles", "Rebuttal")
    before = context.filtering.found.count
    objection = place(context, "A declaration records")
    context.perform(edits.add_objection, objection.node_id, "Rebutted")
    assert context.filtering.found.count == before + 1
    assert bar(person).count.text().startswith(f"{before + 1} of ")
    context.undo()
    assert context.filtering.found == find_all(context.tree, context.filtering.criteria)


def test_a_large_map_is_looked_through_a_moment_after_the_change(
    person: Person, context: MapContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filtering, "AT_ONCE", 1)
    choose(person, "roles", "Rebuttal")
    before = context.filtering.found
    context.perform(edits.add_objection, place(context, "A declaration records").node_id, "Rebutted")
    assert context.filtering.found is before
    person.until(lambda: context.filtering.found.count == before.count + 1)


def test_the_tray_is_not_counted(person: Person, context: MapContext) -> None:
    total = context.document.count(Node)
    context.perform(edits.add_to_tray, Kind.CLAIM, "For later")
    person.key(Key.Key_L, CTRL)
    assert bar(person).count.text() == f"{total} cards"


def test_lines_of_the_outline_step_back_too(person: Person, context: MapContext) -> None:
    choose(person, "roles", "Rebuttal")
    panel = person.window.workspace.part(Pane.OUTLINE)
    found = rebuttals(context)[0]
    assert panel._strength(found.id) == 1.0
    assert panel._strength(context.tree.main_claim().id) == LEADING
    assert panel._strength(place(context, "Almost every piece").id) < LEADING


def test_from_afar_a_branch_in_one_speck_shows_whether_something_in_it_answers(person: Person, tmp_path) -> None:
    path = tmp_path / "large.argmap"
    records = random_map(1_500)
    deep = max((one for one in records if isinstance(one, Node)), key=lambda one: one.id)
    create_map(path, [replace(one, tags=("rare",)) if one is deep else one for one in records])
    person.window.open_path(path)
    person.until(lambda: person.window.context is not None, 60_000)
    choose(person, "tags", "rare")
    sight = person.window.workspace.part(Pane.MAP).sight
    person.window.workspace.part(Pane.MAP).looking.show_whole()
    camera, layout = sight.camera, sight.scene.layout
    specks = [one for one in layout.shown(camera.shown, SPECK / camera.scale) if one.is_speck]
    strong = [one for one in specks if sight.scene.block_strength(one.block) > ASIDE]
    assert len(specks) > 10 and len(strong) <= 1
    colours = {sight.picture().toImage().pixelColor(*middle(camera, one.rect)).name() for one in strong}
    theme = person.window.context.theme
    assert colours <= {theme.supports.lower(), theme.opposes.lower(), theme.evidence.lower()}


def middle(camera, rect) -> tuple[int, int]:
    return round(rect.centre.x * camera.scale) - camera.left, round(rect.centre.y * camera.scale) - camera.top


def test_a_frame_after_filtering_and_an_edit_is_one_from_scratch(person: Person, context: MapContext) -> None:
    choose(person, "roles", "Rebuttal", "Evidence")
    objection = place(context, "A declaration records")
    context.show(objection.id)
    sight = person.window.workspace.part(Pane.MAP).sight
    sight.picture()
    context.perform(edits.add_objection, objection.node_id, "Rebutted")
    after = sight.picture().toImage()
    sight.paint_anew()
    assert sight.picture().toImage() == after


def test_without_a_filter_everything_is_drawn_as_before(person: Person, context: MapContext) -> None:
    sight = person.window.workspace.part(Pane.MAP).sight
    choose(person, "roles")
    before = sight.picture().toImage()
    choose(person, "roles", "Rebuttal")
    assert sight.picture().toImage() != before
    choose(person, "roles", "Rebuttal")
    assert sight.picture().toImage() == before
