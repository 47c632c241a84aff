"""What a folder of hand-ins brought: each as it was marked, and the class card by card of the key."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.core.printable import printable
from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.reasoning.marking.marking import BestMark, mark_best
from argmap.reasoning.marking.marks import Aspect, CardMark, MapMark, Verdict
from argmap.reasoning.marking.perhaps import meant_perhaps
from argmap.reasoning.marking.rubric import Rubric
from argmap.reasoning.marking.sentences import Telling, extra_line, lost_lines
from argmap.reasoning.marking.standing import Onto

MOST_EXTRAS = 100  # of a map, in the report
MISPLACED = (Verdict.NEARBY, Verdict.BRANCH, Verdict.ELSEWHERE, Verdict.NOT_AT_TOP)


@dataclass(frozen=True, slots=True)
class Result:
    """One file of the folder: its mark against the best key and what cost points in words, or why it has none."""

    file: str
    student: str = ""
    best: BestMark | None = None
    lost: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()  # the cards that the key does not have
    trouble: str = ""


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


def result_of(file: str, keys: list[Tree], hand_in: Tree, rubric: Rubric) -> Result:
    """The mark of one hand-in, and all that is said of it, fit for a page and a table. `file` is to be so, too."""
    best = mark_best(keys, hand_in, rubric)
    telling = Telling(keys[best.key], hand_in)
    lost = tuple(printable(line) for one in best.mark.cards if not _is_fine(one) for line in lost_lines(one, telling))
    info = hand_in.document.info
    return Result(file, printable(info.submitted_by or info.author), best, lost, tuple(_extras(best.mark, telling)))


def class_result(marks: Iterable[MapMark]) -> ClassResult:
    """What hand-ins that were marked against one key have in common."""
    rows = [one.cards for one in marks]
    return ClassResult(len(rows), tuple(_card_result(cards) for cards in zip(*rows, strict=True)))


def _extras(mark: MapMark, telling: Telling) -> Iterator[str]:
    """The cards that the key does not have; of very many only the first."""
    shown = mark.extra_ids[:MOST_EXTRAS]
    hints = meant_perhaps(telling.key, telling.hand_in, mark, shown)
    yield from (printable(extra_line(one, hints.get(one), telling)) for one in shown)
    if left := len(mark.extra_ids) - len(shown):
        yield f"Not in the key either: {left:,} more cards."


def _is_fine(one: CardMark) -> bool:
    return one.gained == one.of or (one.is_optional and one.hand_id is None)


def _card_result(marks: tuple[CardMark, ...]) -> CardResult:
    targets = Counter(one.verdict(Aspect.TARGET) for one in marks)
    wrong = Counter(place for one in marks if (place := _wrong_place(one)) is not None)
    return CardResult(
        marks[0].key_id,
        found=sum(one.hand_id is not None for one in marks),
        placed=targets[Verdict.RIGHT],
        turned=sum(one.verdict(Aspect.POLARITY) is Verdict.TURNED for one in marks),
        unplaced=targets[Verdict.UNPLACED] + targets[Verdict.ON_NOTHING],
        wrong=tuple(WrongPlace(*place, count) for place, count in sorted(wrong.items(), key=_by_count)),
        is_optional=marks[0].is_optional,
    )


def _wrong_place(one: CardMark) -> tuple[Onto, tuple[RecordId, ...]] | None:
    if one.given is None or one.verdict(Aspect.TARGET) not in MISPLACED:
        return None
    return one.given.onto, tuple(sorted(one.given.targets))


def _by_count(entry: tuple[tuple[Onto, tuple[RecordId, ...]], int]) -> tuple[int, str, tuple[RecordId, ...]]:
    (onto, targets), count = entry
    return -count, onto, targets
