"""Long work is done in turns, in its order, and gives way to what is asked for after it."""

from collections.abc import Iterator
from itertools import count
from time import perf_counter

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from argmap.ui.idling import TURN_MS, Idling


@pytest.fixture
def idling(qtbot: QtBot) -> Iterator[Idling]:
    made = Idling()
    yield made
    made.stop()


def busy(steps: int) -> Iterator[int]:
    """Steps of half a turn each."""
    for step in range(steps):
        until = perf_counter() + TURN_MS / 2_000
        while perf_counter() < until:
            pass
        yield step


def test_all_of_it_comes_in_its_order_and_then_its_end(idling: Idling, qtbot: QtBot) -> None:
    came: list[int] = []
    idling.came.connect(came.extend)
    with qtbot.waitSignal(idling.ended):
        idling.start(busy(12))
        assert idling.is_at_work
    assert came == list(range(12))
    assert not idling.is_at_work


def test_the_window_gets_its_turn_between(idling: Idling, qtbot: QtBot) -> None:
    turns: list[int] = []
    ticks: list[int] = []
    idling.came.connect(lambda drawn: turns.append(len(drawn)))
    clock = QTimer()
    clock.timeout.connect(lambda: ticks.append(len(turns)))
    clock.start(0)
    with qtbot.waitSignal(idling.ended):
        idling.start(busy(12))
    assert len(turns) > 2
    assert len(set(ticks)) > 2


def test_what_is_asked_for_next_takes_the_place_of_what_was_asked_for(idling: Idling, qtbot: QtBot) -> None:
    came: list[int] = []
    idling.start(count(-1_000_000))
    idling.came.connect(came.extend)
    with qtbot.waitSignal(idling.ended):
        idling.start(iter([1, 2, 3]))
    assert came == [1, 2, 3]


def test_what_is_stopped_comes_to_no_end(idling: Idling, qtbot: QtBot) -> None:
    idling.start(count())
    idling.stop()
    with qtbot.assertNotEmitted(idling.came, wait=50):
        assert not idling.is_at_work
