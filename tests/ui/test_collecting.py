import gc
import sys
import threading
import weakref
from time import process_time

import psutil
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from argmap.ui.collecting import MANY, MUCH_S, REST_S, TICK_MS, Collector
from argmap.ui.opening import let_go
from argmap.ui.panels.reader_layout import ReaderLayout
from argmap.ui.panels.reader_view import ReaderView
from argmap.ui.panes import Pane
from argmap.ui.window import Window
from tests.ui.conftest import Person


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


def work(seconds: float) -> None:
    """Take a processor so long."""
    begun = process_time()
    while process_time() < begun + seconds:
        pass


def resident() -> int:
    """Bytes that this process holds."""
    held: int = psutil.Process().memory_info().rss
    return held


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


def test_what_it_spared_is_looked_through_at_the_end(qtbot: QtBot) -> None:
    collector, ended = Collector(), []
    make_garbage(ended)
    collector.spare_what_is_there()
    gc.collect()
    assert ended == []
    collector.stop()
    assert len(ended) == 1


def test_what_was_spared_before_it_stays_spared(qtbot: QtBot) -> None:
    gc.freeze()
    collector = Collector()
    collector.stop()
    assert gc.get_freeze_count() > 0


def test_what_is_made_by_the_ten_thousands_is_spared_until_a_map_is_closed(qtbot: QtBot) -> None:
    collector, ended = Collector(), []
    spared = gc.get_freeze_count()
    try:
        kept = [[] for _ in range(MANY + 5_000)]
        make_garbage(ended)
        qtbot.waitUntil(lambda: gc.get_freeze_count() > spared + len(kept))
        gc.collect()
        assert ended == []
        collector.look_through_all()
        qtbot.waitUntil(lambda: bool(ended))
    finally:
        collector.stop()


def test_what_is_large_is_freed_in_turns_after_the_one_in_which_it_was_brought(qtbot: QtBot) -> None:
    collector, freed = Collector(), []
    try:
        collector.free(freed.append(one) for one in range(3))
        collector.free(freed.append(one) for one in range(3, 5))
        assert freed == []
        assert collector.is_at_work
        qtbot.waitUntil(lambda: not collector.is_at_work)
        assert freed == [0, 1, 2, 3, 4]
    finally:
        collector.stop()


def test_what_is_there_while_threads_make_much_is_spared(qtbot: QtBot) -> None:
    makes, ended = [True], []
    collector = Collector(makes_much=lambda: makes[0])
    try:
        kept = [[] for _ in range(5_000)]  # what makes a collection due
        make_garbage(ended)
        collector.collect()
        gc.collect()
        assert (ended, len(kept)) == ([], 5_000)
        makes[0] = False
        collector.look_through_all()
        collector.collect()
        assert len(ended) == 1
    finally:
        collector.stop()


def test_what_is_there_while_something_large_is_freed_is_spared(qtbot: QtBot) -> None:
    collector, ended = Collector(), []
    try:
        collector.free(iter([None]))
        kept = [[] for _ in range(5_000)]
        make_garbage(ended)
        collector.collect()
        gc.collect()
        assert (ended, len(kept)) == ([], 5_000)
    finally:
        collector.stop()


def test_while_much_is_held_it_is_not_looked_through(qtbot: QtBot) -> None:
    held, ended = [True], []
    collector = Collector(holds_much=lambda: held[0])
    try:
        make_garbage(ended)
        collector.spare_what_is_there()
        collector.look_through_all()
        collector.collect()
        assert ended == []
        held[0] = False
        collector.collect()
        assert len(ended) == 1
    finally:
        collector.stop()


def test_what_was_spared_is_looked_through_at_rest(qtbot: QtBot) -> None:
    collector, ended = Collector(), []
    try:
        make_garbage(ended)
        collector.spare_what_is_there()
        collector.look_through_all()
        work(2 * REST_S)
        collector.collect()
        assert ended == []
        collector.collect()
        assert len(ended) == 1
    finally:
        collector.stop()


def test_nothing_is_left_of_a_closed_map(person: Person, window: Window) -> None:
    person.open_sample()
    context = weakref.ref(window.context)
    person.go_to(Pane.READER)
    person.write_card(Qt.Key.Key_C, "Not for long")
    let_go(window)
    person.until(lambda: context() is None)


def test_nothing_is_done_to_a_map_that_was_closed_as_soon_as_it_was_shown(window: Window, qtbot: QtBot) -> None:
    window.open_sample("eu-nato")
    let_go(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    with qtbot.captureExceptions() as raised:
        qtbot.wait(1)
    assert raised == []


def test_nothing_is_left_of_the_layout_of_a_text_that_was_read(qtbot: QtBot) -> None:
    before = layouts()
    window = QWidget()
    view = ReaderView(window)
    view.show_text("a", "One line.\nAnd another.", ())
    window.deleteLater()
    del view, window
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert layouts() <= before


def layouts() -> int:
    """How many layouts of texts there are."""
    gc.collect()
    return sum(isinstance(one, ReaderLayout) for one in gc.get_objects())


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc keeps memory that it can be asked for")
def test_what_a_large_map_took_for_a_moment_goes_back_to_the_system(qtbot: QtBot) -> None:
    collector = Collector()
    try:
        passing = [bytearray(4_000) for _ in range(15_000)]
        last = bytearray(4_000)  # at the end of the heap, so that it cannot shrink by itself
        held = resident()
        work(MUCH_S)
        del passing
        qtbot.wait(4 * TICK_MS)  # to look again and again would be work
        assert resident() < held - 40e6
        assert len(last) == 4_000
    finally:
        collector.stop()
