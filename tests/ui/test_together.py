"""What the window does for one act it does once, and what the act leaves as it was stays untouched."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from argmap.ui.panes import Pane
from argmap.ui.together import Together
from argmap.ui.window import Window
from tests.ui.conftest import Person

Key = Qt.Key


class Witness(QObject):
    """Notes the events of some widgets."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.seen: list[tuple[QObject, QEvent.Type]] = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen.append((watched, event.type()))
        return False


@pytest.fixture
def heard(person: Person, window: Window) -> Iterator[list[None]]:
    """How often the situation was said to be another, with a sample open and the keyboard in the map."""
    person.open_sample()
    person.go_to(Pane.MAP)
    found: list[None] = []
    window.context.situation_changed.connect(lambda: found.append(None))
    yield found


def test_what_is_said_in_one_act_is_passed_on_once_at_its_end() -> None:
    together, heard = Together(), []
    together.said.connect(lambda: heard.append("said"))
    with together.one_act():
        together.say()
        with together.one_act():
            together.say()
        assert heard == []
    assert heard == ["said"]
    together.say()
    assert heard == ["said", "said"]


def test_an_act_that_says_nothing_passes_nothing_on() -> None:
    together, heard = Together(), []
    together.said.connect(lambda: heard.append("said"))
    with together.one_act():
        pass
    assert heard == []


def test_what_was_said_in_an_act_that_fails_is_passed_on() -> None:
    together, heard = Together(), []
    together.said.connect(lambda: heard.append("said"))
    with pytest.raises(ValueError, match="no"), together.one_act():
        together.say()
        raise ValueError("no")
    assert heard == ["said"]


def test_a_deletion_with_the_selection_that_follows_is_one_act(person: Person, heard: list[None]) -> None:
    tree = person.window.context.tree
    person.window.context.show(tree.children(tree.main_claim())[0].id)
    heard.clear()
    person.key(Key.Key_Delete)
    assert len(heard) == 1
    assert person.window.by_name["map.cards.delete_branch"].isEnabled()


def test_a_new_card_is_one_act(person: Person, heard: list[None]) -> None:
    person.key(Key.Key_O)
    person.type("But")
    heard.clear()
    person.key(Key.Key_Return)
    assert len(heard) == 1


def test_the_title_is_not_painted_again_after_an_edit(person: Person, window: Window, heard: list[None]) -> None:
    person.key(Key.Key_Down)
    QApplication.processEvents()
    witness = Witness(window.slim_bar.title)
    person.key(Key.Key_T)
    person.until(lambda: window.slim_bar.saved.text() == "All changes saved")
    assert (window.slim_bar.title, QEvent.Type.Paint) not in witness.seen


def test_saving_lays_nothing_out_anew(person: Person, window: Window, heard: list[None]) -> None:
    bar = window.slim_bar
    QApplication.processEvents()
    witness = Witness(bar)
    for words in ("Saving…", "All changes saved"):
        bar.say_saved(words)
        QApplication.processEvents()
    assert (bar, QEvent.Type.LayoutRequest) not in witness.seen
    bar.say_saved("For reading only, and this is much longer than all changes saved")
    assert bar.saved.width() >= bar.saved.fontMetrics().horizontalAdvance(bar.saved.text())
