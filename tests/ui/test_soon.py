import weakref

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from argmap.ui.soon import soon


class Note:
    """Something large that an act works on; writes down that it was done."""

    def __init__(self) -> None:
        self.is_done = False

    def do(self) -> None:
        self.is_done = True


def test_it_is_done_once_what_happens_now_is_over(qtbot: QtBot) -> None:
    owner, note = QObject(), Note()
    soon(owner, note.do)
    assert not note.is_done
    qtbot.waitUntil(lambda: note.is_done)
    qtbot.waitUntil(lambda: not owner.children())


def test_what_its_owner_does_not_live_to_see_is_not_done_and_not_kept(qtbot: QtBot) -> None:
    owner, note = QObject(), Note()
    kept = weakref.ref(note)
    soon(owner, note.do)
    soon(owner, lambda note=note: note.do())
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
    qtbot.wait(20)
    assert not note.is_done
    del note
    assert kept() is None
