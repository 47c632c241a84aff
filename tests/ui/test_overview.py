"""The overview in the corner: when it is there, what it shows, and where a press or a drag in it leads."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtTest import QTest

from argmap.core import edits
from argmap.core.filtering import Criteria
from argmap.core.graph import Place
from argmap.core.roles import Role
from argmap.layout.geometry import Rect
from argmap.ui.canvas.miniature import LARGEST, LEAST, Miniature, plan_for
from argmap.ui.canvas.overview import AWAY, MARGIN, Overview
from argmap.ui.context import MapContext
from argmap.ui.desk import Desk
from argmap.ui.panes import Pane
from argmap.ui.viewing import Look
from argmap.ui.window import Window
from tests.ui.conftest import Person
from tests.ui.test_focus import focus_on, place

Key = Qt.Key
TOGGLE = (Key.Key_3, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def context(person: Person) -> MapContext:
    person.open_sample()
    person.go_to(Pane.MAP)
    opened: MapContext = person.window.context
    return opened


@pytest.fixture
def overview(person: Person, context: MapContext) -> Overview:
    """That of the sample, which is larger than the window."""
    found: Overview = person.window.workspace.overview
    person.until(found.isVisible)
    return found


def sight(person: Person):
    return person.window.workspace.part(Pane.MAP).sight


def corner(overview: Overview) -> QPointF:
    return QPointF(MARGIN, MARGIN)


def look_at(person: Person, card: Place, at: QPointF) -> None:
    """Move the view until a card's middle is at a point of it."""
    camera, rect = sight(person).camera, sight(person).scene.rect_of(card.id)
    now = camera.to_map(at)
    left, top = (rect.centre.x - now.x) * camera.scale, (rect.centre.y - now.y) * camera.scale
    sight(person).go(replace(camera, left=camera.left + round(left), top=camera.top + round(top)))


def test_it_is_there_only_while_part_of_the_map_is_out_of_view(person: Person, overview: Overview) -> None:
    looking = person.window.workspace.part(Pane.MAP).looking

    def is_all_in_view() -> bool:
        looking.show_whole()  # again, as panels that come take room from the map
        return not overview.isVisible()

    person.until(is_all_in_view)
    looking.zoom_100()
    assert overview.isVisible()


def test_it_lies_in_the_corner_of_the_map_however_large_that_is(person: Person, overview: Overview) -> None:
    canvas = person.window.workspace.part(Pane.MAP)
    for size in ((1200, 700), (1366, 768)):
        person.window.resize(*size)
        assert canvas.rect().contains(overview.geometry())
        assert overview.geometry().left() == canvas.height() - overview.geometry().bottom() - 1
    canvas.resize(400, 290)
    assert not overview.isVisible()


def test_it_makes_way_for_the_selected_card(person: Person, overview: Overview) -> None:
    context = person.window.context
    deep = place(context, "Even on a narrower")
    look_at(person, deep, QPointF(60, person.window.workspace.part(Pane.MAP).height() - 40))
    before = overview.geometry()
    context.selection.select_card(deep.id)
    assert overview.geometry().left() > before.left()
    rect = sight(person).camera.view_rect(sight(person).scene.rect_of(deep.id))
    assert not rect.toRect().intersects(overview.geometry())
    context.selection.clear()
    assert overview.geometry() == before


def test_it_makes_way_for_a_card_that_is_written(person: Person, overview: Overview) -> None:
    context, canvas = person.window.context, person.window.workspace.part(Pane.MAP)
    deep = place(context, "Even on a narrower")
    context.show(deep.id)
    look_at(person, deep, QPointF(120, canvas.height() - 200))
    person.key(Key.Key_O)
    person.until(lambda: not overview._aside.isActive())
    assert canvas.writing.editor.geometry().intersects(overview.geometry().translated(12 - overview.x(), 0))
    assert not canvas.writing.editor.geometry().intersects(overview.geometry())
    person.key(Key.Key_Escape)


def test_its_frame_is_the_part_of_the_map_that_is_in_view(person: Person, overview: Overview) -> None:
    for look in (Look.ACTUAL_SIZE, Look.MOVE_RIGHT, Look.MOVE_DOWN):
        person.window.context.look_requested.emit(look)
        shown, bounds = sight(person).camera.shown, sight(person).scene.bounds
        seen = overview.seen().translated(-corner(overview))
        part = (max(shown.x, bounds.x) - bounds.x) / bounds.width
        assert seen.left() == pytest.approx(part * overview.plan.width, abs=1.0)
        assert seen.right() == pytest.approx(
            (min(shown.right, bounds.right) - bounds.x) / bounds.width * overview.plan.width, abs=1.0
        )


def test_a_press_brings_what_is_there_into_the_middle(person: Person, overview: Overview) -> None:
    deep = place(person.window.context, "The dispute between Cyprus")
    rect = sight(person).scene.rect_of(deep.id)
    at = overview.plan.rect(rect).center() + corner(overview)
    QTest.mouseClick(overview, LEFT, pos=at.toPoint())
    assert sight(person).camera.shown.contains(rect.centre)


def test_a_drag_takes_the_view_along(person: Person, overview: Overview) -> None:
    person.window.context.look_requested.emit(Look.ACTUAL_SIZE)
    start = overview.seen().center().toPoint()
    QTest.mousePress(overview, LEFT, pos=start)
    middles = []
    for step in (10, 20, 30):
        QTest.mouseMove(overview, start + QPoint(step, 0))
        middles.append(sight(person).camera.shown.centre.x)
    QTest.mouseRelease(overview, LEFT, pos=start + QPoint(30, 0))
    assert middles == sorted(middles) and middles[0] < middles[-1]
    before = sight(person).camera
    QTest.mouseMove(overview, start)
    assert sight(person).camera == before


def test_a_key_has_it_or_not_and_that_is_remembered(
    person: Person, overview: Overview, window: Window, desk: Desk
) -> None:
    person.key(*TOGGLE)
    person.until(lambda: not overview.isVisible())
    assert not window.by_name["map.looking.toggle_overview"].isChecked()
    assert not desk.preferences.shows_overview
    person.key(*TOGGLE)
    person.until(overview.isVisible)
    assert window.by_name["map.looking.toggle_overview"].isChecked()


def test_it_shows_the_map_as_it_is_a_moment_after_a_change(person: Person, overview: Overview) -> None:
    context = person.window.context
    before = overview.plan.bounds
    context.perform(edits.add_objection, place(context, "Even on a narrower").node_id, "Not any more")
    person.until(lambda: overview.plan.bounds == sight(person).scene.bounds)
    assert overview.plan.bounds != before
    drawn = Miniature(sight(person).scene, context.theme, overview.plan)
    list(drawn.gathered())
    assert overview._picture.toImage() == drawn.draw(overview.devicePixelRatioF()).toImage()


def test_what_it_gathered_of_a_map_that_changes_meanwhile_is_left(person: Person, overview: Overview) -> None:
    context = person.window.context
    overview._begin()
    assert overview._gathering.is_at_work
    context.perform(edits.add_objection, place(context, "Even on a narrower").node_id, "Not any more")
    assert not overview._gathering.is_at_work
    person.until(lambda: overview.plan.bounds == sight(person).scene.bounds)


def test_of_one_branch_alone_it_shows_the_branch(person: Person, overview: Overview) -> None:
    focus_on(person, "The Union’s planning")
    looking = person.window.workspace.part(Pane.MAP).looking
    looking.zoom_by(3.0, looking.middle)
    person.until(lambda: overview.plan.bounds == sight(person).scene.bounds)


def test_what_the_filter_picks_out_stands_out(person: Person, overview: Overview) -> None:
    context = person.window.context
    context.filtering.open()
    context.filtering.ask(Criteria(roles=frozenset([Role.REBUTTAL])))
    person.until(lambda: not overview._soon.isActive() and not overview._gathering.is_at_work)
    image = overview._picture.toImage()
    rebuttal = next(one for one in context.filtering.found.places)
    other = place(context, "Almost every piece")
    colours = [
        image.pixelColor(overview.plan.rect(sight(person).scene.rect_of(one)).center().toPoint())
        for one in (rebuttal, other.id)
    ]
    assert colours[0].name() == context.theme.opposes.lower()
    assert colours[1].lightness() > 200


@pytest.mark.parametrize("arrow", [Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down])
def test_alt_with_an_arrow_moves_the_view_by_half_of_it(person: Person, overview: Overview, arrow: Key) -> None:
    canvas = person.window.workspace.part(Pane.MAP)
    canvas.looking.zoom_by(3.0 / sight(person).camera.zoom, canvas.looking.middle)
    sight(person).go(sight(person).camera.centred(sight(person).scene.bounds.centre))
    before = sight(person).camera
    person.key(arrow, Qt.KeyboardModifier.AltModifier)
    after = sight(person).camera
    moved = abs(after.left - before.left) + abs(after.top - before.top)
    assert moved == pytest.approx(
        before.width / 2 if arrow in (Key.Key_Left, Key.Key_Right) else before.height / 2, abs=1
    )


@pytest.mark.parametrize(
    "bounds",
    [Rect(0, 0, 1e6, 500), Rect(-50, 20, 300, 9e4), Rect(10, 10, 800, 600), Rect(0, 0, 1, 1)],
)
def test_any_map_has_a_picture_of_bearable_size(bounds: Rect) -> None:
    plan = plan_for(bounds)
    assert LEAST <= plan.width <= LARGEST.width() and LEAST <= plan.height <= LARGEST.height()
    whole = plan.rect(bounds)
    assert QRectF(-0.1, -0.1, plan.width + 0.2, plan.height + 0.2).contains(whole)
    at = plan.point(plan.rect(Rect(*bounds.centre, 0, 0)).topLeft())
    assert (at.x, at.y) == (pytest.approx(bounds.centre.x), pytest.approx(bounds.centre.y))


def test_the_thumbnail_of_the_map_is_without_it(person: Person, overview: Overview) -> None:
    picture = person.window.workspace.picture().toImage()
    at = overview.geometry().topLeft() + QPoint(overview.width() // 2, 3)
    canvas = person.window.workspace.part(Pane.MAP)
    assert canvas.grab().toImage().pixelColor(at).name() == person.window.context.theme.card.lower()
    assert picture.pixelColor(at) == canvas.viewport().grab().toImage().pixelColor(at)


def test_it_stands_above_a_message_and_at_the_foot_again_when_that_goes(person: Person, overview: Overview) -> None:
    def place_of(widget) -> QRect:
        return QRect(widget.mapToGlobal(QPoint()), widget.size())

    person.until(overview.isVisible)
    window, foot = person.window, overview.pos()
    window.say("A message that is long enough to reach the corner in which the overview of the map stands.", stays=True)
    assert overview.x() == foot.x()
    assert not place_of(overview).intersects(place_of(window.messages))
    window.resize(window.width() - 120, window.height() - 60)
    person.until(lambda: not place_of(overview).intersects(place_of(window.messages)))
    window.messages.hide()
    assert overview.y() == overview.parentWidget().height() - overview.height() - AWAY
