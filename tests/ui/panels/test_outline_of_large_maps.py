"""The outline of a large map: each card has one line, so that nothing is measured that is not seen."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
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


def grow(panels: Panels) -> None:
    """Let the map become large: a hundred cards more than there may be, each of three lines and more."""
    more = LARGE + 100 - panels.context.document.count(Node)
    reasons = parse_indented("\n".join(f"{number} {LONG}" for number in range(more)))
    panels.context.perform(edits.paste, reasons, panels.build.id("claim"))


def heights(outline: OutlinePanel) -> set[int]:
    view, claim = outline.view, outline.model.index(0, 0, QModelIndex())
    view.executeDelayedItemsLayout()
    return {view.visualRect(outline.model.index(row, 0, claim)).height() for row in range(9)}


def test_each_card_of_a_large_map_has_one_line_until_it_is_small_again(panels: Panels, outline: OutlinePanel) -> None:
    grow(panels)
    assert len(heights(outline)) == 1
    panels.context.undo()
    place = panels.build.place_id("reason")
    panels.context.perform(edits.edit_text, panels.context.tree.place(place).node_id, LONG)
    assert len(heights(outline)) > 1


def test_to_go_to_the_last_card_of_a_large_map_measures_few_lines(
    panels: Panels, outline: OutlinePanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured, size_hint = [], OutlineDelegate.sizeHint
    grow(panels)
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
    grow(panels)
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
