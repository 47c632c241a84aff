"""The rows of the list of versions: a heading for the history and one for the backups, and the versions below them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPixmap

from argmap.core.moments import Moment
from argmap.ui.versions.past import Details, Past, Version
from argmap.ui.versions.words import since_then, title_of_version, when

PICTURE = Qt.ItemDataRole.DecorationRole
DETAIL = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class VersionRows(QAbstractListModel):
    """What is told of a version is looked for when its row is seen; `wanted` says of which row."""

    wanted = Signal(int)

    def __init__(self, past: Past, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._past = past
        self._rows: list[Version | str] = [
            *_section(self.tr("History of the map"), past.moments),
            *_section(self.tr("Backups, in argmap's own folder"), past.backups),
        ]
        self._details: dict[int, Details | None] = {}
        self._pictures: dict[int, QPixmap] = {}

    def version(self, row: int) -> Version | None:
        """The version of a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else ""
        return None if isinstance(found, str) else found

    def details(self, row: int) -> Details | None:
        """What is known of the version of a row by now."""
        return self._details.get(row)

    def first(self) -> int:
        """The row of the first version; -1 if there is none."""
        return next((row for row in range(len(self._rows)) if self.version(row) is not None), -1)

    def row_with(self, version: Version) -> int:
        """The row of that version; -1 if it is not there."""
        return next((row for row, one in enumerate(self._rows) if one == version), -1)

    def row_of(self, number: int) -> int:
        """The row of the first moment that is not before the change of that number; -1 if there is none."""
        found = [(one.number, row) for row, one in enumerate(self._rows) if isinstance(one, Moment)]
        return min((pair for pair in found if pair[0] >= number), default=(0, -1))[1]

    def tell(self, row: int, details: Details) -> None:
        """What was found out about the version of a row."""
        self._details[row] = details
        if details.picture is not None:
            self._pictures[row] = QPixmap.fromImage(details.picture)
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_version = self.version(index.row()) is not None
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if is_version else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found, row = self._rows[index.row()], index.row()
        if isinstance(found, str):
            return found if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of_version(found)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title_of_version(found)}. {self._detail(found, row)}"
        if role == DETAIL:
            return self._detail(found, row)
        return self._picture(row) if role == PICTURE else None

    def _detail(self, version: Version, row: int) -> str:
        """When a named version was named, and what differs now, as soon as that is known."""
        details = self._details.get(row)
        is_named = isinstance(version, Moment) and version.name != ""
        parts = [when(version)] if is_named else []
        return ". ".join(part for part in [*parts, since_then(details) if details is not None else ""] if part)

    def _picture(self, row: int) -> QPixmap | None:
        """The picture, which is asked for only by who paints the row."""
        if row not in self._details:
            self._details[row] = None
            self.wanted.emit(row)
        return self._pictures.get(row)


def _section(heading: str, versions: Sequence[Version]) -> list[Version | str]:
    return [heading, *versions] if versions else []
