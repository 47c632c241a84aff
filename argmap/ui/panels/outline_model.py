"""The tree of cards as an item model: what the outline shows and what a screen reader reads."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from argmap.core.graph import Place, opposes, premises_of
from argmap.core.records import Inference, RecordId
from argmap.core.roles import Role, role_at
from argmap.core.tree import Touched, Tree
from argmap.render.theme import Theme
from argmap.ui.canvas.sketch import role_of_new
from argmap.ui.mime import PLACES, QUOTE, places_in, put_places, quote_in
from argmap.ui.new_card import NewCard, Start, signed
from argmap.ui.panels.outline_rows import Row, Rows
from argmap.ui.panels.outline_words import lead_at, spoken_at, step_at, words_at
from argmap.ui.panels.role_icons import role_icon
from argmap.ui.text import shortened, tooltip_text

Index = QModelIndex | QPersistentModelIndex
PLACE = Qt.ItemDataRole.UserRole
LEAD = Qt.ItemDataRole.UserRole + 1  # quiet words before the text: "and", "doubts the step"
TOLD = 600  # characters of a text in its tooltip


class OutlineModel(QAbstractItemModel):
    """Has a row for each place from the start; indexes carry the numbers of rows. While it follows a change, what it
    shows of a card that is gone already is nothing.
    """

    dropped = Signal(object, object, object)  # (place ids or a Quote, Row onto which, Row before or None)

    def __init__(self, tree: Tree, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tree = tree
        self._theme = theme
        self._rows = Rows()
        self._icons: dict[Role, object] = {}
        self._fill(self._rows.root)

    # -- for views

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        below = self.row_of(parent).below
        in_range = 0 <= row < len(below) and column == 0
        return self.createIndex(row, column, below[row].number) if in_range else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # Qt has two of them
        above = self.row_of(index).above
        return self.index_of(above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self.row_of(parent).below)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_of(index)
        if row.card is not None:
            is_mark = role == Qt.ItemDataRole.DecorationRole
            return self._icon(self._role_of_new(row.card, row.typed)) if is_mark else None
        if row.number == 0 or not self._stands(row.place):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words_at(self._tree, row.place)
            case Qt.ItemDataRole.EditRole:
                return self._tree.node(row.place.node_id).text
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(role_at(self._tree, row.place))
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text(shortened(self._tree.node(row.place.node_id).text, TOLD))
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_at(self._tree, row.place)
            case _ if role == PLACE:
                return row.place.id
            case _ if role == LEAD:
                return lead_at(self._tree, row.place)
        return None

    # -- dragging

    def mimeTypes(self) -> list[str]:
        return [PLACES, QUOTE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        put_places(mime, [self.row_of(index).place.id for index in indexes])
        return mime

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Says what was dropped where; the rows move when the map has changed, so the view itself moves nothing."""
        onto = self.row_of(parent)
        before = onto.below[row] if 0 <= row < len(onto.below) else None
        what = places_in(data) or quote_in(data)
        if what:
            self.dropped.emit(what, onto, before)
        return False

    # -- rows

    def row_of(self, index: Index) -> Row:
        """The row behind an index; the root for an invalid one."""
        return self._rows.by_number.get(index.internalId(), self._rows.root) if index.isValid() else self._rows.root

    def index_of(self, row: Row) -> QModelIndex:
        """The index of a row; an invalid one for the root."""
        if row.above is None:
            return QModelIndex()
        return self.createIndex(row.above.below.index(row), 0, row.number)

    def index_of_place(self, place_id: RecordId) -> QModelIndex:
        """The index of a place; an invalid one if it is not on the map."""
        row = self._rows.by_place.get(place_id)
        return self.index_of(row) if row is not None else QModelIndex()

    def open_places(self, is_folded: Callable[[RecordId], bool]) -> list[RecordId]:
        """The places of all lines that are not folded away, in order."""
        return self._rows.open_places(is_folded)

    def _fill(self, start: Row) -> None:
        """Make the rows of everything below a row."""
        waiting = [start]
        while waiting:
            row = waiting.pop()
            row.below = [self._rows.make(place, row) for place in self._places(row)]
            waiting += row.below

    def _places(self, row: Row) -> list[Place]:
        return self._tree.roots() if row.number == 0 else self._tree.children(row.place)

    def _stands(self, place: Place) -> bool:
        return self._tree.place(place.id) is not None

    # -- changes

    def take_change(self, touched: Touched) -> None:
        """Follow a change of the map: only the rows it touched are looked at again."""
        if touched.roots:
            self._read_again(self._rows.root)
        for node_id in touched.rows:
            for row in self._rows.of_node(node_id):
                if row.number in self._rows.by_number:
                    self._read_again(row)
        shown = [row for node_id in touched.cards | touched.rows for row in self._rows.of_node(node_id)]
        for row in {row.number: row for row in [*shown, *self._rows_called_by(touched.steps)]}.values():
            index = self.index_of(row)
            self.dataChanged.emit(index, index)

    def _rows_called_by(self, step_ids: Iterable[RecordId]) -> Iterator[Row]:
        """The rows whose cards the steps give a role: their premises, and down the chain what opposes those."""
        document = self._tree.document
        waiting = list(step_ids)
        while waiting:
            for premise in premises_of(document, waiting.pop()):
                row = self._rows.by_place.get(premise.id)
                if row is not None:
                    yield row
                    below = {step.id: step for one in row.below if (step := step_at(self._tree, one.place)) is not None}
                    waiting += [step_id for step_id, step in below.items() if opposes(step)]

    def dress(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._icons.clear()
        self.layoutChanged.emit()

    def put_card(self, card: NewCard) -> QModelIndex:
        """A row for a card that is being written, where it will stand."""
        above, at = self._spot(card)
        self.beginInsertRows(self.index_of(above), at, at)
        row = self._rows.make(Place("", "", None), above, card)
        above.below.insert(at, row)
        self.endInsertRows()
        return self.index_of(row)

    def note_typed(self, index: Index, text: str) -> None:
        """Say what is being written into a new card's row: a sign at its beginning is its polarity."""
        row = self.row_of(index)
        if row.card is not None:
            row.typed = text
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def take_card(self, row: Row) -> None:
        """Remove the row of a card that was being written, unless what it stood below has gone with it."""
        above = row.above
        if above is not None and row in above.below and (above.number == 0 or above.number in self._rows.by_number):
            self._remove(above, above.below.index(row))

    def _read_again(self, row: Row) -> None:
        wanted = self._places(row) if row.number == 0 or self._stands(row.place) else []
        ids = {place.id for place in wanted}
        for at in reversed(range(len(row.below))):
            if row.below[at].card is None and row.below[at].place.id not in ids:
                self._remove(row, at)
        for at, place in enumerate(wanted):
            if (
                row.number == 0 or row.number in self._rows.by_number
            ):  # a row that stood above it may have taken it along
                self._put_at(row, at, place)

    def _put_at(self, row: Row, at: int, place: Place) -> None:
        present = next((i for i in range(at, len(row.below)) if row.below[i].place.id == place.id), None)
        if present is None:
            self._insert(row, at, place)
            return
        if present != at:
            parent = self.index_of(row)
            self.beginMoveRows(parent, present, present, parent, at)
            row.below.insert(at, row.below.pop(present))
            self.endMoveRows()
        row.below[at].place = place

    def _insert(self, row: Row, at: int, place: Place) -> None:
        elsewhere = self._rows.by_place.get(place.id)
        if elsewhere is not None and elsewhere.above is not None:
            self._remove(elsewhere.above, elsewhere.above.below.index(elsewhere))
        if row.number != 0 and row.number not in self._rows.by_number:
            return
        self.beginInsertRows(self.index_of(row), at, at)
        made = self._rows.make(place, row)
        row.below.insert(at, made)
        self._fill(made)
        self.endInsertRows()

    def _remove(self, row: Row, at: int) -> None:
        self.beginRemoveRows(self.index_of(row), at, at)
        self._rows.forget(row.below.pop(at))
        self.endRemoveRows()

    def _spot(self, card: NewCard) -> tuple[Row, int]:
        """Under which row, and at which position, a new card will stand."""
        beside = self._rows.by_place.get(card.beside_id)
        if card.start in (Start.AFTER, Start.BEFORE, Start.BETWEEN) and beside is not None and beside.above is not None:
            at = beside.above.below.index(beside)
            return beside.above, at + (card.start is Start.AFTER)
        step = self._tree.document.find(Inference, card.beside_id)
        if step is not None and (around := self._rows_around(step.id, card.start)):
            above = around[0].above or self._rows.root
            return above, above.below.index(around[-1]) + 1
        place = self._tree.full_place(card.beside_id) if card.start is Start.UNDER else None
        above = self._rows.by_place.get(place.id, self._rows.root) if place is not None else self._rows.root
        return above, len(above.below)

    def _rows_around(self, step_id: RecordId, start: Start) -> list[Row]:
        """The rows after which a card for a step stands: its premises, and what doubts or backs it already."""
        document = self._tree.document
        steps = [step_id]
        if start is not Start.JOINT:
            steps += [one.id for one in document.where(Inference, "target_inference_id", step_id)]
        places = [premise.id for one in steps for premise in premises_of(document, one)]
        rows = [row for place_id in places if (row := self._rows.by_place.get(place_id)) is not None and row.above]
        above = rows[0].above if rows else None
        return sorted((row for row in rows if row.above is above), key=above.below.index) if above is not None else []

    # -- marks

    def _role_of_new(self, card: NewCard, typed: str) -> Role:
        return role_of_new(self._tree, signed(self._tree.document, card, typed)[0])

    def _icon(self, role: Role) -> object:
        if role not in self._icons:
            self._icons[role] = role_icon(role, self._theme)
        return self._icons[role]
