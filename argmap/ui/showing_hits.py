"""Brings what was found into view: in the map, or in the source."""

from argmap.core.anchoring import Quote
from argmap.core.excerpts import densest
from argmap.core.records import Comment, Inference, Node, Passage, PassageLink, RecordId, Source, SourceText
from argmap.storage.search import Hit
from argmap.ui.context import MapContext
from argmap.ui.found_lines import LENGTH
from argmap.ui.panes import Pane


def pane_of(hit: Hit) -> Pane:
    """Where a hit is to be seen."""
    return Pane.READER if isinstance(hit.record, Passage | Source | SourceText) else Pane.MAP


def show_hit(context: MapContext, hit: Hit) -> None:
    """Bring what was found into view: the card or step it is, or the one it hangs on, or the place in the source."""
    document = context.document
    one = document.find(type(hit.record), hit.record.id)
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
            places = hit.marks()[0][1]
            context.show_words(Quote(one.id, *densest(one.text, places, LENGTH)), places)


def _show_node(context: MapContext, node_id: RecordId) -> None:
    place = context.tree.full_place(node_id)
    if place is not None:
        context.show(place.id)
