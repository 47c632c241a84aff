"""What a folder of hand-ins brought, each as it was marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.core.printable import printable
from argmap.core.stopping import Check, unchecked, with_checks
from argmap.core.tree import Tree
from argmap.reasoning.exercises.tries import sum_of, tries_of
from argmap.reasoning.marking.marking import BestMark, mark_best
from argmap.reasoning.marking.marks import CardMark, MapMark
from argmap.reasoning.marking.perhaps import meant_perhaps
from argmap.reasoning.marking.rubric import Rubric
from argmap.reasoning.marking.sentences import Telling, extra_line, lost_lines, more_extras_line

MOST_EXTRAS = 100  # of a map, in the report


@dataclass(frozen=True, slots=True)
class Result:
    """One file of the folder: its mark against the best key and what cost points in words, or why it has none."""

    file: str
    student: str = ""
    best: BestMark | None = None
    lost: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()  # the cards that the key does not have
    tries: int = 0  # how often the student asked what is right, if it is an exercise that says so
    trouble: str = ""


def result_of(file: str, keys: list[Tree], hand_in: Tree, rubric: Rubric, check: Check = unchecked) -> Result:
    """The mark of one hand-in, and all that is said of it, fit for a page and a table. `file` is to be so, too.

    `check` is called every few cards, and may raise to end it.
    """
    best = mark_best(keys, hand_in, rubric, check)
    telling = Telling(keys[best.key], hand_in)
    cards = (one for one in with_checks(best.mark.cards, check) if not _is_fine(one))
    lost = tuple(printable(line) for one in cards for line in lost_lines(one, telling))
    info = hand_in.document.info
    student, extras = printable(info.submitted_by or info.author), tuple(_extras(best.mark, telling, check))
    return Result(file, student, best, lost, extras, sum_of(tries_of(hand_in.document)))


def _extras(mark: MapMark, telling: Telling, check: Check) -> Iterator[str]:
    """The cards that the key does not have; of very many only the first."""
    shown = mark.extra_ids[:MOST_EXTRAS]
    hints = meant_perhaps(telling.key, telling.hand_in, mark, shown, check)
    yield from (printable(extra_line(one, hints.get(one), telling)) for one in shown)
    if left := len(mark.extra_ids) - len(shown):
        yield more_extras_line(left, telling.say)


def _is_fine(one: CardMark) -> bool:
    return one.gained == one.of or (one.is_optional and one.hand_id is None)
