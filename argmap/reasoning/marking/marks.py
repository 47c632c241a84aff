"""What marking finds: records that name cards, points and reasons, for a sentence, a table or a picture."""

from dataclasses import dataclass
from enum import StrEnum

from argmap.core.records import RecordId
from argmap.reasoning.marking.standing import Standing
from argmap.reasoning.matching import Why


class Aspect(StrEnum):
    """What a card of the key has points for, in the order in which it is told."""

    FOUND = "found"
    TARGET = "target"
    POLARITY = "polarity"
    JOINT = "joint"
    LEVEL = "level"


class Verdict(StrEnum):
    """Why a point was given, or was not."""

    RIGHT = "right"
    MISSING = "missing"
    UNPLACED = "unplaced"  # in the tray, or below a card that is
    ON_NOTHING = "on_nothing"  # at the top, or in a step without target, where the key has it bear on something
    NOT_AT_TOP = "not_at_top"
    NEARBY = "nearby"  # on the card instead of its step, or on the step instead of its card
    BRANCH = "branch"  # on another card of the right branch
    ELSEWHERE = "elsewhere"
    TURNED = "turned"  # for instead of against, or against instead of for
    RIGHT_SIDE = "right_side"  # elsewhere, and still on the side of the main claim on which the key has it
    WRONG_SIDE = "wrong_side"
    SPLIT = "split"
    JOINED = "joined"
    MIXED = "mixed"  # split from one, and joined with another
    SAME_LEVEL = "same_level"
    TOO_HIGH = "too_high"
    TOO_LOW = "too_low"


@dataclass(frozen=True, slots=True)
class Point:
    """What one aspect of a card brought of what it could have."""

    aspect: Aspect
    points: float
    of: float
    verdict: Verdict

    @property
    def is_full(self) -> bool:
        return self.points == self.of


@dataclass(frozen=True, slots=True)
class CardMark:
    """One card of the key, and what became of it: where it stands in the key, and where in the hand-in if it is there.

    `near_id` is the card of the hand-in at which a missing one is missed; None if there is none of its branch.
    """

    key_id: RecordId
    points: tuple[Point, ...]
    right: Standing
    hand_id: RecordId | None = None
    given: Standing | None = None
    why: Why | None = None
    near_id: RecordId | None = None
    is_optional: bool = False

    @property
    def gained(self) -> float:
        return sum(one.points for one in self.points)

    @property
    def of(self) -> float:
        return sum(one.of for one in self.points)

    def verdict(self, aspect: Aspect) -> Verdict | None:
        """What was found of an aspect; None where the card has none of it."""
        return next((one.verdict for one in self.points if one.aspect is aspect), None)


@dataclass(frozen=True, slots=True)
class MapMark:
    """A hand-in, marked against one key: its cards in the key's reading order, and cards that the key does not have."""

    cards: tuple[CardMark, ...]
    extra_ids: tuple[RecordId, ...]
    extra_cost: float
    points: float
    of: float

    @property
    def share(self) -> float:
        """From 0 to 1; a key without points for anything gives none."""
        return self.points / self.of if self.of else 0.0

    def share_of(self, aspect: Aspect) -> float | None:
        """The share of the points for one aspect, without optional cards; None where there are none for it."""
        points = [point for one in self.cards if not one.is_optional for point in one.points if point.aspect is aspect]
        of = sum(one.of for one in points)
        return sum(one.points for one in points) / of if of else None
