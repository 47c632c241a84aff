"""Two maps beside each other in the window, with keys and mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from argmap.core import edits
from argmap.core.records import Node, Record
from argmap.reasoning.comparing.sentences import sentence, summary
from argmap.samples import sample_records
from argmap.session import Session, create_session
from argmap.ui.canvas import scene
from argmap.ui.comparing.beginning import compare_with
from argmap.ui.comparing.dialog import CompareDialog
from argmap.ui.comparing.reading import sizes_shown_in
from argmap.ui.comparing.side import Side
from argmap.ui.panes import Pane
from argmap.ui.versions.dialog import VersionsDialog
from argmap.ui.window import Window
from tests.ui.conftest import Person

Key = Qt.Key
SAMPLE = "sugar-tax"
GONE, REWORDED, NEW = "The levy may cost", "Adults need no protection", "Agreements with producers would do."


def node_id(session: Session, start: str) -> str:
    return next(one.id for one in session.document.all(Node) if one.text.startswith(start))


def place_id(session: Session, start: str) -> str:
    place = session.tree.full_place(node_id(session, start))
    assert place is not None
    return place.id


def do_as_ben(session: Session) -> None:
    """What another person did to a copy of the map."""
    session.commit(edits.delete_branch(session.document, [place_id(session, GONE)]))
    session.commit(edits.edit_text(session.document, node_id(session, REWORDED), "Adults choose for themselves."))
    session.commit(edits.add_objection(session.document, node_id(session, "Governments should put"), NEW))


def write_map(path: Path, do: Callable[[Session], None] = lambda _: None) -> Path:
    records: tuple[Record, ...] = sample_records(SAMPLE)
    session = create_session(path, records)
    do(session)
    session.close()
    return path


@pytest.fixture
def maps(tmp_path: Path) -> tuple[Path, Path]:
    """A map, and a copy in which something was done."""
    return write_map(tmp_path / "levy.argmap"), write_map(tmp_path / "ben.argmap", do_as_ben)


@pytest.fixture
def opened(person: Person, window: Window, maps: tuple[Path, Path]) -> Window:
    window.open_path(maps[0])
    person.until(lambda: window.finder is not None and window.tasks.current is None)
    window.activateWindow()
    person.until(window.isActiveWindow)
    person.go_to(Pane.MAP)
    return window


@pytest.fixture
def dialog(person: Person, opened: Window, maps: tuple[Path, Path]) -> CompareDialog:
    compare_with(opened, maps[1])
    person.until(lambda: QApplication.activeModalWidget() is not None)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, CompareDialog)
    return shown


def said(dialog: CompareDialog) -> list[str]:
    return [str(dialog.rows.index(row).data()) for row in range(dialog.rows.rowCount())]


def selected(side: Side) -> list[str]:
    tree = side.context.tree
    places = [tree.place(one) for one in side.context.selection.cards]
    return [tree.node(place.node_id).text for place in places if place is not None]


def looked_at(side: Side) -> str | None:
    """The card in the middle of the view."""
    return side.sight.scene.layout.card_at(side.sight.camera.shown.centre)


def middle_of(side: Side, start: str) -> tuple[float, float]:
    """Where a card is seen."""
    rect = side.rect(place_id(side.context.session, start))
    assert rect is not None
    point = side.sight.camera.to_view(rect.centre)
    return point.x(), point.y()


def test_the_list_says_what_the_command_line_says_and_keys_walk_it_in_both_maps(dialog: CompareDialog) -> None:
    compared, (first, second) = dialog._compared, dialog.linked.sides
    trees = (compared.first.session.tree, compared.second.session.tree)
    assert said(dialog) == [sentence(one, *trees) for one in compared.comparison.findings]
    assert summary(compared.comparison) == "1 card added, 4 cards removed, 1 reworded."

    for key in (Key.Key_F8, Key.Key_Return):
        QTest.keyClick(dialog, key)
    QTest.keyClick(dialog, Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert dialog._place.text() == f"2 of {dialog.rows.rowCount()}"

    QTest.keyClick(dialog.list, Key.Key_Home)
    assert said(dialog)[0].startswith("Reworded: “Adults choose")
    assert [looked_at(side) for side in (first, second)] == [place_id(first.context.session, REWORDED)] * 2
    assert (selected(first)[0][:6], selected(second)) == ("Adults", ["Adults choose for themselves."])

    row = next(at for at, words in enumerate(said(dialog)) if words.startswith("Added:"))
    dialog.list.setCurrentIndex(dialog.rows.index(row))
    assert (selected(first), selected(second)) == ([], [NEW])
    assert looked_at(first) == place_id(first.context.session, "Governments should put")  # what it bears on


def test_a_card_chosen_in_one_map_is_chosen_in_the_other_and_seen_at_the_same_point(dialog: CompareDialog) -> None:
    first, second = dialog.linked.sides
    dialog.linked.show_whole()
    second.select(place_id(second.context.session, "A levy by sugar content"))
    second.canvas.looking.zoom_by(1.5, second.canvas.looking.middle)

    assert selected(first) == selected(second) == ["A levy by sugar content changes recipes as well as prices."]
    assert first.sight.camera.zoom == second.sight.camera.zoom
    assert middle_of(first, "A levy by") == pytest.approx(middle_of(second, "A levy by"), abs=1.5)


def test_looking_changes_neither_map_and_the_dialog_lets_both_go(
    dialog: CompareDialog, opened: Window, maps: tuple[Path, Path], qtbot: QtBot
) -> None:
    before = [path.read_bytes() for path in maps]
    for key in (Key.Key_Down, Key.Key_Delete, Key.Key_C, Key.Key_Escape):
        QTest.keyClick(dialog.list, key)

    assert QApplication.activeModalWidget() is None
    assert [path.read_bytes() for path in maps] == before
    assert dialog.first.session is None


def test_cards_that_the_window_has_drawn_are_not_measured_again(
    person: Person, opened: Window, maps: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    measured, measure = [], scene.measure_card
    monkeypatch.setattr(scene, "measure_card", lambda face, by: measured.append(face.text) or measure(face, by))
    compare_with(opened, maps[1])
    person.until(lambda: isinstance(QApplication.activeModalWidget(), CompareDialog))

    assert NEW in measured
    assert len(measured) < opened.context.document.count(Node) / 2
    QApplication.activeModalWidget().reject()


def test_of_a_map_that_became_another_meanwhile_nothing_is_told_of_how_large_its_cards_are(opened: Window) -> None:
    before = sizes_shown_in(opened)
    assert place_id(opened.context.session, REWORDED) in before()
    opened.context.perform(edits.edit_text, node_id(opened.context.session, REWORDED), "Said otherwise.")

    assert before() == {}


def test_maps_that_say_the_same_say_so(person: Person, opened: Window, maps: tuple[Path, Path], tmp_path: Path) -> None:
    compare_with(opened, write_map(tmp_path / "same.argmap"))
    person.until(lambda: isinstance(QApplication.activeModalWidget(), CompareDialog))
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, CompareDialog)

    QTest.keyClick(shown, Key.Key_F8)

    assert (said(shown), shown.list.isVisible()) == ([], False)
    words = next(one for one in shown.findChildren(QLabel) if one.text() == "The maps say the same.")
    assert not words.visibleRegion().isEmpty()
    assert words.mapTo(shown, words.rect().topLeft()).y() > shown.height() * 3 / 4
    assert not [one for one in shown.findChildren(QPushButton) if one.text() == "Merge…" and one.isVisible()]
    shown.reject()


def test_a_version_is_compared_with_what_the_map_is_now(person: Person, opened: Window) -> None:
    opened.context.perform(edits.add_claim, "Later")
    opened.by_name["window.versions.show"].trigger()
    versions = QApplication.activeModalWidget()
    assert isinstance(versions, VersionsDialog)
    person.until(lambda: versions.preview.session is not None and opened.tasks.current is None)
    QTest.keyClick(versions.list, Key.Key_End)
    versions.compare.click()
    person.until(lambda: isinstance(QApplication.activeModalWidget(), CompareDialog))
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, CompareDialog)

    assert said(shown) == ["Added: “Later”, a claim at the top."]
    shown.reject()


def test_a_file_that_is_no_map_is_refused_with_one_sentence(person: Person, opened: Window, tmp_path: Path) -> None:
    path = tmp_path / "stranger.argmap"
    path.write_bytes(b"not a map")
    compare_with(opened, path)
    person.until(lambda: "stranger.argmap" in opened.messages.text)

    assert QApplication.activeModalWidget() is None
