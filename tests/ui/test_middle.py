from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from argmap.ui.middle import Middle
from argmap.ui.window import Window
from tests.ui.conftest import Person


def test_a_widget_that_comes_from_beside_the_map_to_lie_over_it_leaves_the_map_where_it_is(qtbot: QtBot) -> None:
    splitter, inspector, middle = QSplitter(), QWidget(), Middle(QWidget())
    qtbot.addWidget(splitter)
    for widget in (QWidget(), middle, inspector):
        splitter.addWidget(widget)
    splitter.resize(900, 300)
    splitter.show()
    qtbot.waitExposed(splitter)
    middle.put_over(inspector)
    assert middle in splitter.children()
    assert inspector not in splitter.children()
    assert middle.children()[-2:] == [inspector, middle._edge]


def test_a_window_that_was_made_narrow_is_closed_with_all_its_parts(
    person: Person, window: Window, qtbot: QtBot
) -> None:
    window.resize(1680, 980)
    person.open_sample()
    window.resize(1366, 768)
    with qtbot.waitSignal(window.workspace.middle.destroyed):
        window.close()
