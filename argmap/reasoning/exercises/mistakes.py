"""Exercise "mistakes": some steps are turned, moved or joined as students do it by mistake, and are to be put right."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from random import Random

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.errors import EditRefused
from argmap.core.graph import steps_onto
from argmap.core.ids import NewId
from argmap.core.records import Inference, Kind, Node, Polarity, Premise, RecordId
from argmap.reasoning.exercises.options import Fault, NoExercise, Options, Planted, Starter

USUAL, MOST = 3, 10  # mistakes
NEAREST = 20  # cards of one row that one is joined with, or a row of thousands would have millions of pairs
TURNED = (Polarity.SUPPORTS, Polarity.OPPOSES)
Idea = tuple[Fault, tuple[RecordId, ...], Callable[[], Change]]
"""A mistake that could be made: the cards that it is about, and the edit."""


def with_mistakes(document: Document, options: Options, random: Random, new_id: NewId) -> Starter:
    """So many mistakes, no two about one card; of each kind as many as of the others, where the map has room."""
    count = options.count or USUAL
    if count > MOST:
        raise NoExercise(f"At most {MOST} mistakes can be planted, not {count:,}.")
    changed = Document(document.records())
    planter = _Planter(changed, random, new_id)
    made = (one for fault in _turns(count, random) if (one := planter.plant(fault)) is not None)
    planted = list(islice(made, count))
    if len(planted) < count:
        raise NoExercise(f"Of {count} mistakes the map has room for {len(planted)}, as no card shall be in two.")
    return Starter(tuple(changed.records()), tuple(planted))


def _turns(count: int, random: Random) -> Iterator[Fault]:
    """The kinds in turn, each often enough that one can stand in for all others."""
    for _ in range(count):
        yield from random.sample(list(Fault), len(Fault))


class _Planter:
    """Makes mistakes in a map, and knows which cards were in one already."""

    def __init__(self, document: Document, random: Random, new_id: NewId) -> None:
        self._document = document
        self._random = random
        self._new_id = new_id
        self._touched: set[RecordId] = set()

    def plant(self, fault: Fault) -> Planted | None:
        """Make one mistake of that kind; None if there is no room for one."""
        ideas = list(self._ideas(fault))
        self._random.shuffle(ideas)
        for kind, node_ids, edit in ideas:
            try:
                self._document.apply(edit())
            except EditRefused:
                continue
            self._touched.update(node_ids)
            return Planted(kind, node_ids)
        return None

    def _ideas(self, fault: Fault) -> Iterator[Idea]:
        match fault:
            case Fault.POLARITY:
                return self._turned()
            case Fault.PARENT:
                return self._moved(Fault.PARENT, is_evidence=False)
            case Fault.EVIDENCE:
                return self._moved(Fault.EVIDENCE, is_evidence=True)
            case Fault.JOINT:
                return self._joined()

    def _steps(self) -> list[tuple[Inference, tuple[RecordId, ...]]]:
        """The steps onto cards that could be mistaken, with their cards: none of them is in a mistake."""
        steps = [one for one in self._document.all(Inference) if one.polarity in TURNED and one.target_node_id]
        found = [(one, self._cards(one)) for one in sorted(steps, key=lambda one: one.id)]
        return [(one, cards) for one, cards in found if cards and self._touched.isdisjoint(cards)]

    def _cards(self, step: Inference) -> tuple[RecordId, ...]:
        return tuple(sorted(one.node_id for one in self._document.where(Premise, "inference_id", step.id)))

    def _turned(self) -> Iterator[Idea]:
        for step, cards in self._steps():
            yield Fault.POLARITY, cards, partial(edits.turn, self._document, step.id)

    def _moved(self, fault: Fault, is_evidence: bool) -> Iterator[Idea]:
        """Each step below another claim, at any place there."""
        claims = (one.id for one in self._document.all(Node) if one.kind is Kind.CLAIM)
        placed = sorted(one for one in claims if one not in self._document.tray_ids)
        for step, cards in self._steps():
            others = _Others(placed, (step.target_node_id or "", *cards))
            if others and is_evidence == self._is_evidence(cards):
                yield fault, cards, partial(self._move, step, self._random.choice(others))

    def _move(self, step: Inference, target_id: RecordId) -> Change:
        before = self._random.choice([None, *(one.id for one in steps_onto(self._document, target_id))])
        return edits.move_group(self._document, step.id, target_id, step.polarity, before)

    def _is_evidence(self, cards: tuple[RecordId, ...]) -> bool:
        nodes = [self._document.find(Node, one) for one in cards]
        return all(one is not None and one.kind is Kind.EVIDENCE for one in nodes)

    def _joined(self) -> Iterator[Idea]:
        """Each two steps of one card each that bear on one card in the same way, as one."""
        single = [(step, cards[0]) for step, cards in self._steps() if len(cards) == 1]
        rows: dict[object, list[tuple[Inference, RecordId]]] = {}
        later = []
        for step, card in single:
            row = rows.setdefault((step.target_node_id, step.polarity), [])
            row.append((step, card))
            later.append((row, len(row)))
        for (one, mine), (row, first) in zip(single, later, strict=True):
            for other, theirs in row[first : first + NEAREST]:
                yield Fault.JOINT, (mine, theirs), partial(self._join, one, other)

    def _join(self, one: Inference, other: Inference) -> Change:
        return edits.join(self._document, [self._place(one), self._place(other)], self._new_id)

    def _place(self, step: Inference) -> RecordId:
        (premise,) = self._document.where(Premise, "inference_id", step.id)
        return premise.id


class _Others:
    """The ids of a sorted list but for a few: to be drawn from, without a list of its own for each step."""

    def __init__(self, ids: list[RecordId], without: Iterable[RecordId]) -> None:
        self._ids = ids
        places = ((bisect_left(ids, one), one) for one in without)
        self._left_out = sorted({at for at, one in places if at < len(ids) and ids[at] == one})

    def __len__(self) -> int:
        return len(self._ids) - len(self._left_out)

    def __getitem__(self, at: int) -> RecordId:
        for one in self._left_out:
            at += one <= at
        return self._ids[at]
