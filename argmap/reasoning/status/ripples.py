"""What becomes of one point of a graph if another had a value of its own: only what changes on the way is looked at.

Labels and strengths flow alike: each point's value follows from those that lead to it, but for knots, whose points lead
to each other and are found together.
"""

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush
from typing import Generic, Protocol, TypeVar

from argmap.core.stopping import Check, unchecked

V = TypeVar("V")


class Flow(Protocol[V]):
    """Values that follow from each other."""

    @property
    def values(self) -> list[V]:
        """The value of each point as it is."""

    @property
    def leads_to(self) -> list[list[int]]:
        """By point, those whose value depends on it."""

    @property
    def led_by(self) -> list[list[int]]:
        """By point, those on which its value depends."""

    @property
    def knots(self) -> list[list[int]]:
        """All points, each after those on which it depends, and together with those that depend on it as well."""

    def is_tied(self, knot: list[int]) -> bool:
        """Whether the points of a knot have to be found together."""

    def value_at(self, point: int, stirred: list[int], changed: dict[int, V]) -> V:
        """The value of a point for which some of those that lead to it, `stirred`, have changed."""

    def tie(self, knot: list[int], changed: dict[int, V], fixed: int | None) -> dict[int, V]:
        """The values of a knot's points, but for one that may be fixed."""


class Ripples(Generic[V]):
    """Answers what one point, the goal, comes to if another has a value, for any number of others.

    Where everything that changed goes through one point, the goal depends on that point's value alone: so what was
    found for it once holds for all that is behind it, and a tree of any depth is gone through only once.
    """

    def __init__(self, flow: Flow[V], goal: int, check: Check = unchecked) -> None:
        self._flow = flow
        self._goal = goal
        self._values = flow.values
        self._knots = flow.knots
        self._tied = [flow.is_tied(knot) for knot in flow.knots]
        self._turns = [0] * len(flow.values)
        for turn, knot in enumerate(flow.knots):
            for point in knot:
                self._turns[point] = turn
        check()
        self._led_by, self._leads_to = flow.led_by, flow.leads_to
        self._below = _Below(self._turns, flow.leads_to, _leading(flow.led_by, goal))
        self._known: dict[tuple[int, V], V] = {}

    def goal_if(self, start: int, value: V) -> V:
        """What the goal comes to if a point has that value, whatever leads to it."""
        changed = {start: value}
        front = _Front(self._turns, self._below)
        for point in self._begin(start, changed):
            front.stir(point)
        passed: list[tuple[int, V]] = []
        found: V | None = None
        while front.waiting and found is None:
            turn, stirred = front.next()
            moved = self._move(turn, stirred, changed)
            if len(moved) == 1 and not front.waiting and not self._tied[turn]:
                passed.append((moved[0], changed[moved[0]]))
                found = self._known.get(passed[-1])
            for point in moved:
                front.stir(point)
        if found is None:
            found = changed.get(self._goal, self._values[self._goal])
        self._known.update(dict.fromkeys(passed, found))
        return found

    def passed_by(self, start: int) -> Iterator[int]:
        """The points, one after the other, through which alone a change of this one leads to the goal."""
        point, below = start, [start]
        while len(below) == 1 and not self._tied[self._turns[point]]:
            if point != start:
                yield point
            below = self._below[point]
            point = below[0] if below else point

    def shut_behind(self, point: int, shut: set[int]) -> None:
        """Add to `shut` the points whose changes lead to the goal through this one alone.

        Those behind one that is shut already are not looked at again.
        """
        led_by, leads_to, tied, turns = self._led_by, self._leads_to, self._tied, self._turns
        waiting = [point] if not tied[turns[point]] else []
        while waiting:
            above = waiting.pop()
            for one in led_by[above]:
                is_met = one in shut or tied[turns[one]]
                if not is_met and (len(leads_to[one]) == 1 or self._below[one] == [above]):
                    shut.add(one)
                    waiting.append(one)

    def _begin(self, start: int, changed: dict[int, V]) -> list[int]:
        """What has changed with the start: it alone, or some of its knot."""
        turn = self._turns[start]
        tied = self._flow.tie(self._knots[turn], changed, start) if self._tied[turn] else {}
        return [start, *self._take(tied, changed)]

    def _move(self, turn: int, stirred: dict[int, list[int]], changed: dict[int, V]) -> list[int]:
        """Find the values of a knot again; returns the points that have another one now."""
        knot = self._knots[turn]
        if self._tied[turn]:
            return self._take(self._flow.tie(knot, changed, None), changed)
        value = self._flow.value_at(knot[0], stirred[knot[0]], changed)
        if value == self._values[knot[0]]:
            return []
        changed[knot[0]] = value
        return knot

    def _take(self, values: dict[int, V], changed: dict[int, V]) -> list[int]:
        moved = {point: value for point, value in values.items() if value != self._values[point]}
        changed.update(moved)
        return list(moved)


class _Front:
    """The knots that a change has reached, and by which of the points that lead to them."""

    def __init__(self, turns: list[int], below: Mapping[int, list[int]]) -> None:
        self.waiting: list[int] = []
        self._turns = turns
        self._below = below
        self._stirred: dict[int, dict[int, list[int]]] = {}

    def stir(self, point: int) -> None:
        """Let what a point leads to wait for its turn."""
        for below in self._below[point]:
            turn = self._turns[below]
            if turn not in self._stirred:
                self._stirred[turn] = {}
                heappush(self.waiting, turn)
            self._stirred[turn].setdefault(below, []).append(point)

    def next(self) -> tuple[int, dict[int, list[int]]]:
        """The turn of the first knot, and by point what has changed of what leads to it."""
        turn = heappop(self.waiting)
        return turn, self._stirred.pop(turn)


class _Below(dict[int, list[int]]):
    """By point, those that depend on it, lead to the goal and are in no knot with it; found when first asked for."""

    def __init__(self, turns: list[int], leads_to: list[list[int]], leading: bytearray) -> None:
        super().__init__()
        self._turns, self._leads_to, self._leading = turns, leads_to, leading

    def __missing__(self, point: int) -> list[int]:
        below, turn, turns, leading = self._leads_to[point], self._turns[point], self._turns, self._leading
        if len(below) != 1 or not leading[below[0]] or turns[below[0]] == turn:
            below = [one for one in below if leading[one] and turns[one] != turn]
        self[point] = below
        return below


def _leading(led_by: list[list[int]], goal: int) -> bytearray:
    """By point, whether it is the goal, or links lead from it to that."""
    found = bytearray(len(led_by))
    found[goal] = True
    waiting = [goal]
    while waiting:
        for one in led_by[waiting.pop()]:
            if not found[one]:
                found[one] = True
                waiting.append(one)
    return found
