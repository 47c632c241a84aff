"""The lines from a block to what stands below and beside it on a page.

They leave the block by its ports, run along lanes above rows and trunks to the left of columns, and reach a block from
above in a row, from the left in a column. Coordinates are relative to the block that the lines come from.
"""

from collections.abc import Mapping, Sequence

from argmap.layout.blocks import Block
from argmap.layout.geometry import Point
from argmap.layout.lanes import PORT_ORDER, Bundle, clear_of, place_levels, place_ports
from argmap.layout.page.frames import Setting
from argmap.layout.page.gaps import PageGaps
from argmap.layout.page.placing import Group, Plan
from argmap.layout.routing import Target

Way = tuple[Point, ...]
"""The corners of a line so far."""

Targets = Mapping[Target, Sequence[Block]]
"""The children of a block by what they bear on."""


class Ways:
    """The lines to the children of one block that bear on one of its cards."""

    def __init__(self, block: Block, plan: Plan, targets: Targets, gaps: PageGaps) -> None:
        self.ends: dict[Block, Way] = {}  # the whole line to each child
        self.words: dict[Target, Point] = {}  # the middle of each port's word
        self.from_left: dict[Block, float] = {}  # how high a line comes in to the children reached from the left
        self._block = block
        self._plan = plan
        self._gaps = gaps
        self._target_of = {child: target for target, children in targets.items() for child in children}
        self._held: dict[Group, list[Target]] = {}
        self._risen = _first_column(plan.aside)  # its trunks are the lines that go up beside the block
        self._first = _first_row(plan.below)  # its lanes are those along which lines leave the block
        self._lanes: set[float] = set()  # how high the lanes are along which lines leave the block
        self._waiting: list[tuple[Group, dict[Target, Way]]] = []
        self._note_held()
        self._leave(list(targets))
        while self._waiting:
            group, ways = self._waiting.pop()
            if group.is_row:
                self._run_row(group, ways)
            else:
                self._run_column(group, ways)

    def _note_held(self) -> None:
        """Note which targets each group holds steps of, those first that reach farthest down."""
        groups = [group for group in (self._plan.below, self._plan.aside) if group is not None]
        for group in groups:  # which grows while it is read
            groups += [part for part in group.parts if isinstance(part, Group)]
        lowest: dict[Group, dict[Target, float]] = {group: {} for group in groups}
        for group in reversed(groups):
            for part in group.parts:
                reached = lowest[part] if isinstance(part, Group) else {self._target_of[part]: part.along}
                for target, along in reached.items():
                    lowest[group][target] = max(along, lowest[group].get(target, along))
            self._held[group] = sorted(lowest[group], key=lambda one: -lowest[group][one])

    def _leave(self, targets: Sequence[Target]) -> None:
        """Give each target its port and its lane, and lead its lines to the groups below and beside the block."""
        below, aside = self._plan.below, self._plan.aside
        legs = self._legs(below) if below.is_row else [*self._trunks(below).items()]
        legs += self._legs(self._first) if self._first is not None else []
        risers = self._risers(aside) if aside is not None else {}
        bundles = {target: self._bundle(target, [*legs, *risers.items()]) for target in targets}
        place_ports(list(bundles.values()), self._gaps.port_step)
        starts = self._take_lanes(bundles, self._plan.lanes_y)
        self._lanes = {way[-1].y for way in starts.values()}
        starts = {target: (*self._exit(target, bundles[target].port), *way) for target, way in starts.items()}
        self.words = {one: Point(bundles[one].port, self._plan.lanes_y - self._gaps.word) for one in targets}
        if below.is_row:
            self._waiting.append((below, {one: starts[one] for one in self._held[below]}))
        else:
            self._waiting.append((below, _led(starts, self._trunks(below))))
        if self._first is not None:
            self._waiting.append((self._first, {one: starts[one] for one in self._held[self._first]}))
        if aside is not None:
            raised = _led(starts, risers)
            self._waiting.append((aside, self._entered(aside, raised)))
            if self._risen is not None:
                self._waiting.append((self._risen, {one: raised[one] for one in self._held[self._risen]}))

    def _run_row(self, row: Group, ways: Mapping[Target, Way]) -> None:
        """Lead lines that are on their lanes down to the blocks of a row, and to the trunks of its columns."""
        for part in row.parts:
            if part is self._risen:
                continue
            if isinstance(part, Group):
                self._waiting.append((part, _led(ways, self._trunks(part))))
            else:
                way = ways[self._target_of[part]]
                middle = part.across + part.breadth / 2
                self.ends[part] = (*way, Point(middle, way[-1].y), Point(middle, part.along))

    def _run_column(self, column: Group, ways: Mapping[Target, Way]) -> None:
        """Lead lines that are on their trunks to the blocks of a column, and to the lanes of its rows."""
        foreign = [*self._lanes] if column is self._risen else []
        for part in column.parts:
            if part is self._first:
                continue
            if isinstance(part, Group):
                inner = {one: ways[one] for one in self._held[part]}
                self._waiting.append((part, self._entered(part, inner, foreign)))
            else:
                way = ways[self._target_of[part]]
                y = self.from_left[part] = clear_of(part.along + part.depth / 2, foreign)
                self.ends[part] = (*way, Point(way[-1].x, y), Point(part.across, y))

    def _entered(self, row: Group, ways: Mapping[Target, Way], foreign: Sequence[float] = ()) -> dict[Target, Way]:
        """Ways that come down or up to a row, led onto its lanes, which keep clear of foreign ones."""
        legs = self._legs(row)
        bundles = {target: self._bundle(target, legs) for target in ways}
        for target, bundle in bundles.items():
            bundle.leave_at(ways[target][-1].x)
        return {target: (*ways[target], *way) for target, way in self._take_lanes(bundles, row.y, foreign).items()}

    def _take_lanes(
        self, bundles: Mapping[Target, Bundle], top: float, foreign: Sequence[float] = ()
    ) -> dict[Target, Way]:
        """The point above or below each bundle's port that is on its lane, the lanes beginning at `top`."""
        place_levels(list(bundles.values()))
        lane = self._gaps.room.lane
        lanes = {one: top + lane * (bundle.level + 0.25) for one, bundle in bundles.items()}
        return {one: (Point(bundle.port, clear_of(lanes[one], foreign)),) for one, bundle in bundles.items()}

    def _legs(self, row: Group) -> list[tuple[Target, float]]:
        """Where lines go down from the lanes of a row."""
        legs: list[tuple[Target, float]] = []
        for part in row.parts:
            if isinstance(part, Group):
                legs += self._trunks(part).items()
            else:
                legs.append((self._target_of[part], part.across + part.breadth / 2))
        return legs

    def _trunks(self, column: Group) -> dict[Target, float]:
        """Where the trunks of a column run: outermost the one that reaches farthest down, so that it crosses no leg."""
        if column is self._risen and self._plan.aside is not None:
            risers = self._risers(self._plan.aside)
            return {one: risers[one] for one in self._held[column]}
        room, held = self._gaps.room, self._held_below(column)
        return {one: column.x + room.trunk / 4 + rank * room.next_trunk for rank, one in enumerate(held)}

    def _held_below(self, column: Group) -> list[Target]:
        """The targets to whose steps a column's trunks lead: not those that only its row on the first lanes holds."""
        others = [part for part in column.parts if part is not self._first]
        led = {one for part in others for one in self._targets_in(part)}
        return [one for one in self._held[column] if one in led]

    def _targets_in(self, part: Block | Group) -> Sequence[Target]:
        return self._held[part] if isinstance(part, Group) else [self._target_of[part]]

    def _risers(self, aside: Group) -> dict[Target, float]:
        """Where lines go up to the row beside the block, to the left of that row."""
        room = self._gaps.room
        ranks = enumerate(reversed(self._held[aside]))
        nearest = aside.x - (room.gap + room.next_trunk) / 2  # as far from the row as from what is left of them
        return {one: nearest - rank * room.next_trunk for rank, one in ranks}

    def _bundle(self, target: Target, legs: Sequence[tuple[Target, float]]) -> Bundle:
        card = self._block.cards[target[0]]
        is_abreast = self._plan.setting is Setting.ABREAST
        low, high = (card.x, card.x + card.width) if is_abreast else (0.0, self._block.breadth)
        return Bundle(low, high, PORT_ORDER[target[1]], [x for one, x in legs if one == target])

    def _exit(self, target: Target, port: float) -> Way:
        """The way from a card's edge to below the block's frame: straight down, or around the cards below it."""
        card = self._block.cards[target[0]]
        if self._plan.setting is not Setting.OPEN:
            return (Point(port, card.y + card.height),)
        is_left = port < self._block.breadth / 2
        edge = card.x if is_left else card.x + card.width
        side = self._gaps.aside if is_left else self._block.breadth - self._gaps.aside
        middle, under = card.y + card.height / 2, self._block.depth + self._gaps.side_port / 2
        return Point(edge, middle), Point(side, middle), Point(side, under), Point(port, under)


def _first_column(row: Group | None) -> Group | None:
    """The column that a row begins with, if it begins with one."""
    first = row.parts[0] if row is not None and row.parts else None
    return first if isinstance(first, Group) else None


def _first_row(column: Group) -> Group | None:
    """The row that a column begins with, if it is one and does."""
    first = column.parts[0] if not column.is_row and column.parts else None
    return first if isinstance(first, Group) else None


def _led(ways: Mapping[Target, Way], across: Mapping[Target, float]) -> dict[Target, Way]:
    """Ways that are on their lanes, led along them."""
    return {one: (*ways[one], Point(x, ways[one][-1].y)) for one, x in across.items()}
