import gc
import threading

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from argmap.ui.collecting import Collector


def make_garbage(ended: list[threading.Thread]) -> None:
    """A widget in a circle of references, which says in which thread it is collected."""

    class Note:
        def __del__(self) -> None:
            ended.append(threading.current_thread())

    widget = QWidget()
    widget.note, widget.circle = Note(), widget  # type: ignore[attr-defined]


def busy() -> None:
    """Enough new objects for Python's own collector to run several times."""
    kept = [[] for _ in range(50_000)]
    assert kept


def test_widgets_are_never_collected_in_another_thread(qtbot: QtBot) -> None:
    collector, ended = Collector(), []
    try:
        make_garbage(ended)
        thread = threading.Thread(target=busy)
        thread.start()
        thread.join()
        assert ended == []
        kept = [[] for _ in range(5_000)]  # what makes a collection due
        qtbot.waitUntil(lambda: bool(ended))
        assert (ended, len(kept)) == ([threading.main_thread()], 5_000)
    finally:
        collector.stop()


def test_after_it_pythons_own_collector_works_again(qtbot: QtBot) -> None:
    collector = Collector()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
