"""What a folder of hand-ins brought, each as it was marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.core.printable import printable
from argmap.core.tree import Tree
from argmap.reasoning.marking.marking import BestMark, mark_best
from argmap.reasoning.marking.marks import CardMark, MapMark
from argmap.reasoning.marking.perhaps import meant_perhaps
from argmap.reasoning.marking.rubric import Rubric
from argmap.reasoning.marking.sentences import Telling, extra_line, lost_lines

MOST_EXTRAS = 100  # of a map, in the report


@dataclass(frozen=True, slots=True)
class Result:
    """One file of the folder: its mark against the best key and what cost points in words, or why it has none."""

    file: str
    student: str = ""
    best: BestMark | None = None
    lost: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()  # the cards that the key does not have
    trouble: str = ""


def result_of(file: str, keys: list[Tree], hand_in: Tree, rubric: Rubric) -> Result:
    """The mark of one hand-in, and all that is said of it, fit for a page and a table. `file` is to be so, too."""
    best = mark_best(keys, hand_in, rubric)
    telling = Telling(keys[best.key], hand_in)
    lost = tuple(printable(line) for one in best.mark.cards if not _is_fine(one) for line in lost_lines(one, telling))
    info = hand_in.document.info
    return Result(file, printable(info.submitted_by or info.author), best, lost, tuple(_extras(best.mark, telling)))


def _extras(mark: MapMark, telling: Telling) -> Iterator[str]:
    """The cards that the key does not have; of very many only the first."""
    shown = mark.extra_ids[:MOST_EXTRAS]
    hints = meant_perhaps(telling.key, telling.hand_in, mark, shown)
    yield from (printable(extra_line(one, hints.get(one), telling)) for one in shown)
    if left := len(mark.extra_ids) - len(shown):
        yield f"Not in the key either: {left:,} more cards."


def _is_fine(one: CardMark) -> bool:
    return one.gained == one.of or (one.is_optional and one.hand_id is None)
