"""The outline: the whole map as a tree of lines, a full editor, and the way of a screen reader."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from argmap.core import edits
from argmap.core.anchoring import Quote
from argmap.core.change import Change
from argmap.core.graph import Place
from argmap.core.records import Node, RecordId
from argmap.core.tree import Touched
from argmap.ui.branch_edits import move_branches
from argmap.ui.context import MapContext
from argmap.ui.idling import Idling
from argmap.ui.panels.outline_delegate import LARGE, OutlineDelegate
from argmap.ui.panels.outline_drops import edit_of_drop
from argmap.ui.panels.outline_lines import lines_below, with_all_below
from argmap.ui.panels.outline_model import PLACE, OutlineModel
from argmap.ui.panels.outline_view import OutlineView
from argmap.ui.panels.outline_writing import OutlineWriting
from argmap.ui.panes import Pane, Subject

FEW = 500  # folds that are taken up one by one
MOST_TOLD = 200  # selected lines; of more the view is told nothing: it looks through them for each line that it paints
OUTSIDE = 0.45  # of a line's strength, where it is not in what the map shows


class OutlinePanel(QWidget):
    """Shows the map as lines; shares selection and folds with it."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.model = self._next = OutlineModel(context.tree, context.theme)
        self.view = OutlineView()
        self.view.setAccessibleName(self.tr("Outline of the map"))
        self._delegate = OutlineDelegate(self.view, context.theme)
        self._is_selecting = False
        self._is_behind = False  # the lines are being made anew, or stand ready until nobody writes into one
        self._folded = context.view_state.folded
        self._writing = OutlineWriting(context, self.view, self._delegate, lambda: self.model, self._quietly)
        self.making = Idling(self)
        self._delegate.fit_to(context.document.count(Node))
        self.view.setItemDelegate(self._delegate)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 0, 0)
        column.addWidget(self.view)
        self._delegate.strength = self._strength
        self._delegate.is_selected = lambda place_id: place_id in context.selection.held
        self._connect()
        self._make_lines()

    @property
    def key_widgets(self) -> tuple[QWidget, ...]:
        """Where plain letters are commands."""
        return (self.view,)

    @property
    def is_behind(self) -> bool:
        """Whether the lines are not those of the map yet: a large one's are made while the window rests."""
        return self._is_behind

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view.bring_into_view(self.view.currentIndex())

    def _connect(self) -> None:
        context, view = self.context, self.view
        context.changed.connect(self._take_change)
        context.selection.changed.connect(self._show_selection)
        context.view_state.folds_changed.connect(self._show_folds)
        for narrowing in (context.focus, context.filtering):
            narrowing.changed.connect(view.viewport().update)
        context.reveal_requested.connect(self._reveal)
        context.appearance_changed.connect(self._dress)
        view.all_wanted.connect(self._select_all)
        view.expanded.connect(lambda index: self._fold(index, False))
        view.collapsed.connect(lambda index: self._fold(index, True))
        view.doubleClicked.connect(lambda index: self._writing.begin_edit(index.data(PLACE)))
        view.customContextMenuRequested.connect(self._ask_for_menu)
        view.got_keyboard.connect(lambda: context.set_active_pane(Pane.OUTLINE))
        self.making.ended.connect(self._take_lines)
        self._writing.over.connect(self._end_writing)

    # -- following the map

    def _take_change(self, change: Change, touched: Touched) -> None:
        self._delegate.fit_to(self.context.document.count(Node))
        if self._is_behind or len(touched.cards | touched.rows) > LARGE:
            self._make_lines()
            return
        with self._quietly(), self._writing.going_on():
            self.model.take_change(touched)
        self._show_selection()

    def _make_lines(self) -> None:
        """Make all lines: at once if they are few, else while the window has nothing else to do."""
        if self._next is not self.model:
            self.context.stepping.free(self._next.taken_apart())
        self._next = OutlineModel(self.context.tree, self.context.theme)
        self._is_behind = True
        if self.context.document.count(Node) > LARGE:
            self.making.start(self._next.making())
            return
        self.making.stop()
        deque(self._next.making(), 0)
        self._take_lines()

    def _take_lines(self) -> None:
        """Show the lines that were made, once nobody writes into one of those that are there."""
        if not self._is_behind or self.making.is_at_work or self._writing.is_at_work:
            return
        self._is_behind = False
        old, self.model = self.model, self._next
        self.view.setModel(self.model)
        self.view.setRootIndex(self.model.top)
        self.view.unfold_all(self.model.foldable(), self.context.view_state.folded)
        self.view.selectionModel().selectionChanged.connect(self._select)
        self.model.rowsInserted.connect(self._expand_inserted)
        self.model.dropped.connect(self._take_drop)
        self._show_selection()
        self.view.bring_into_view(self.view.currentIndex())
        self.context.stepping.free(old.taken_apart())
        if self._delegate.is_even:
            self.context.stepping.spare()

    def _end_writing(self) -> None:
        if not self._writing.is_at_work:  # else it goes on in another line
            self._show_selection()
        self._take_lines()

    def let_go(self) -> Iterator[None]:
        """Show nothing any more; the lines go as the answer is drawn from."""
        self.making.stop()
        self.view.setModel(None)
        return chain(self.model.taken_apart(), self._next.taken_apart())

    def _strength(self, place_id: RecordId) -> float:
        """What is not in the branch that alone is shown steps back, and what the filter does not pick out."""
        place = self.context.tree.place(place_id)
        if place is None or not self.context.focus.holds(place_id):
            return OUTSIDE
        return max(OUTSIDE, self.context.filtering.strength(place))

    def _dress(self) -> None:
        self._delegate.theme = self.context.theme
        self.model.dress(self.context.theme)

    def _show_folds(self) -> None:
        """Take up what is folded now: the changed lines, or all if those are many."""
        folded = self.context.view_state.folded
        changed, self._folded = folded ^ self._folded, folded
        if len(changed) > FEW:
            self.view.unfold_all(self.model.foldable(), folded)
        else:
            indexes = map(self.model.index_of_place, changed)
            self.view.unfold((line for one in indexes if (line := self.model.line_at(one)) is not None), folded)

    def _expand_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        above = self.model.line_at(parent)
        if above is not None:
            lines = [above, *with_all_below(lines_below(above)[first : last + 1])]
            self.view.unfold(lines, self.context.view_state.folded)

    def _fold(self, index: QModelIndex, folded: bool) -> None:
        self.context.view_state.fold([index.data(PLACE)], folded)

    def _reveal(self, place_id: RecordId) -> None:
        index = self.model.index_of_place(place_id)
        if index.isValid() and self.context.selection.current == place_id:
            self.view.bring_into_view(index)

    # -- selection

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """What is selected or becomes current meanwhile is no wish of the hand's."""
        before, self._is_selecting = self._is_selecting, True
        yield
        self._is_selecting = before

    def _select(self, added: QItemSelection, taken: QItemSelection) -> None:
        if self._is_selecting:
            return
        if self.view.is_toggling and len(self.context.selection.cards) > MOST_TOLD:
            for index in [*added.indexes(), *taken.indexes()]:
                self.context.selection.toggle(index.data(PLACE))
            return
        chosen = [place_id for index in self.view.selectedIndexes() if (place_id := index.data(PLACE)) is not None]
        if chosen:
            self._choose(chosen)
            self.context.reveal_requested.emit(self.context.selection.current)

    def _select_all(self) -> None:
        is_folded = self.context.view_state.is_folded
        lines = self.model.lines(lambda line: not is_folded(line.place.id))
        self._choose([line.place.id for line in lines if line.card is None])

    def _choose(self, place_ids: list[RecordId]) -> None:
        """Select these, the line that has the keyboard last."""
        current = self.view.currentIndex().data(PLACE)
        last = [current] if current in place_ids else []
        self.context.selection.select_cards([one for one in place_ids if one not in last] + last)

    def _show_selection(self) -> None:
        cards, selection = self.context.selection.cards, QItemSelection()
        for index in map(self.model.index_of_place, cards if len(cards) <= MOST_TOLD else ()):
            if index.isValid():
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        current = self.model.index_of_place(cards[-1]) if cards else QModelIndex()
        with self._quietly():
            self.view.selectionModel().select(selection, flags.ClearAndSelect)
            if current.isValid() and not self._writing.is_at_work:  # Qt would close the field in another line
                self.view.selectionModel().setCurrentIndex(current, flags.NoUpdate)
        self.view.viewport().update()

    def _ask_for_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        self.context.set_active_pane(Pane.OUTLINE)
        subject = Subject.CARD if index.isValid() else Subject.CANVAS
        self.context.menu_requested.emit(subject, self.view.viewport().mapToGlobal(point))

    # -- dropping

    def _take_drop(self, what: Quote | list[RecordId], onto: Place | None, before: Place | None) -> None:
        if not self.context.is_editable:
            return
        if not isinstance(what, Quote):
            move_branches(self.context, edit_of_drop(self.context.document, what, onto, before), what)
        elif onto is not None and self.context.perform(edits.link_passage, onto.node_id, what):
            self.context.quote_used.emit(what)
