"""One place of a card among the cards that two maps both have, said in the ids of the key."""

from dataclasses import dataclass
from enum import StrEnum

from argmap.core.records import RecordId
from argmap.reasoning.comparing.findings import Spot


class Onto(StrEnum):
    """What a card bears on among the cards of both maps."""

    CARD = "card"
    STEP = "step"
    TOP = "top"
    TRAY = "tray"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a card stands. `targets` are the card that it bears on, or the cards whose step it does.

    `above` is the card below which it is drawn; `sign` is -1 for against, all steps that were passed over counted in;
    `through` names the cards on that way which the other map does not have, by their own map's ids, as `spot` does.
    """

    spot: Spot
    onto: Onto
    targets: frozenset[RecordId] = frozenset()
    above: RecordId | None = None
    sign: int = 1
    beside: frozenset[RecordId] = frozenset()
    has_step: bool = False
    through: tuple[RecordId, ...] = ()

    @property
    def is_placed(self) -> bool:
        return self.onto not in (Onto.TRAY, Onto.NOTHING)
