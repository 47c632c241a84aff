"""How strongly the cards and steps of a map hold by one rater: the map as a weighted bipolar graph, and its strengths.

Decision 0045 gives the reading in words. Each card is a point, and each step one: what it takes are its cards, what
doubts it attacks it, what backs it supports it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from argmap.core.records import Dimension, RecordId
from argmap.reasoning.status.components import components
from argmap.reasoning.status.energy import Point, strengths
from argmap.reasoning.status.judgements import Judgements
from argmap.reasoning.status.reading import Bearing, Reading, Step

UNRATED = 0.5  # where a card begins of which nobody said how acceptable it is, or that is argued for
WHOLE = 1.0  # where a step begins of which nobody said how relevant it is

CardStrengths = Mapping[RecordId, float]


@dataclass(frozen=True, slots=True)
class Energies:
    """The points of a map, and which of them each card and each step is."""

    points: list[Point]
    numbers: dict[RecordId, int]


def energies(reading: Reading, judgements: Judgements) -> Energies:
    """The weighted bipolar graph that a map and one rater's judgements make."""
    ids = [*reading.card_ids, *reading.steps]
    made = Energies([], {one: number for number, one in enumerate(ids)})
    made.points.extend(_card(_beginning(reading, judgements, one)) for one in reading.card_ids)
    made.points.extend(_step(made, step, _beginning(reading, judgements, step.id)) for step in reading.steps.values())
    for one, steps in reading.bearing_on.items():
        _let_bear(made, steps, made.points[made.numbers[one]])
    _let_bear_back(made, reading.steps.values())
    for (dimension, one), value in judgements.values.items():
        if dimension is Dimension.SUFFICIENCY and one in made.numbers:
            made.points[made.numbers[one]].share = value
    _begin_somewhere(made.points)
    return made


def strengths_of(made: Energies, taken: CardStrengths | None = None) -> CardStrengths:
    """The strength of each card and step, from 0 to 1; some cards may be taken to have a strength, whatever bears."""
    fixed = {made.numbers[one]: strength for one, strength in (taken or {}).items()}
    found = strengths(made.points, fixed)
    return {one: found[number] for one, number in made.numbers.items()}


def _beginning(reading: Reading, judgements: Judgements, one: RecordId) -> float | None:
    """The rating at which a card or step begins; none if it is argued for, since its rating is then held against it."""
    rated = judgements.of(one)
    return rated if rated is not None and not reading.arguing_for(one) else None


def _card(rated: float | None) -> Point:
    return Point(rated if rated is not None else UNRATED)


def _step(made: Energies, step: Step, rated: float | None) -> Point:
    """A step begins at its relevance, or at what the file says; a doubted restatement says nothing either way."""
    given = rated if rated is not None else step.strength
    idle = UNRATED if step.bearing is Bearing.SAME else 0.0
    takes = [made.numbers[one] for one in step.premise_ids]
    return Point(given if given is not None else WHOLE, takes=takes, idle=idle)


def _let_bear(made: Energies, steps: list[Step], target: Point) -> None:
    """Let all steps that bear on a point do so."""
    by_bearing: dict[Bearing, list[int]] = {}
    for step in steps:
        by_bearing.setdefault(step.bearing, []).append(made.numbers[step.id])
    target.supporters = by_bearing.get(Bearing.FOR, ())
    target.attackers = by_bearing.get(Bearing.AGAINST, ())
    target.repeats = by_bearing.get(Bearing.SAME, ())


def _let_bear_back(made: Energies, steps: Iterable[Step]) -> None:
    """The other way of mutual objections: steps of their own from the target, under all that bears on the objection."""
    bearing_back: dict[int, list[int]] = {}
    for step in steps:
        if step.is_mutual and step.target_id is not None:
            alone = step.premise_ids[0] if len(step.premise_ids) == 1 else None
            bearing_back.setdefault(made.numbers[alone or step.id], []).append(len(made.points))
            made.points.append(replace(made.points[made.numbers[step.id]], takes=[made.numbers[step.target_id]]))
    for number, more in bearing_back.items():
        made.points[number].attackers = [*made.points[number].attackers, *more]


def _begin_somewhere(points: list[Point]) -> None:
    """Let restatements that go round each begin at their own weight: nothing else would hold them anywhere."""
    if not any(point.repeats for point in points):
        return
    rounds: list[list[int]] = [[*point.takes, *point.repeats] for point in points]
    for members in components(rounds):
        if len(members) > 1:
            for one in members:
                points[one].repeats = ()
