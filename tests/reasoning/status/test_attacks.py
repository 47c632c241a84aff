"""That the framework of attacks says what the rules of decision 0045 say, on maps as tangled as an import may be."""

from random import Random

from argmap.core.document import Document
from argmap.reasoning.status.grounded import Label
from argmap.reasoning.status.reading import Bearing
from argmap.reasoning.status.standing import LABELS, STANDINGS, Standing, side
from argmap.reasoning.status.status import Status, status_of, what_if
from tests.reasoning.status.maps import rated, tangled_map

OUT, OPEN, IN = Label
Fortunes = dict[str, int]


def by_the_rules(status: Status, taken: dict[str, Standing]) -> dict[str, Standing]:
    """Every card and step open at first; then the rules over and over, until they change nothing."""
    reading = status.reading
    now = {one: int(LABELS[taken.get(one, Standing.OPEN)]) for one in [*reading.card_ids, *reading.steps]}
    while True:
        after = {one: now[one] if one in taken else _ruled(status, now, one) for one in now}
        if after == now:
            return {one: STANDINGS[Label(fortune)] for one, fortune in now.items()}
        now = after


def _ruled(status: Status, now: Fortunes, one: str) -> int:
    """A step works if its premises stand, if it carries, and if no mutual objection takes it back."""
    step = status.reading.steps.get(one)
    if step is None:
        return _carried(status, now, one)
    is_taken_back = step.is_mutual and len(step.premise_ids) > 1
    back = _turned_round(status, now, one) if is_taken_back else OUT
    return min(_carried(status, now, one), IN - back, *(now[premise] for premise in step.premise_ids))


def _carried(status: Status, now: Fortunes, one: str) -> int:
    """It falls if anything against it holds; it stands if nothing does and something carries it; else it is open."""
    against = max(_against(status, now, one), default=OUT)
    support = [now[step.id] for step in status.reading.arguing_for(one)]
    rated = status.judgements.of(one)
    enough = status.judgements.sufficiency(one)
    if support:
        carrying = OPEN if enough is not None and side(enough) is not Standing.STANDS else max(*support, OPEN)
    else:
        carrying = LABELS[side(rated)] if rated is not None else IN
    return min(IN - against, carrying)


def _against(status: Status, now: Fortunes, one: str) -> list[int]:
    found = []
    for step in status.reading.bearing_on.get(one, ()):
        if step.bearing is Bearing.AGAINST:
            found.append(now[step.id])
        elif step.bearing is Bearing.SAME:
            found += [min(_carried(status, now, step.id), IN - now[premise]) for premise in step.premise_ids]
    mutual = [step for step in status.reading.steps.values() if step.is_mutual and step.premise_ids == (one,)]
    return found + [_turned_round(status, now, step.id) for step in mutual]


def _turned_round(status: Status, now: Fortunes, step_id: str) -> int:
    return min(_carried(status, now, step_id), now[status.reading.steps[step_id].target_id])


def test_tangled_maps_stand_as_the_rules_say():
    random = Random(45)
    seen = set()
    for _ in range(400):
        document = Document(rated(random, tangled_map(random, random.randint(1, 10))))
        status = status_of(document)
        cards = random.sample(status.reading.card_ids, min(len(status.reading.card_ids), random.randint(0, 2)))
        taken = {one: random.choice(list(Standing)) for one in cards}

        assert status.standings == by_the_rules(status, {})
        assert what_if(status, taken) == by_the_rules(status, taken)
        seen |= set(status.standings.values())
    assert seen == set(Standing)
