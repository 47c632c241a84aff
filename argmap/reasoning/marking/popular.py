"""Which wrong places of a class are worth showing on its key."""

from dataclasses import dataclass

from argmap.core.records import RecordId
from argmap.reasoning.marking.class_result import ClassResult, WrongPlace
from argmap.reasoning.marking.standing import Onto

MOST = 12  # in a picture
LEAST_SHARE = 0.1  # of the hand-ins
LEAST = 2  # hand-ins, unless there are no more than so many


@dataclass(frozen=True, slots=True)
class Popular:
    """A card of the key, and where several hung it instead."""

    key_id: RecordId
    place: WrongPlace

    @property
    def has_arrow(self) -> bool:
        """Whether it leads to another card, or to a step between cards."""
        return self.place.onto in (Onto.CARD, Onto.STEP)


def popular(found: ClassResult) -> list[Popular]:
    """The most popular wrong places, those that most chose first; of equal ones, in the key's reading order."""
    least = max(min(LEAST, found.count), LEAST_SHARE * found.count)
    every = [Popular(one.key_id, place) for one in found.cards for place in one.wrong if place.count >= least]
    return sorted(every, key=lambda one: -one.place.count)[:MOST]
