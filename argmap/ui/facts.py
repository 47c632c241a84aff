"""Reads off an open map the facts that decide which actions are enabled."""

from argmap.core.document import Document
from argmap.core.graph import Place
from argmap.core.records import Inference, Passage, PassageLink, PassageState, Premise, RecordId, Source, SourceText
from argmap.core.versions import has_pages
from argmap.ui.context import MapContext
from argmap.ui.label_words import words_for
from argmap.ui.situation import Situation


def situation_of(context: MapContext) -> Situation:
    """The facts of this moment."""
    document, place, step = context.document, context.current_place, context.selection.step
    node = context.tree.node(place.node_id) if place is not None else None
    in_review, top = context.review.current, context.focus.place
    return Situation(
        has_map=not context.is_glimpse,
        is_glimpsed=context.is_glimpse,
        is_editable=context.is_editable,
        is_empty=not document.root_ids,
        cards=len(context.selection.cards),
        has_step=step is not None,
        is_placed=place is not None and place.id not in document.tray_ids,
        is_premise=place is not None and place.inference_id is not None,
        is_joint=place is not None and _is_joint(document, place),
        is_question=node is not None and node.kind == "question",
        has_below=node is not None and bool(document.where(Inference, "target_node_id", node.id)),
        is_narrowed=top is not None,
        is_top=top is not None and top == place,
        is_filtered=context.filtering.is_open,
        has_matches=context.filtering.found is not None and context.filtering.found.count > 0,
        shows_overview=context.preferences.shows_overview,
        shows_standings=context.preferences.shows_standings,
        shows_strengths=context.preferences.shows_strengths,
        is_supposing=context.judging is not None and context.judging.supposed is not None,
        has_passages=not context.is_glimpse and _has_passages(document, node.id if node is not None else None, step),
        has_quote=context.reader_quote is not None,
        has_sources=document.count(Source) > 0,
        marks_indicators=context.preferences.marks_indicators,
        has_pages=has_pages(document.find(SourceText, context.source_text_id or "")),
        doubts=len(context.review.passages),
        moved=sum(passage.state is PassageState.MOVED for passage in context.review.passages),
        is_found=in_review is not None and in_review.start is not None,
        has_older=in_review is not None and document.find(Passage, in_review.found_from or "") is not None,
        is_walked=context.walk is not None,
        is_exercise=context.exercising is not None,
        undo=words_for(context.session.undo_label),
        redo=words_for(context.session.redo_label),
        layout=context.view_state.layout,
        theme=context.preferences.theme,
    )


def _is_joint(document: Document, place: Place) -> bool:
    return place.inference_id is not None and len(document.where(Premise, "inference_id", place.inference_id)) > 1


def _has_passages(document: Document, node_id: RecordId | None, inference_id: RecordId | None) -> bool:
    if node_id is not None:
        return bool(document.where(PassageLink, "node_id", node_id))
    return inference_id is not None and bool(document.where(PassageLink, "inference_id", inference_id))
