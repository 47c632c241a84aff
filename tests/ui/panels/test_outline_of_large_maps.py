"""The outline of a large map: each card has one line, so that nothing is measured that is not seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from argmap.core import edits
from argmap.core.records import Node
from argmap.formats.markdown_outline import parse_indented
from argmap.ui.canvas.editor import CardEditor
from argmap.ui.panels.outline import OutlinePanel
from argmap.ui.panels.outline_delegate import LARGE, OutlineDelegate
from argmap.ui.panes import Pane
from tests.ui.panels.conftest import Panels

LONG = "words that go on and on " * 20


@pytest.fixture
def outline(panels: Panels, qtbot: QtBot) -> OutlinePanel:
    """The outline, made while the map is small."""
    widget = OutlinePanel(panels.context)
    qtbot.addWidget(widget)
    widget.resize(320, 400)
    widget.show()
    qtbot.waitExposed(widget)
    panels.context.set_active_pane(Pane.OUTLINE)
    return widget


def grow(panels: Panels, outline: OutlinePanel, qtbot: QtBot) -> None:
    """Let the map become large: a hundred cards more than there may be, each of three lines and more."""
    grow_at_once(panels)
    qtbot.waitUntil(lambda: not outline.is_behind)


def grow_at_once(panels: Panels) -> None:
    """Let it become large, and leave it to the outline when it has lines for it."""
    more = LARGE + 100 - panels.context.document.count(Node)
    reasons = parse_indented("\n".join(f"{number} {LONG}" for number in range(more)))
    panels.context.perform(edits.paste, reasons, panels.build.id("claim"))


def heights(outline: OutlinePanel) -> set[int]:
    view, claim = outline.view, outline.model.index(0, 0, outline.model.top)
    view.executeDelayedItemsLayout()
    return {view.visualRect(outline.model.index(row, 0, claim)).height() for row in range(9)}


def test_each_card_of_a_large_map_has_one_line_until_it_is_small_again(
    panels: Panels, outline: OutlinePanel, qtbot: QtBot
) -> None:
    grow(panels, outline, qtbot)
    assert len(heights(outline)) == 1
    panels.context.undo()
    place = panels.build.place_id("reason")
    panels.context.perform(edits.edit_text, panels.context.tree.place(place).node_id, LONG)
    assert len(heights(outline)) > 1


def test_to_go_to_the_last_card_of_a_large_map_measures_few_lines(
    panels: Panels, outline: OutlinePanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured, size_hint = [], OutlineDelegate.sizeHint
    grow(panels, outline, qtbot)
    outline.view.executeDelayedItemsLayout()
    monkeypatch.setattr(
        OutlineDelegate, "sizeHint", lambda *given: (measured.append(given[2].row()), size_hint(*given))[1]
    )
    claim = panels.context.tree.roots()[0]
    last = panels.context.tree.children(claim)[-1]
    panels.context.selection.select_card(last.id)
    outline.view.bring_into_view(outline.view.currentIndex())
    outline.view.grab()

    assert outline.view.visualRect(outline.view.currentIndex()).bottom() <= outline.view.viewport().height()
    assert len(measured) < 100


def test_what_is_written_in_a_large_map_lies_whole_over_the_lines_below(
    panels: Panels, outline: OutlinePanel, qtbot: QtBot
) -> None:
    grow(panels, outline, qtbot)
    place = panels.context.tree.children(panels.context.tree.roots()[0])[-1]
    panels.context.selection.select_card(place.id)
    panels.context.edit_requested.emit(place.id)
    editor = outline.view.viewport().findChildren(CardEditor)[-1]
    line = outline.view.visualRect(outline.view.currentIndex()).height()

    qtbot.waitUntil(lambda: editor.height() > 3 * line)
    assert outline.view.viewport().rect().contains(editor.geometry())
    QTest.keyClicks(editor, "short")
    qtbot.waitUntil(lambda: editor.height() < 2 * line)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert panels.context.tree.node(place.node_id).text == "short"


def places(outline: OutlinePanel) -> list[str]:
    return [line.place.id for line in outline.model.lines()]


def test_what_changes_while_the_lines_of_a_large_map_are_made_is_in_them(
    panels: Panels, outline: OutlinePanel, qtbot: QtBot
) -> None:
    grow_at_once(panels)
    assert outline.is_behind
    panels.context.view_state.fold([panels.build.place_id("objection")])
    panels.context.perform(edits.delete_branch, [panels.build.place_id("reason")])
    qtbot.waitUntil(lambda: not outline.is_behind)

    assert places(outline) == [place.id for place, _ in panels.context.tree.walk()]
    assert not outline.view.isExpanded(outline.model.index_of_place(panels.build.place_id("objection")))
    assert outline.view.isExpanded(outline.model.index_of_place(panels.build.place_id("claim")))


def test_what_is_being_written_is_left_alone_until_the_lines_that_were_made_are_shown(
    panels: Panels, outline: OutlinePanel, qtbot: QtBot
) -> None:
    panels.context.edit_requested.emit(panels.build.place_id("evidence"))
    editor = outline.view.viewport().findChildren(CardEditor)[-1]
    grow_at_once(panels)
    qtbot.waitUntil(lambda: not outline.making.is_at_work)
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClicks(editor, "more")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not outline.is_behind)

    assert panels.build.node("evidencemore")
    assert places(outline) == [place.id for place, _ in panels.context.tree.walk()]


def test_what_stands_below_a_card_keeps_its_lines_when_one_comes_between(
    panels: Panels, outline: OutlinePanel, qtbot: QtBot
) -> None:
    grow(panels, outline, qtbot)
    claim = panels.build.place_id("claim")
    line = outline.model.line_at(outline.model.index_of_place(panels.build.place_id("rebuttal")))
    panels.context.perform(edits.move_under, [panels.build.place_id("objection")], panels.build.id("reason"))
    assert outline.model.line_at(outline.model.index_of_place(panels.build.place_id("rebuttal"))) is line
    assert outline.view.isExpanded(outline.model.index_of_place(claim))
    assert outline.view.isExpanded(outline.model.index_of_place(panels.build.place_id("objection")))
