"""Writing in the outline: the field in a line, and what comes of it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractItemDelegate

from argmap.core.anchoring import words_of
from argmap.core.records import RecordId
from argmap.ui.canvas.editor import CardEditor, Ending
from argmap.ui.context import MapContext
from argmap.ui.new_card import NewCard, Start
from argmap.ui.panels.outline_delegate import OutlineDelegate, ends_with_words
from argmap.ui.panels.outline_lines import Line
from argmap.ui.panels.outline_model import Index, OutlineModel
from argmap.ui.panels.outline_view import OutlineView
from argmap.ui.panes import Pane
from argmap.ui.written import finish_card, give_up, rewrite_card, with_a_place


class OutlineWriting(QObject):
    """At most one field at a time. `over`: it was left, and what was written is in the map or given up."""

    over = Signal()

    def __init__(
        self,
        context: MapContext,
        view: OutlineView,
        delegate: OutlineDelegate,
        model: Callable[[], OutlineModel],
        quietly: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """`model` is that of the view now; what is done `quietly` is no wish to select anything."""
        super().__init__(view)
        self._context, self._view, self._delegate = context, view, delegate
        self._model, self._quietly = model, quietly
        self._line: Line | None = None
        context.new_card_requested.connect(self.begin_new)
        context.edit_requested.connect(self.begin_edit)
        delegate.ended.connect(self._end)
        delegate.typed.connect(self._take_typed)

    @property
    def is_at_work(self) -> bool:
        """Whether a line is being written."""
        return self._line is not None

    def begin_new(self, card: NewCard) -> None:
        """Open a line for a card that is not in the map yet, if the keyboard is in the outline."""
        if card.start is Start.TRAY or self._context.editor_pane is not Pane.OUTLINE:
            return
        self._delegate.end_writing()
        words = words_of(self._context.document, card.quote) if card.quote is not None else ""
        self._delegate.placeholder = " ".join(words.split())
        self._open(self._model().put_card(card))

    def begin_edit(self, place_id: RecordId | None) -> None:
        """Open the line of a card for its text."""
        is_here = self._context.editor_pane is Pane.OUTLINE or self._view.hasFocus()
        if place_id is None or not is_here or not self._context.is_editable:
            return
        self._delegate.end_writing()
        index = self._model().index_of_place(place_id)
        if index.isValid():
            self._delegate.placeholder = ""
            self._open(index)

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """While the lines change: what is being written goes on in another line if its own goes."""
        editor, line = self._delegate.editor, self._line
        if editor is None or line is None:
            yield
            return
        text, is_untouched, self._line = editor.text(), editor.is_untouched, None
        yield
        if self._delegate.is_writing:
            self._line = line
            return
        self._view.forget_editor()
        if not is_untouched:
            self._open(self._line_for(line), text)

    def _line_for(self, gone: Line) -> QModelIndex:
        """Where the card stands now, or one for the tray."""
        model, document = self._model(), self._context.document
        if gone.card is not None:
            model.take_card()
            return model.put_card(with_a_place(document, gone.card))
        place = self._context.tree.full_place(gone.place.node_id)
        index = model.index_of_place(place.id) if place is not None else QModelIndex()
        return index if index.isValid() else model.put_card(NewCard(Start.TRAY, node_id=gone.place.node_id))

    def _open(self, index: QModelIndex, typed: str = "") -> None:
        """Open the field in a line; with what was typed in another one before, if anything was."""
        self._line = self._model().line_at(index)
        with self._quietly():
            self._view.setCurrentIndex(index)
        self._view.edit(index)
        if self._delegate.editor is not None:
            self._delegate.editor.go_on_with(typed)
        self._delegate.sizeHintChanged.emit(index)
        self._view.bring_into_view(index)

    def _take_typed(self, index: Index, text: str) -> None:
        self._model().note_typed(index, text)
        self._view.bring_into_view(index)

    def _end(self, editor: CardEditor, how: Ending) -> None:
        line = self._line
        if line is None or editor is not self._delegate.editor:  # it went with its line
            return
        self._line = None
        text, is_touched = editor.text(), not editor.is_untouched
        self._view.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if line.card is not None:
            self._end_new(line.card, text, how)
        else:
            self._end_edit(line.place.id, line.place.node_id, text if is_touched else None, how)
        if how is not Ending.AWAY and self._line is None:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.over.emit()

    def _end_new(self, card: NewCard, text: str, how: Ending) -> None:
        with self._quietly():
            self._model().take_card()
        if not ends_with_words(how, text):
            give_up(self._context, card)
            return
        made = finish_card(self._context, card, text)
        if made is None and text.strip():
            self._open(self._model().put_card(card), text)  # a message says why
        else:
            self._go_on(how, made)

    def _end_edit(self, place_id: RecordId, node_id: RecordId, text: str | None, how: Ending) -> None:
        """`text` is None if nobody has touched it: then it is left to who changed the card meanwhile."""
        index = self._model().index_of_place(place_id)
        self._delegate.sizeHintChanged.emit(index)
        if text is not None and ends_with_words(how, text) and not rewrite_card(self._context, node_id, text):
            self._open(index, text)
        else:
            self._go_on(how, place_id)

    def _go_on(self, how: Ending, place_id: RecordId | None) -> None:
        """Tab goes on to a card below the one that was written."""
        place = self._context.tree.place(place_id) if place_id is not None else None
        if how is Ending.CHILD and place is not None:
            self.begin_new(NewCard(Start.UNDER, beside_id=place.node_id))
