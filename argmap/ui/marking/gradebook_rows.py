"""The gradebook as rows of a table: who, points, shares by aspect, cards found, missing and the student's own; by which
of several keys, and after how many tries of an exercise."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from argmap.reasoning.marking.marks import Aspect, MapMark
from argmap.reasoning.marking.results import Result
from argmap.reasoning.marking.sentences import number, percent
from argmap.session.marking.marked import MarkedFile
from argmap.ui.text import shortened, tooltip_text
from argmap.ui.translating import N, translate

SORTED_BY = Qt.ItemDataRole.UserRole
NONE = -1.0  # of a file that has no points: below all others
NAME = 60  # characters
DIGITS = re.compile(r"\d+")
LONGEST = 20  # digits that are sorted by what they count
COLUMNS = (
    N("Marking", "Name"),
    N("Marking", "Points"),
    N("Marking", "Of all"),
    N("Marking", "Found"),
    N("Marking", "Place"),
    N("Marking", "Side"),
    N("Marking", "Joint"),
    N("Marking", "Level"),
    N("Marking", "Cards"),
    N("Marking", "Missing"),
    N("Marking", "Own"),
)
KEY, TRIES = N("Marking", "Key"), N("Marking", "Tries")
TIPS = {
    3: N("Marking", "Points for cards that were found"),
    4: N("Marking", "Points for what a card bears on"),
    5: N("Marking", "Points for being for or against it"),
    6: N("Marking", "Points for being joined with the right cards, or alone"),
    7: N("Marking", "Points for the distance from the main claim"),
    8: N("Marking", "Cards of the key that were found"),
    9: N("Marking", "Cards of the key that are missing"),
    10: N("Marking", "Cards that the key does not have"),
}
"""What the columns of those numbers hold."""
MORE_TIPS = {
    KEY: N("Marking", "The key that gave the most points"),
    TRIES: N("Marking", "How often the student asked about a card whether it is right"),
}
Index = QModelIndex | QPersistentModelIndex
Cell = tuple[str, float | str]
"""What is shown, and what is sorted by."""
ROOT = QModelIndex()


def name_of(result: Result) -> str:
    """Who handed a map in, or else what its file is called."""
    return shortened(result.student or PurePosixPath(result.file).stem, NAME)


class GradebookRows(QAbstractTableModel):
    """A row for each file; one that could not be read says so in place of its points."""

    def __init__(self, files: Sequence[MarkedFile], key_names: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        results = [one.result for one in files]
        more: dict[str, list[Cell]] = {}
        if len(key_names) > 1:
            more[KEY] = [_key(one, key_names) for one in results]
        if any(one.tries for one in results):
            more[TRIES] = [(f"{one.tries:,}" if one.tries else "", float(one.tries)) for one in results]
        self._columns = (*COLUMNS, *more)
        self.first_seen = tuple(self._columns.index(name) for name in more)  # beside the name
        self._rows = [[*_cells(one), *cells] for one, *cells in zip(results, *more.values(), strict=True)]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  # Qt's own
        shown, sorted_by = self._rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown
            case Qt.ItemDataRole.UserRole:
                return sorted_by
            case Qt.ItemDataRole.TextAlignmentRole if self._is_number(index.column()):
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and self._is_number(section):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            tip = TIPS.get(section) or MORE_TIPS.get(self._columns[section])
            return tooltip_text(translate("Marking", tip)) if tip is not None else None
        return translate("Marking", self._columns[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def _is_number(self, section: int) -> bool:
        return section > 0 and self._columns[section] != KEY


def _cells(result: Result) -> list[Cell]:
    name: Cell = (name_of(result), _in_order(name_of(result)))
    if result.best is None:
        unread: Cell = (translate("Marking", "not read"), NONE)
        return [name, unread, *[("", NONE)] * (len(COLUMNS) - 2)]
    mark = result.best.mark
    points = translate("Marking", "{0} of {1}").format(number(mark.points), number(mark.of))
    shares = [_share(mark.share_of(aspect)) for aspect in Aspect]
    return [name, (points, mark.points), _share(mark.share), *shares, *_counts(mark)]


def _key(result: Result, key_names: Sequence[str]) -> Cell:
    name = key_names[result.best.key] if result.best is not None else ""
    return shortened(name, NAME), _in_order(name)


def _in_order(name: str) -> str:
    """By which 2 comes before 10."""
    return DIGITS.sub(lambda found: found[0].zfill(LONGEST), name.casefold())


def _share(share: float | None) -> Cell:
    return (percent(share), share) if share is not None else ("–", NONE)


def _counts(mark: MapMark) -> list[Cell]:
    found = sum(one.hand_id is not None for one in mark.cards)
    missing = sum(one.hand_id is None and not one.is_optional for one in mark.cards)
    return [(f"{count:,}", count) for count in (found, missing, len(mark.extra_ids))]
