"""The conflicts of a merge as rows: what each side did and what stands now, and whose choice counts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from argmap.core.merging import Choice, Conflict, ConflictKind
from argmap.ui.comparing.rows import NO_INDEX, Index, RowRole
from argmap.ui.text import shown, tooltip_text
from argmap.ui.translating import N, translate

WORDS = {Choice.A: N("Merging", "Mine"), Choice.B: N("Merging", "Theirs"), Choice.BOTH: N("Merging", "Both")}
NEITHER = N("Merging", "As before")


def words_of_choice(conflict: Conflict, choice: Choice) -> str:
    """What a choice is called. Of two values that cannot both be, what keeps the most is what there was before."""
    is_neither = choice is Choice.BOTH and conflict.kind is ConflictKind.FIELDS and conflict.both == conflict.base
    return translate("Merging", NEITHER if is_neither else WORDS[choice])


class ConflictRows(QAbstractListModel):
    """`chosen` says what was chosen at a conflict, or None."""

    def __init__(self, chosen: Callable[[Conflict], Choice | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._conflicts: Sequence[Conflict] = ()
        self._sentences: Sequence[str] = ()

    def conflict(self, row: int) -> Conflict | None:
        return self._conflicts[row] if 0 <= row < len(self._conflicts) else None

    def show_conflicts(self, conflicts: Sequence[Conflict], sentences: Sequence[str]) -> None:
        """Show others; the rows stay where there are as many, so that one goes on from where one is."""
        if len(conflicts) == len(self._conflicts):
            self._conflicts, self._sentences = conflicts, sentences
            self.dataChanged.emit(self.index(0), self.index(len(conflicts) - 1))
            return
        self.beginResetModel()
        self._conflicts, self._sentences = conflicts, sentences
        self.endResetModel()

    def decided(self) -> int:
        """At how many of them somebody chose."""
        return sum(self._chosen(conflict) is not None for conflict in self._conflicts)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._conflicts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        conflict, row = self._conflicts[index.row()], index.row()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown(self._sentences[row])
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._sentences[row]} {self._choice(conflict)}"
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text(self._sentences[row])
        return self._choice(conflict) if role == RowRole.CHOICE else None

    def _choice(self, conflict: Conflict) -> str:
        """Empty where nobody chose yet: the sentence says what comes of it."""
        chosen = self._chosen(conflict)
        return words_of_choice(conflict, chosen) if chosen is not None else ""
