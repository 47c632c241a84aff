"""The tray: what waits for a place, written and taken in."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from argmap.core import edits
from argmap.core.change import Change, Label
from argmap.core.ids import new_id
from argmap.core.records import Exercise, Kind, Node
from argmap.core.vocabulary import ExerciseKind
from argmap.ui.canvas.editor import CardEditor
from argmap.ui.chrome import load_chrome
from argmap.ui.mime import places_in, put_places
from argmap.ui.new_card import NewCard, Start
from argmap.ui.panels.chips import GAP
from argmap.ui.panels.tray import A_TIME, AT_ONCE, Tray
from argmap.ui.styling import style_sheet
from tests.ui.panels.conftest import Panels


def shown_tray(panels: Panels, qtbot: QtBot) -> Tray:
    tray = Tray(panels.context)
    qtbot.addWidget(tray)
    tray.resize(480, 60)
    tray.show()
    qtbot.waitExposed(tray)
    return tray


def chips(tray: Tray) -> list[str]:
    return [tray.chips.item(index).text() for index in range(tray.chips.count())]


def put_many(panels: Panels, count: int) -> list[Node]:
    nodes = [Node(f"e{number:031x}", Kind.CLAIM, f"Card {number}") for number in range(count)]
    panels.session.receive(Change(Label.TO_TRAY, tuple((None, one) for one in nodes)))
    return nodes


def test_words_harvested_for_the_tray_become_a_card_there(panels: Panels, qtbot: QtBot) -> None:
    tray = shown_tray(panels, qtbot)
    quote = panels.build.quote("may save money")
    panels.context.new_card_requested.emit(NewCard(Start.TRAY, Kind.EVIDENCE, quote=quote))
    editor = tray.findChild(CardEditor)
    assert editor.placeholderText() == "may save money"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert chips(tray) == ["may save money"]
    assert panels.build.node("may save money").kind is Kind.EVIDENCE


def test_the_name_of_the_tray_stands_in_line_with_its_first_chips(panels: Panels, qtbot: QtBot) -> None:
    tray = shown_tray(panels, qtbot)
    tray.setStyleSheet(style_sheet(load_chrome("light")))
    panels.session.commit(edits.to_tray(panels.build.document, [panels.build.place_id("rebuttal")]))
    qtbot.waitUntil(lambda: chips(tray) == ["rebuttal"])
    chip = tray.chips.visualItemRect(tray.chips.item(0))
    middle = tray.chips.viewport().mapTo(tray, chip.center()).y()
    qtbot.waitUntil(lambda: abs(tray._title.geometry().center().y() - middle) <= 1)


def test_escape_gives_a_card_up(panels: Panels, qtbot: QtBot) -> None:
    tray = shown_tray(panels, qtbot)
    panels.context.new_card_requested.emit(NewCard(Start.TRAY))
    editor = tray.findChild(CardEditor)
    QTest.keyClicks(editor, "no")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert chips(tray) == []


def test_what_is_written_into_a_chip_that_goes_meanwhile_comes_into_the_tray(panels: Panels, qtbot: QtBot) -> None:
    tray = shown_tray(panels, qtbot)
    place_id = panels.build.place_id("rebuttal")
    panels.session.commit(edits.to_tray(panels.build.document, [place_id]))
    node_id = panels.build.id("rebuttal")
    panels.context.edit_requested.emit(node_id)
    editor = tray.findChild(CardEditor)
    QTest.keyClicks(editor, "late")
    panels.session.commit(edits.delete_branch(panels.build.document, [node_id]))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert chips(tray) == ["late"]


def test_what_the_map_refuses_stays_in_the_field(panels: Panels, qtbot: QtBot) -> None:
    tray = shown_tray(panels, qtbot)
    panels.context.new_card_requested.emit(NewCard(Start.TRAY))
    QTest.keyClicks(tray.findChild(CardEditor), "late")
    panels.session.is_read_only = True
    QTest.keyClick(tray.findChild(CardEditor), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.text() for one in tray.findChildren(CardEditor) if one.isVisible()] == ["late"])


def test_a_dropped_card_leaves_the_map(panels: Panels, qtbot: QtBot) -> None:
    tray = shown_tray(panels, qtbot)
    mime = QMimeData()
    put_places(mime, [panels.build.place_id("rebuttal")], panels.session.document)
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    tray.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, mime, buttons, modifiers))
    assert chips(tray) == ["rebuttal"]
    assert "rebuttal" not in "".join(panels.build.outline())


def test_the_tray_shows_that_it_would_take_what_is_dragged_over_it(panels: Panels, qtbot: QtBot) -> None:
    tray = shown_tray(panels, qtbot)
    mime = QMimeData()
    put_places(mime, [panels.build.place_id("rebuttal")], panels.session.document)
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    tray.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), Qt.DropAction.MoveAction, mime, buttons, modifiers))
    assert tray.property("look") == "welcome"
    tray.dragLeaveEvent(QDragLeaveEvent())
    assert tray.property("look") == "well"


def test_a_dragged_chip_names_its_card(panels: Panels, qtbot: QtBot) -> None:
    tray = shown_tray(panels, qtbot)
    panels.context.new_card_requested.emit(NewCard(Start.TRAY))
    QTest.keyClicks(tray.findChild(CardEditor), "waiting")
    QTest.keyClick(tray.findChild(CardEditor), Qt.Key.Key_Return)
    mime = tray.chips.mimeData([tray.chips.item(0)])
    assert places_in(mime, panels.session.document) == [panels.build.id("waiting")]


def test_chips_in_as_many_rows_as_there_is_room_for_need_no_scroll_bar(panels: Panels, qtbot: QtBot) -> None:
    tray = shown_tray(panels, qtbot)
    tray.setStyleSheet(style_sheet(load_chrome("light")))
    for number in range(6):
        panels.session.commit(edits.add_to_tray(panels.build.document, Kind.CLAIM, f"words for card {number}"))
    qtbot.waitUntil(lambda: tray.chips.height() > 60)
    last = tray.chips.visualItemRect(tray.chips.item(5))
    assert not tray.chips.verticalScrollBar().isVisible()
    assert tray.chips.viewport().rect().contains(last)
    for number in range(20):
        panels.session.commit(edits.add_to_tray(panels.build.document, Kind.CLAIM, f"one more card {number}"))
    qtbot.waitUntil(tray.chips.verticalScrollBar().isVisible)
    assert tray.chips.height() < 120


def test_the_cards_of_an_exercise_have_five_rows(panels: Panels, qtbot: QtBot) -> None:
    exercise = Exercise(new_id(), ExerciseKind.PLACE)
    panels.session.receive(Change(Label.TO_TRAY, ((None, exercise),)))
    put_many(panels, 60)
    tray = shown_tray(panels, qtbot)
    qtbot.waitUntil(tray.chips.verticalScrollBar().isVisible)
    row = tray.chips.visualItemRect(tray.chips.item(0)).height()
    assert 5 * row < tray.chips.height() < 6 * row + 12


@pytest.mark.parametrize("width", [300, 400])
def test_of_a_long_text_as_much_is_shown_as_a_row_has_room_for(width: int, panels: Panels, qtbot: QtBot) -> None:
    tray = shown_tray(panels, qtbot)
    panels.session.commit(edits.add_to_tray(panels.build.document, Kind.CLAIM, "a word " * 60))
    tray.resize(width, tray.height())
    qtbot.waitUntil(lambda: width - 120 < tray.chips.viewport().width() < width)
    chip = tray.chips.visualItemRect(tray.chips.item(0))
    assert chip.left() >= 0
    assert tray.chips.viewport().width() - 3 * GAP <= chip.right() + 1 <= tray.chips.viewport().width()


def test_chips_lie_in_the_order_in_which_they_came(panels: Panels, qtbot: QtBot) -> None:
    words = [f"word {number}" for number in range(12)]
    for one in words:
        panels.session.commit(edits.add_to_tray(panels.build.document, Kind.CLAIM, one))
    assert chips(shown_tray(panels, qtbot)) == words


def test_what_is_written_grows_with_its_lines(panels: Panels, qtbot: QtBot) -> None:
    tray = shown_tray(panels, qtbot)
    panels.context.new_card_requested.emit(NewCard(Start.TRAY))
    editor = tray.findChild(CardEditor)
    before = editor.height()
    QTest.keyClicks(editor, "many words " * 20)
    qtbot.waitUntil(lambda: editor.height() > before)


def test_clicking_a_chip_selects_its_card(panels: Panels, qtbot: QtBot) -> None:
    tray = shown_tray(panels, qtbot)
    panels.context.new_card_requested.emit(NewCard(Start.TRAY))
    QTest.keyClicks(tray.findChild(CardEditor), "waiting")
    QTest.keyClick(tray.findChild(CardEditor), Qt.Key.Key_Return)
    panels.context.selection.clear()
    at: QPoint = tray.chips.visualItemRect(tray.chips.item(0)).center()
    qtbot.mouseClick(tray.chips.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert panels.context.selection.current == panels.build.id("waiting")


def test_a_full_tray_shows_its_first_chips_at_once_and_all_of_them_in_order_soon(panels: Panels, qtbot: QtBot) -> None:
    tray = shown_tray(panels, qtbot)
    put_many(panels, AT_ONCE + 30)
    tray._fill()
    assert chips(tray) == [f"Card {number}" for number in range(AT_ONCE)]
    qtbot.waitUntil(lambda: len(chips(tray)) == AT_ONCE + 30)
    assert chips(tray) == [f"Card {number}" for number in range(AT_ONCE + 30)]
    assert len(tray.chips.selectedItems()) == 0


def test_a_card_that_goes_while_a_full_tray_is_filled_is_not_shown(panels: Panels, qtbot: QtBot) -> None:
    tray = shown_tray(panels, qtbot)
    put_many(panels, AT_ONCE + 30)
    last = panels.build.node(f"Card {AT_ONCE + 29}")
    panels.session.receive(edits.delete_branch(panels.build.document, [last.id]))
    qtbot.waitUntil(lambda: len(chips(tray)) == AT_ONCE + 29)
    assert last.text not in chips(tray)


def test_of_very_many_cards_more_chips_are_made_when_somebody_comes_to_the_last_ones(
    panels: Panels, qtbot: QtBot
) -> None:
    count = AT_ONCE + A_TIME + 10
    nodes = put_many(panels, count)
    tray = shown_tray(panels, qtbot)
    qtbot.waitUntil(lambda: not tray._rest.is_at_work)
    assert tray._title.text().endswith(str(count))
    assert len(chips(tray)) == AT_ONCE + A_TIME
    QTest.keyClick(tray.chips, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: len(chips(tray)) == count)
    assert chips(tray) == [one.text for one in nodes]
    panels.context.selection.select_cards([nodes[-1].id, nodes[0].id])
    assert {one.text() for one in tray.chips.selectedItems()} == {nodes[0].text, nodes[-1].text}
