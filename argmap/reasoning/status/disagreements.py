"""Where what is computed is not what its rater says: to be explained, not to be mended."""

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.core.records import RecordId
from argmap.reasoning.status.standing import Standing, side
from argmap.reasoning.status.status import Status


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A card or a step that its rater takes for something else than the map makes of it."""

    id: RecordId
    value: float
    computed: Standing

    @property
    def rated(self) -> Standing:
        """What the rating takes it for."""
        return side(self.value)


def disagreements(status: Status, order: Iterable[RecordId]) -> list[Disagreement]:
    """Those among the cards and steps of `order`, in that order; of a step it is the relevance that was rated."""
    found = []
    for one in order:
        value, computed = status.judgements.of(one), status.standings.get(one)
        if value is not None and computed is not None and computed is not side(value) and _is_about_itself(status, one):
            found.append(Disagreement(one, value, computed))
    return found


def _is_about_itself(status: Status, one: RecordId) -> bool:
    """A step whose cards do not stand is not thereby irrelevant."""
    step = status.reading.steps.get(one)
    return step is None or all(status.standings[card] is Standing.STANDS for card in step.premise_ids)
