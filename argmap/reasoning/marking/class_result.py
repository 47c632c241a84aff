"""What a class did with a key, card by card: how many found each, and where they hung it instead."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from argmap.core.records import RecordId
from argmap.reasoning.marking.marks import Aspect, CardMark, MapMark, Verdict
from argmap.reasoning.marking.standing import Onto, Standing

MISPLACED = (Verdict.NEARBY, Verdict.BRANCH, Verdict.ELSEWHERE, Verdict.NOT_AT_TOP)


@dataclass(frozen=True, slots=True)
class WrongPlace:
    """What some hung a card on instead: a card of the key, or the step of some of its cards; empty for the top."""

    onto: Onto
    target_ids: tuple[RecordId, ...]
    count: int


@dataclass(frozen=True, slots=True)
class CardResult:
    """What a class did with one card of the key, in numbers of hand-ins."""

    key_id: RecordId
    right: Standing  # where the key has it
    found: int
    placed: int  # on what the key has it bear on
    turned: int
    unplaced: int
    wrong: tuple[WrongPlace, ...]  # the most popular first
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class ClassResult:
    """All cards of one key, in its reading order, and how many hand-ins were marked against it."""

    count: int
    cards: tuple[CardResult, ...]


def class_result(marks: Iterable[MapMark]) -> ClassResult:
    """What hand-ins that were marked against one key have in common."""
    rows = [one.cards for one in marks]
    return ClassResult(len(rows), tuple(_card_result(cards) for cards in zip(*rows, strict=True)))


def _card_result(marks: tuple[CardMark, ...]) -> CardResult:
    targets = Counter(one.verdict(Aspect.TARGET) for one in marks)
    wrong = Counter(place for one in marks if (place := wrong_place(one)) is not None)
    return CardResult(
        marks[0].key_id,
        marks[0].right,
        found=sum(one.hand_id is not None for one in marks),
        placed=targets[Verdict.RIGHT],
        turned=sum(one.verdict(Aspect.POLARITY) is Verdict.TURNED for one in marks),
        unplaced=targets[Verdict.UNPLACED] + targets[Verdict.ON_NOTHING],
        wrong=tuple(WrongPlace(*place, count) for place, count in sorted(wrong.items(), key=_by_count)),
        is_optional=marks[0].is_optional,
    )


def wrong_place(one: CardMark) -> tuple[Onto, tuple[RecordId, ...]] | None:
    """Where a hand-in hung a card instead: on what, and of which cards of the key; None if it is in its place."""
    if one.given is None or one.verdict(Aspect.TARGET) not in MISPLACED:
        return None
    return one.given.onto, tuple(sorted(one.given.targets))


def _by_count(entry: tuple[tuple[Onto, tuple[RecordId, ...]], int]) -> tuple[int, str, tuple[RecordId, ...]]:
    (onto, targets), count = entry
    return -count, onto, targets
