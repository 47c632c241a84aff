"""Finds cards, quotes and sources in one open map, and shows them. The index is built on a thread, after the paint."""

from PySide6.QtCore import QObject

from argmap.core.anchoring import Quote
from argmap.core.change import Change
from argmap.core.excerpts import excerpt
from argmap.core.records import Comment, Inference, Node, Passage, PassageLink, RecordId, Source, SourceText
from argmap.core.tree import Touched
from argmap.storage.search import Hit as Found
from argmap.storage.search import SearchIndex
from argmap.ui.context import MapContext
from argmap.ui.panes import Pane
from argmap.ui.search_field import Hit
from argmap.ui.tasks import Tasks
from argmap.ui.text import isolated

SHOWN = 60  # characters of a hit
MOST = 50  # hits in the list


class Finder(QObject):
    """Answers the search field for one map, and shows hit after hit."""

    def __init__(self, context: MapContext, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._index = SearchIndex()
        self._is_built = False
        self._missed: list[Change] = []
        self._query = ""
        self._shown = -1
        context.changed.connect(self._take_change)
        records = list(context.document.records())
        title = self.tr("Preparing the search…")
        self._task = tasks.start(title, lambda _: self._index.build(records), self._take_index)

    def hits(self, query: str) -> list[Hit]:
        """What the search field lists; until the index is there, nothing."""
        self._query, self._shown = query, -1
        found = self._find()
        return [self._hit(index, one) for index, one in enumerate(found)]

    def show_next(self) -> bool:
        """Show the hit after the last one shown; False if nothing was searched for yet, or nothing is found."""
        found = self._find() if self._query else []
        if found:
            self._show(found, (self._shown + 1) % len(found))
        return bool(found)

    def close(self) -> None:
        self._task.cancel()
        if self._is_built:
            self._index.close()

    def _find(self) -> list[Found]:
        return self._index.find(self._query, MOST) if self._is_built else []

    def _hit(self, index: int, found: Found) -> Hit:
        return Hit(self._words(found), self._detail(found), lambda: self._show(self._find(), index))

    def _show(self, found: list[Found], index: int) -> None:
        if index < len(found):
            self._shown = index
            show_record(self._context, found[index])

    def _words(self, found: Found) -> str:
        """The words around what was found."""
        field, places = found.marks()[0]
        return isolated("".join(words for words, _ in excerpt(getattr(found.record, field), places, SHOWN)))

    def _detail(self, found: Found) -> str:
        names = {
            Node: self.tr("card"),
            Inference: self.tr("step"),
            Comment: self.tr("comment"),
            Passage: self.tr("quote"),
            Source: self.tr("source"),
            SourceText: self.tr("source"),
        }
        return names[found.kind.record_type]

    def _take_index(self, _none: object) -> None:
        self._is_built = True
        for change in self._missed:
            self._index.update(change, self._context.document)
        self._missed.clear()

    def _take_change(self, change: Change, _touched: Touched) -> None:
        if self._is_built:
            self._index.update(change, self._context.document)
        else:
            self._missed.append(change)


def show_record(context: MapContext, found: Found) -> None:
    """Bring what was found into view: the card or step it is, or the one it hangs on, or the place in the source."""
    document = context.document
    one = document.find(type(found.record), found.record.id)
    match one:
        case Node():
            _show_node(context, one.id)
        case Inference():
            context.selection.select_step(one.id)
            context.reveal_requested.emit(one.id)
        case Comment(node_id=str(node_id)):
            _show_node(context, node_id)
        case Comment(inference_id=str(inference_id)):
            context.selection.select_step(inference_id)
            context.reveal_requested.emit(inference_id)
        case Passage():
            context.show_passage(one.id)
            for link in document.where(PassageLink, "passage_id", one.id):
                if link.node_id is not None:
                    _show_node(context, link.node_id)
                    return
        case Source():
            texts = document.where(SourceText, "source_id", one.id)
            context.focus_requested.emit(Pane.READER)
            context.show_source(max(texts, key=lambda text: text.version).id if texts else None)
        case SourceText():
            context.show_words(Quote(one.id, *found.marks()[0][1][0]))


def _show_node(context: MapContext, node_id: RecordId) -> None:
    place = context.tree.full_place(node_id)
    if place is not None:
        context.show(place.id)
