"""Brings a comment into view: its card or step is selected, and the list knows which one it is."""

from argmap.core.records import Comment
from argmap.ui.context import MapContext


def show_comment(context: MapContext, comment: Comment) -> None:
    """Select what a comment is on, and bring that into view."""
    if comment.inference_id is not None:
        context.selection.select_step(comment.inference_id)
        context.reveal_requested.emit(comment.inference_id)
    else:
        place = context.tree.full_place(comment.node_id or "")
        if place is not None:
            context.show(place.id)
    context.shown_comment_id = comment.id
    context.comment_shown.emit()
