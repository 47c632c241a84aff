"""Why a card or a step stands, falls or is open: by which rule of decision 0045, and because of which cards."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from argmap.core.records import RecordId
from argmap.reasoning.status.reading import Bearing, Step
from argmap.reasoning.status.standing import Standing, side
from argmap.reasoning.status.status import Standings, Status


class Ground(StrEnum):
    """What decides how something stands. The cards that are named with it are those of the steps meant."""

    TAKEN = "taken"  # it is asked what would be if it stood so
    SAID = "said"  # nothing argues for it, and nobody has rated it
    RATED = "rated"  # nothing argues for it; its rating decides
    TOO_LITTLE = "too_little"  # its rater finds that what is said for it is not enough
    REASON_WORKS = "reason_works"
    REASON_OPEN = "reason_open"
    REASONS_GONE = "reasons_gone"  # none works any more
    OBJECTION_WORKS = "objection_works"
    OBJECTION_OPEN = "objection_open"
    SAYS_THE_SAME = "says_the_same"  # what says it over again falls, or is open
    OWN_CARD = "own_card"  # of a step: one of its cards falls, or is open
    ITSELF = "itself"  # it hangs on itself, by a circle or a mutual objection


@dataclass(frozen=True, slots=True)
class Why:
    """How something stands, the rule that decides it, and the cards by which it does."""

    standing: Standing
    ground: Ground
    card_ids: tuple[RecordId, ...] = ()


def why(status: Status, standings: Standings, one: RecordId, taken: Standings | None = None) -> Why:
    """Why a card or a step stands as it does in `standings`: those of the status, or those in which `taken` holds."""
    now = standings[one]
    if taken and one in taken:
        return Why(now, Ground.TAKEN)
    looking = _Looking(status, standings, one)
    match now:
        case Standing.STANDS:
            return looking.why_it_stands()
        case Standing.FALLS:
            return looking.why_it_falls()
        case Standing.OPEN:
            return looking.why_it_is_open()


class _Looking:
    """Looks at what bears on one card or step."""

    def __init__(self, status: Status, standings: Standings, one: RecordId) -> None:
        self._status, self._standings, self._one = status, standings, one
        bearing = status.reading.bearing_on.get(one, ())
        self._support = status.reading.arguing_for(one)
        self._objections = [step for step in bearing if step.bearing is Bearing.AGAINST]
        self._again = [step for step in bearing if step.bearing is Bearing.SAME]

    def why_it_stands(self) -> Why:
        if self._support:
            return self._by(Standing.STANDS, Ground.REASON_WORKS, self._that(Standing.STANDS, self._support))
        is_rated = self._status.judgements.of(self._one) is not None
        return Why(Standing.STANDS, Ground.RATED if is_rated else Ground.SAID)

    def why_it_falls(self) -> Why:
        falls = Standing.FALLS
        if working := self._that(Standing.STANDS, self._objections):
            return self._by(falls, Ground.OBJECTION_WORKS, working)
        if fallen := self._own_cards(falls):
            return Why(falls, Ground.OWN_CARD, fallen)
        if again := self._cards(self._again, falls):
            return Why(falls, Ground.SAYS_THE_SAME, again)
        return Why(falls, Ground.RATED) if self._is_rated(falls) else self._by_excluding(falls, Standing.STANDS)

    def why_it_is_open(self) -> Why:
        is_open = Standing.OPEN
        enough = self._status.judgements.sufficiency(self._one)
        if self._support and enough is not None and side(enough) is not Standing.STANDS:
            return Why(is_open, Ground.TOO_LITTLE)
        if self._support and not self._that(Standing.STANDS, self._support):
            undecided = self._that(is_open, self._support)
            ground = Ground.REASON_OPEN if undecided else Ground.REASONS_GONE
            return self._by(is_open, ground, undecided or self._support)
        if undecided := self._that(is_open, self._objections):
            return self._by(is_open, Ground.OBJECTION_OPEN, undecided)
        if cards := self._own_cards(is_open):
            return Why(is_open, Ground.OWN_CARD, cards)
        if again := self._cards(self._again, is_open):
            return Why(is_open, Ground.SAYS_THE_SAME, again)
        return Why(is_open, Ground.RATED) if self._is_rated(is_open) else self._by_excluding(is_open, is_open)

    def _by_excluding(self, standing: Standing, other: Standing) -> Why:
        """What it objects to mutually works against it; what remains hangs on itself."""
        steps = self._status.reading.steps.values()
        mutual = [one for one in steps if one.is_mutual and (one.premise_ids == (self._one,) or one.id == self._one)]
        against = [one.target_id for one in mutual if one.target_id and self._standings[one.target_id] is other]
        ground = Ground.OBJECTION_WORKS if against and standing is Standing.FALLS else Ground.ITSELF
        return Why(standing, ground, tuple(self._named(one) for one in against))

    def _named(self, target_id: RecordId) -> RecordId:
        """A card by itself, a step by its first card."""
        step = self._status.reading.steps.get(target_id)
        return step.premise_ids[0] if step is not None else target_id

    def _is_rated(self, standing: Standing) -> bool:
        rated = self._status.judgements.of(self._one)
        return not self._support and rated is not None and side(rated) is standing

    def _that(self, standing: Standing, steps: Iterable[Step]) -> list[Step]:
        return [step for step in steps if self._standings[step.id] is standing]

    def _own_cards(self, standing: Standing) -> tuple[RecordId, ...]:
        step = self._status.reading.steps.get(self._one)
        return self._cards([step] if step is not None else [], standing)

    def _cards(self, steps: Iterable[Step], standing: Standing) -> tuple[RecordId, ...]:
        return tuple(card for step in steps for card in step.premise_ids if self._standings[card] is standing)

    def _by(self, standing: Standing, ground: Ground, steps: Iterable[Step]) -> Why:
        """By steps, each named by its first card."""
        return Why(standing, ground, tuple(step.premise_ids[0] for step in steps))
