"""The gradebook: a row for each file of the folder, as a spreadsheet takes it."""

from collections.abc import Iterable, Sequence

from argmap.reasoning.marking.marks import Aspect, MapMark
from argmap.reasoning.marking.results import Result

COLUMNS = (
    "file",
    "student",
    "key",
    "points",
    "of",
    "percent",
    *(aspect.value for aspect in Aspect),
    "cards_found",
    "cards_missing",
    "cards_extra",
    "tries",
    "trouble",
)

Cell = str | int | float


def gradebook(results: Iterable[Result], key_names: Sequence[str]) -> list[list[Cell]]:
    """The rows below `COLUMNS`, in the order of the results.

    The aspects add up to all points, but for optional cards, which never lead beyond all, and for what was taken off.
    """
    return [_row(one, key_names) for one in results]


def _row(result: Result, key_names: Sequence[str]) -> list[Cell]:
    if result.best is None:
        blank: list[Cell] = [""] * (len(COLUMNS) - 3)
        return [result.file, result.student, *blank, result.trouble]
    mark = result.best.mark
    found = sum(one.hand_id is not None for one in mark.cards)
    missing = sum(one.hand_id is None and not one.is_optional for one in mark.cards)
    return [
        result.file,
        result.student,
        key_names[result.best.key],
        round(mark.points, 2),
        round(mark.of, 2),
        round(100 * mark.share, 1),
        *(round(_gained(mark, aspect), 2) for aspect in Aspect),
        found,
        missing,
        len(mark.extra_ids),
        result.tries or "",
        "",
    ]


def _gained(mark: MapMark, aspect: Aspect) -> float:
    return sum(point.points for one in mark.cards for point in one.points if point.aspect is aspect)
