import gc
import sys

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from argmap.ui.hearing import hear
from argmap.ui.menus import WindowActions
from argmap.ui.panes import Pane

TIMES = 10


def test_a_method_of_qt_hears_a_signal_of_qt(qtbot: QtBot) -> None:
    button, action = QToolButton(), QAction()
    qtbot.addWidget(button)
    action.setCheckable(True)
    hear(button, "clicked()", action, "trigger()")
    hear(action, "toggled(bool)", button, "setDown(bool)")
    button.click()
    assert action.isChecked()
    assert button.isDown()


def test_the_keys_of_a_pane_leave_nothing_behind_once_it_is_gone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = WindowActions(window, lambda _row: None)
    _give_keys(actions)
    before = _blocks()
    for _ in range(TIMES):
        _give_keys(actions)
    assert _blocks() - before < TIMES  # a name for each key were hundreds


def _give_keys(actions: WindowActions) -> None:
    pane = QWidget()
    actions.give_keys(Pane.MAP, [pane])
    pane.deleteLater()
    QApplication.sendPostedEvents(pane, QEvent.Type.DeferredDelete.value)


def _blocks() -> int:
    gc.collect()
    sys._clear_type_cache()
    return sys.getallocatedblocks()
