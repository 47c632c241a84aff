import sys
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest
from pytestqt.qtbot import QtBot

from argmap.core.errors import MapError
from argmap.ui.main_thread import TURN_S, MainThread
from argmap.ui.tasks import THREADS, Progress, Task, Tasks

DEADLINE_S = 20


def test_the_value_comes_back_in_the_main_thread(qtbot: QtBot) -> None:
    tasks, got = Tasks(lambda error: None), []
    tasks.start("Adding…", lambda progress: 1 + 1, lambda value: got.append((value, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(2, threading.main_thread())]
    assert tasks.current is None
    tasks.stop()


def test_an_expected_error_is_handed_over_as_it_is(qtbot: QtBot) -> None:
    errors: list[MapError] = []
    tasks = Tasks(errors.append)

    def fail(progress: Progress) -> None:
        raise MapError("The disk is full.")

    tasks.start("Failing…", fail, lambda value: None)
    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "The disk is full."
    tasks.stop()


def test_a_bug_in_the_work_is_raised_where_the_hooks_see_it(qtbot: QtBot) -> None:
    tasks = Tasks(lambda error: None)
    with qtbot.captureExceptions() as caught:
        tasks.start("Failing…", lambda progress: 1 / 0, lambda value: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    tasks.stop()


def test_the_thread_keeps_no_task_which_must_end_where_it_was_begun() -> None:
    go_on, told = threading.Event(), threading.Event()
    task = Task("Waiting…", lambda value: None, lambda error: None, lambda: 0.0, lambda value: None)
    kept = weakref.ref(task)
    with ThreadPoolExecutor(1) as pool:
        task.run(pool, lambda progress: go_on.wait(DEADLINE_S), told.set)
        del task
        assert kept() is None
        go_on.set()
    assert told.is_set()


def test_what_refused_work_had_at_hand_ends_on_its_thread(qtbot: QtBot) -> None:
    class Font:
        pass

    errors: list[MapError] = []
    ended: list[threading.Thread] = []
    tasks = Tasks(errors.append)

    def fail(progress: Progress) -> None:
        font = Font()
        weakref.finalize(font, lambda: ended.append(threading.current_thread()))
        raise MapError("It was too long.")

    tasks.start("Failing…", fail, lambda value: None)
    qtbot.waitUntil(lambda: bool(errors))
    assert len(ended) == 1
    assert ended[0] is not threading.main_thread()
    tasks.stop()


def test_what_work_has_at_hand_ends_in_the_main_thread_whoever_held_it_last(qtbot: QtBot) -> None:
    class Window:
        pass

    window, ended, go_on = Window(), [], threading.Event()
    weakref.finalize(window, lambda: ended.append(threading.current_thread()))

    def begin(tasks: Tasks, window: Window) -> None:
        tasks.start("Asking…", lambda progress: go_on.wait(DEADLINE_S) and repr(window), lambda value: None)

    tasks = Tasks(lambda error: None)
    begin(tasks, window)
    del window
    go_on.set()
    qtbot.waitUntil(lambda: tasks.current is None)
    tasks.stop()
    assert ended == [threading.main_thread()]


def test_cancelled_work_stops_and_its_value_is_dropped(qtbot: QtBot) -> None:
    tasks, got, is_running = Tasks(got_error), [], threading.Event()

    def work(progress: Progress) -> str:
        is_running.set()
        while True:
            progress.reach(0.5)

    task = tasks.start("Working…", work, got.append)
    assert is_running.wait(DEADLINE_S)
    task.cancel()
    qtbot.waitUntil(lambda: tasks.current is None)
    assert got == []
    tasks.stop()


def got_error(error: MapError) -> None:
    pytest.fail(f"told of {error}")


def test_progress_is_told(qtbot: QtBot) -> None:
    tasks, told = Tasks(got_error), []
    may_go = threading.Event()

    def work(progress: Progress) -> None:
        may_go.wait(DEADLINE_S)
        progress.reach(0.25)

    task = tasks.start("Working…", work, lambda value: None)
    task.progressed.connect(told.append)
    may_go.set()
    qtbot.waitUntil(lambda: tasks.current is None)
    assert told == [0.25]
    tasks.stop()


def test_stopping_waits_for_what_runs(qtbot: QtBot) -> None:
    tasks, ended = Tasks(got_error), threading.Event()
    is_running = threading.Event()

    def work(progress: Progress) -> None:
        is_running.set()
        while not progress.is_cancelled:
            pass
        ended.set()

    tasks.start("Working…", work, lambda value: None)
    assert is_running.wait(DEADLINE_S)
    tasks.stop()
    assert ended.is_set()


def test_what_is_owed_is_brought_to_its_end_and_nothing_else_is_begun(qtbot: QtBot) -> None:
    tasks, done = Tasks(got_error), []

    def work(progress: Progress) -> None:
        while not progress.is_cancelled:
            pass

    for _ in range(THREADS):
        tasks.start("Working…", work, lambda value: None)
    tasks.start("Looking…", lambda progress: done.append("looked"), lambda value: None)
    tasks.start("Writing…", lambda progress: (progress.check(), done.append("written")), got_error, is_owed=True)
    tasks.stop(ends_owed=True)
    assert done == ["written"]


def test_threads_that_compute_give_way_to_the_window_at_once(qtbot: QtBot) -> None:
    sys.setswitchinterval(0.005)
    MainThread()
    assert sys.getswitchinterval() == pytest.approx(TURN_S)  # which is kept in microseconds


def test_work_rests_while_the_hand_is_at_work_and_can_be_cancelled_meanwhile(qtbot: QtBot) -> None:
    tasks, begun, ended = Tasks(lambda error: None), threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        progress.reach(0.5)
        ended.set()

    tasks.rest(DEADLINE_S)
    task = tasks.start("Resting…", work, lambda value: None)
    assert begun.wait(DEADLINE_S)
    assert not ended.wait(0.1)
    task.cancel()
    qtbot.waitUntil(lambda: tasks.current is None)
    assert not ended.is_set()
    tasks.stop()


def test_work_goes_on_once_what_the_hand_looks_at_is_shown(qtbot: QtBot) -> None:
    tasks, begun, ended = Tasks(lambda error: None), threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        progress.reach(0.5)
        ended.set()

    tasks.rest_until_shown(DEADLINE_S)
    tasks.start("Resting…", work, lambda value: None)
    assert begun.wait(DEADLINE_S)
    assert not ended.wait(0.1)  # nothing is shown while the window's loop stands still
    qtbot.waitUntil(ended.is_set)
    tasks.stop()


def test_other_work_rests_while_what_came_of_some_is_being_shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.ui.tasks.SHOWING_S", DEADLINE_S)
    tasks, ended, rested = Tasks(lambda error: None), threading.Event(), []

    def work(progress: Progress) -> None:
        progress.check()
        ended.set()

    def show(_value: object) -> None:
        tasks.start("Resting…", work, lambda value: None)
        rested.append(not ended.wait(0.1))

    tasks.start("Working…", lambda progress: None, show)
    qtbot.waitUntil(ended.is_set)
    assert rested == [True]
    tasks.stop()
