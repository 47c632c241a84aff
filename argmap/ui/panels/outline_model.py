"""The tree of cards as an item model: what the outline shows and what a screen reader reads."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from argmap.core.graph import Place, opposes, places_of, premises_of
from argmap.core.records import Inference, RecordId
from argmap.core.roles import Role, role_at
from argmap.core.tree import Touched, Tree
from argmap.render.theme import Theme
from argmap.ui.canvas.sketch import role_of_new
from argmap.ui.mime import PLACES, QUOTE, places_in, put_places, quote_in
from argmap.ui.new_card import NewCard, Start, signed
from argmap.ui.panels.outline_lines import Line, Lines, above_line, lines_below, put_line, take_line, with_all_below
from argmap.ui.panels.outline_words import lead_at, spoken_at, step_at, words_at
from argmap.ui.panels.role_icons import role_icon
from argmap.ui.text import shortened, tooltip_text

Index = QModelIndex | QPersistentModelIndex
PLACE = Qt.ItemDataRole.UserRole
LEAD = Qt.ItemDataRole.UserRole + 1  # quiet words before the text: "and", "doubts the step"
TOLD = 600  # characters of a text in its tooltip


class OutlineModel(QStandardItemModel):
    """Has a line for each place, once they are made; a map that has changed much gets another model.

    Qt keeps the tree of lines, as it asks a model for all of it each time a line comes or goes. What a line says is
    read from the map when it is painted; while the model follows a change, that of a card that is gone is nothing.
    """

    dropped = Signal(object, object, object)  # (place ids or a Quote, Place onto which or None, Place before or None)

    def __init__(self, tree: Tree, theme: Theme) -> None:
        super().__init__()
        self._tree = tree
        self._theme = theme
        self._lines = Lines()  # below a line of their own; to hold Qt's own root is to hold freed memory in the end
        self._written: Line | None = None
        self._icons: dict[Role, object] = {}
        self.appendRow(self._lines.root)

    # -- for views

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line_at(index)
        if line is None:
            return None
        if line.card is not None:
            is_mark = role == Qt.ItemDataRole.DecorationRole
            return self._icon(self._role_of_new(line.card, line.typed)) if is_mark else None
        if self._tree.place(line.place.id) is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words_at(self._tree, line.place)
            case Qt.ItemDataRole.EditRole:
                return self._tree.node(line.place.node_id).text
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(role_at(self._tree, line.place))
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text(shortened(self._tree.node(line.place.node_id).text, TOLD))
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_at(self._tree, line.place)
            case _ if role == PLACE:
                return line.place.id
            case _ if role == LEAD:
                return lead_at(self._tree, line.place)
        return None

    # -- dragging

    def mimeTypes(self) -> list[str]:
        return [PLACES, QUOTE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        lines = [line for index in indexes if (line := self.line_at(index)) is not None]
        put_places(mime, [line.place.id for line in lines], self._tree.document)
        return mime

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Says what was dropped where; the lines move when the map has changed, so the view itself moves nothing."""
        onto, before = self.line_at(parent), self.line_at(self.index(row, 0, parent))
        what = places_in(data, self._tree.document) or quote_in(data)
        if what:
            self.dropped.emit(what, onto.place if onto and onto.parent() else None, before and before.place)
        return False

    # -- lines

    def line_at(self, index: Index) -> Line | None:
        """The line behind an index; None for an invalid one."""
        line = self.itemFromIndex(index) if index.isValid() else None
        return line if isinstance(line, Line) else None

    def index_of_place(self, place_id: RecordId) -> QModelIndex:
        """The index of a place; an invalid one if it is not on the map."""
        line = self._lines.by_place.get(place_id)
        return line.index() if line is not None else QModelIndex()

    def lines(self, goes_below: Callable[[Line], bool] = lambda _line: True) -> Iterator[Line]:
        """All lines in order; what is below some not, if so wished."""
        return with_all_below(lines_below(self._lines.root), goes_below)

    def foldable(self) -> list[Line]:
        """All lines that have others below them, in no order."""
        return [line for line in self._lines.by_place.values() if line.hasChildren()]

    def making(self) -> Iterator[None]:
        """Make all lines of the map as it is now, piece by piece."""
        return self._lines.making(self._tree)

    def taken_apart(self) -> Iterator[None]:
        """Let all lines go, piece by piece, when no view shows them any more."""
        yield from self._lines.taken_apart()  # so that the model itself is there until the last

    @property
    def top(self) -> QModelIndex:
        """The index below which the roots of the map stand: the root of a view."""
        return self._lines.root.index()

    # -- changes

    def take_change(self, touched: Touched) -> None:
        """Follow a change of the map: only the lines it touched are looked at again."""
        stands = ((line, self._tree.place(line.place.id)) for line in self._lines_of(touched.rows))
        reading = [(line, self._tree.children(place)) for line, place in stands if place is not None]
        self._read_again(reading + ([(self._lines.root, self._tree.roots())] if touched.roots else []))
        shown = {line.place.id: line for line in self._lines_of(touched.cards | touched.rows)}
        shown |= {line.place.id: line for line in self._lines_called_by(touched.steps)}
        for line in shown.values():
            self.dataChanged.emit(line.index(), line.index())

    def _lines_of(self, node_ids: Iterable[RecordId]) -> list[Line]:
        """Every line that shows one of the nodes, in full or as a "see" line. A root's place has its node's id."""
        document = self._tree.document
        ids = (one for node_id in node_ids for one in {node_id, *(place.id for place in places_of(document, node_id))})
        return [line for one in ids if (line := self._lines.by_place.get(one)) is not None]

    def _lines_called_by(self, step_ids: Iterable[RecordId]) -> Iterator[Line]:
        """The lines whose cards the steps give a role: their premises, and down the chain what opposes those."""
        document = self._tree.document
        waiting = list(step_ids)
        while waiting:
            for premise in premises_of(document, waiting.pop()):
                line = self._lines.by_place.get(premise.id)
                if line is not None:
                    yield line
                    below = (step_at(self._tree, one.place) for one in lines_below(line))
                    waiting += dict.fromkeys(step.id for step in below if step is not None and opposes(step))

    def dress(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._icons.clear()
        self.layoutChanged.emit()

    def put_card(self, card: NewCard) -> QModelIndex:
        """A line for a card that is being written, where it will stand."""
        above, at = self._spot(card)
        self._written = Line(card=card)
        put_line(above, at, self._written)
        return self._written.index()

    def note_typed(self, index: Index, text: str) -> None:
        """Say what is being written into a new card's line: a sign at its beginning is its polarity."""
        line = self.line_at(index)
        if line is not None and line.card is not None:
            line.typed = text
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def take_card(self) -> None:
        """Remove the line of the card that was being written, unless what it stood below has gone with it."""
        if self._written is not None:
            self._remove(self._written)

    def _read_again(self, waiting: list[tuple[Line, list[Place]]]) -> None:
        """Have below each line what is to stand there. What is not wanted goes last: some of it may be."""
        left: list[tuple[Line, Line]] = []
        while waiting:
            above, wanted = waiting.pop()
            ranks = {place.id: float(rank) for rank, place in enumerate(wanted)}
            if self._is_here(above):
                below = lines_below(above)
                left += [(above, line) for line in below if line.card is None and line.place.id not in ranks]
                waiting += [(line, self._tree.children(line.place)) for line in self._put_all(above, wanted)]
                if self._is_here(above):
                    _sort(above, ranks)
        for above, line in left:
            if self._is_here(line) and above_line(line) is above:
                self._remove(line)

    def _put_all(self, above: Line, wanted: list[Place]) -> Iterator[Line]:
        """Have the lines of places stand below another, as they are with all below them; says which are new."""
        for at, place in enumerate(wanted):
            line = self._lines.by_place.get(place.id)
            if line is not None and _stands_below(above, line):
                self._remove(line)  # with all that is read here; it is made anew from where it stands now
                return
            if line is None:
                line = self._lines.by_place[place.id] = Line(place)
                put_line(above, min(at, above.rowCount()), line)
                yield line
            elif above_line(line) is not above:
                put_line(above, min(at, above.rowCount()), take_line(line))
            line.place = place

    def _remove(self, line: Line) -> None:
        for one in with_all_below([line]):
            if self._lines.by_place.get(one.place.id) is one:
                del self._lines.by_place[one.place.id]
            if one is self._written:
                self._written = None
        above_line(line).removeRow(line.row())

    def _is_here(self, line: Line) -> bool:
        return line is self._lines.root or self._lines.by_place.get(line.place.id) is line

    def _spot(self, card: NewCard) -> tuple[Line, int]:
        """Under which line, and at which position, a new card will stand."""
        beside = self._lines.by_place.get(card.beside_id)
        if card.start in (Start.AFTER, Start.BEFORE, Start.BETWEEN) and beside is not None:
            return above_line(beside), beside.row() + (card.start is Start.AFTER)
        step = self._tree.document.find(Inference, card.beside_id)
        if step is not None and (around := self._lines_around(step.id, card.start)):
            return above_line(around[0]), around[-1].row() + 1
        place = self._tree.full_place(card.beside_id) if card.start is Start.UNDER else None
        above = self._lines.by_place.get(place.id, self._lines.root) if place is not None else self._lines.root
        return above, above.rowCount()

    def _lines_around(self, step_id: RecordId, start: Start) -> list[Line]:
        """The lines after which a card for a step stands: its premises, and what doubts or backs it already."""
        document = self._tree.document
        steps = [step_id]
        if start is not Start.JOINT:
            steps += [one.id for one in document.where(Inference, "target_inference_id", step_id)]
        places = [premise.id for one in steps for premise in premises_of(document, one)]
        lines = [line for place_id in places if (line := self._lines.by_place.get(place_id)) is not None]
        return sorted((line for line in lines if above_line(line) is above_line(lines[0])), key=Line.row)

    # -- marks

    def _role_of_new(self, card: NewCard, typed: str) -> Role:
        return role_of_new(self._tree, signed(self._tree.document, card, typed)[0])

    def _icon(self, role: Role) -> object:
        if role not in self._icons:
            self._icons[role] = role_icon(role, self._theme)
        return self._icons[role]


def _sort(above: Line, ranks: dict[RecordId, float]) -> None:
    """Put the lines below one in order; a card that is being written stays behind the one before it."""
    lines, rank = lines_below(above), -1.0
    for line in lines:
        line.rank = rank = ranks.get(line.place.id, rank + 0.5)
    if any(second < first for first, second in pairwise(lines)):
        above.sortChildren(0)


def _stands_below(line: QStandardItem | None, other: Line) -> bool:
    """Whether a line is another, or stands anywhere below it."""
    while line is not None and line is not other:
        line = line.parent()
    return line is not None
