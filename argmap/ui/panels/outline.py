"""The outline: the whole map as a tree of lines, a full editor, and the way of a screen reader."""

from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QVBoxLayout, QWidget

from argmap.core import edits
from argmap.core.anchoring import Quote, words_of
from argmap.core.change import Change
from argmap.core.records import Inference, Node, RecordId
from argmap.core.tree import Touched
from argmap.session import Edit
from argmap.ui.branch_edits import move_branches
from argmap.ui.canvas.editor import CardEditor, Ending
from argmap.ui.context import MapContext
from argmap.ui.new_card import NewCard, Start
from argmap.ui.panels.outline_delegate import OutlineDelegate, ends_with_words
from argmap.ui.panels.outline_model import PLACE, Index, OutlineModel
from argmap.ui.panels.outline_rows import Row
from argmap.ui.panels.outline_view import OutlineView
from argmap.ui.panes import Pane, Subject

FEW = 500  # folds that are taken up one by one
MOST_TOLD = 200  # selected lines; of more the view is told nothing: it looks through them for each line that it paints
OUTSIDE = 0.45  # of a line's strength, where it is not in what the map shows


class OutlinePanel(QWidget):
    """Shows the map as lines; shares selection and folds with it."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.model = OutlineModel(context.tree, context.theme, self)
        self.view = OutlineView()
        self.view.setAccessibleName(self.tr("Outline of the map"))
        self._delegate = OutlineDelegate(self.view, context.theme)
        self._is_selecting = False
        self._is_folding = False
        self._folded = context.view_state.folded
        self._edited: Row | None = None
        self._delegate.fit_to(context.document.count(Node))
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 0, 0)
        column.addWidget(self.view)
        self._delegate.strength = self._strength
        self._delegate.is_selected = lambda place_id: place_id in context.selection.held
        self._connect()
        self._is_folding = True
        self._expand(QModelIndex())
        self._is_folding = False
        self._show_selection()

    @property
    def key_widgets(self) -> tuple[QWidget, ...]:
        """Where plain letters are commands."""
        return (self.view,)

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
        context.new_card_requested.connect(self._begin_new)
        context.edit_requested.connect(self._begin_edit)
        context.appearance_changed.connect(self._dress)
        view.selectionModel().selectionChanged.connect(self._select)
        view.all_wanted.connect(self._select_all)
        view.expanded.connect(lambda index: self._fold(index, False))
        view.collapsed.connect(lambda index: self._fold(index, True))
        view.doubleClicked.connect(lambda index: self._begin_edit(index.data(PLACE)))
        view.customContextMenuRequested.connect(self._ask_for_menu)
        view.got_keyboard.connect(lambda: context.set_active_pane(Pane.OUTLINE))
        self.model.rowsInserted.connect(self._expand_inserted)
        self.model.dropped.connect(self._take_drop)
        self._delegate.ended.connect(self._end_editing)
        self._delegate.typed.connect(self._take_typed)

    # -- following the map

    def _take_change(self, change: Change, touched: Touched) -> None:
        self._is_selecting = True
        self._delegate.fit_to(self.context.document.count(Node))
        self.model.take_change(touched)
        self._is_selecting = False
        self._show_selection()

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
        self._is_folding = True
        if len(changed) > FEW:
            self._expand(QModelIndex())
        else:
            for index in map(self.model.index_of_place, changed):
                self._unfold(index, index.data(PLACE) not in folded)
        self._is_folding = False

    def _unfold(self, index: QModelIndex, is_open: bool) -> None:
        if index.isValid():
            self.view.setExpanded(index, is_open)
            if is_open:
                self._expand(index)

    def _expand_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        was_folding, self._is_folding = self._is_folding, True
        for at in range(first, last + 1):
            index = self.model.index(at, 0, parent)
            if not self.context.view_state.is_folded(index.data(PLACE) or ""):
                self.view.setExpanded(index, True)
                self._expand(index)
        if not self.context.view_state.is_folded(parent.data(PLACE) or ""):
            self.view.setExpanded(parent, True)
        self._is_folding = was_folding

    def _expand(self, start: QModelIndex) -> None:
        """Unfold everything below that the map does not have folded."""
        waiting = [start]
        while waiting:
            parent = waiting.pop()
            for at in range(self.model.rowCount(parent)):
                index = self.model.index(at, 0, parent)
                is_open = not self.context.view_state.is_folded(index.data(PLACE) or "")
                if self.model.hasChildren(index):
                    self.view.setExpanded(index, is_open)
                    if is_open:
                        waiting.append(index)

    def _fold(self, index: QModelIndex, folded: bool) -> None:
        if not self._is_folding:
            self.context.view_state.fold([index.data(PLACE)], folded)

    def _reveal(self, place_id: RecordId) -> None:
        index = self.model.index_of_place(place_id)
        if index.isValid() and self.context.selection.current == place_id:
            self.view.bring_into_view(index)

    # -- selection

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
        self._choose(self.model.open_places(self.context.view_state.is_folded))

    def _choose(self, place_ids: list[RecordId]) -> None:
        """Select these, the line that has the keyboard last."""
        current = self.view.currentIndex().data(PLACE)
        last = [current] if current in place_ids else []
        self.context.selection.select_cards([one for one in place_ids if one not in last] + last)

    def _show_selection(self) -> None:
        self._is_selecting = True
        cards, selection = self.context.selection.cards, QItemSelection()
        for index in map(self.model.index_of_place, cards if len(cards) <= MOST_TOLD else ()):
            if index.isValid():
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().select(selection, flags.ClearAndSelect)
        current = self.model.index_of_place(cards[-1]) if cards else QModelIndex()
        if current.isValid():
            self.view.selectionModel().setCurrentIndex(current, flags.NoUpdate)
        self.view.viewport().update()
        self._is_selecting = False

    def _ask_for_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        self.context.set_active_pane(Pane.OUTLINE)
        subject = Subject.CARD if index.isValid() else Subject.CANVAS
        self.context.menu_requested.emit(subject, self.view.viewport().mapToGlobal(point))

    # -- writing

    def _begin_new(self, card: NewCard) -> None:
        if card.start is Start.TRAY or self.context.editor_pane is not Pane.OUTLINE:
            return
        quote = card.quote
        self._delegate.placeholder = (
            " ".join(words_of(self.context.document, quote).split()) if quote is not None else ""
        )
        self._open_editor(self.model.put_card(card))

    def _begin_edit(self, place_id: RecordId | None) -> None:
        is_here = self.context.editor_pane is Pane.OUTLINE or self.view.hasFocus()
        if place_id is None or not is_here or not self.context.is_editable:
            return
        index = self.model.index_of_place(place_id)
        if index.isValid():
            self._delegate.placeholder = ""
            self._open_editor(index)

    def _open_editor(self, index: QModelIndex) -> None:
        self._edited = self.model.row_of(index)
        self._is_selecting = True
        self.view.setCurrentIndex(index)
        self._is_selecting = False
        self.view.edit(index)
        self._delegate.sizeHintChanged.emit(index)
        self.view.bring_into_view(index)

    def _take_typed(self, index: Index, text: str) -> None:
        self.model.note_typed(index, text)
        self.view.bring_into_view(index)

    def _end_editing(self, editor: CardEditor, how: Ending) -> None:
        row, self._edited = self._edited, None
        text = editor.text()
        self.view.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if row is None:
            return
        if row.card is not None:
            self._end_new(row, row.card, text, how)
        else:
            self._delegate.sizeHintChanged.emit(self.model.index_of_place(row.place.id))
            node = self.context.document.find(Node, row.place.node_id)
            if node is not None and ends_with_words(how, text) and text != node.text:
                self.context.perform(edits.edit_text, row.place.node_id, text)
            self._go_on(how, row.place.id)
        if how is not Ending.AWAY and self._edited is None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_new(self, row: Row, card: NewCard, text: str, how: Ending) -> None:
        self._is_selecting = True
        self.model.take_card(row)
        self._is_selecting = False
        if ends_with_words(how, text):
            made = self.context.finish(card, text)
            self._go_on(how, made)
        else:
            self.context.cancel(card)
            self._show_selection()

    def _go_on(self, how: Ending, place_id: RecordId | None) -> None:
        """Tab goes on to a card below the one that was written."""
        place = self.context.tree.place(place_id) if place_id is not None else None
        if how is Ending.CHILD and place is not None:
            self._begin_new(NewCard(Start.UNDER, beside_id=place.node_id))

    # -- dropping

    def _take_drop(self, what: Quote | list[RecordId], onto: Row, before: Row | None) -> None:
        if not self.context.is_editable:
            return
        if isinstance(what, Quote):
            if onto.place.node_id and self.context.perform(edits.link_passage, onto.place.node_id, what):
                self.context.quote_used.emit(what)
            return
        if onto.place.node_id:
            step_id, target_id = self._step_before(onto, before), onto.place.node_id
            edit: Edit = partial(edits.move_under, place_ids=what, target_id=target_id, before=step_id)
        else:
            before_id = before.place.node_id if before is not None else None
            edit = partial(edits.move_to_root, place_ids=what, before=before_id)
        move_branches(self.context, edit, what)

    def _step_before(self, onto: Row, before: Row | None) -> RecordId | None:
        """The step before which a dropped card will stand: that of the row it was dropped above, if it is a sibling."""
        if before is None or before.place.inference_id is None:
            return None
        step = self.context.document.find(Inference, before.place.inference_id)
        return step.id if step is not None and step.target_node_id == onto.place.node_id else None
