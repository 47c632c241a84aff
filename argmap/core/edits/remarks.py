"""Edits of what people say about cards and steps: comments and ratings."""

from dataclasses import replace
from datetime import UTC, datetime

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.parts import node_or_step, require
from argmap.core.errors import EditRefused
from argmap.core.ids import NewId, new_id
from argmap.core.records import Comment, Dimension, Node, Rating, RecordId
from argmap.core.values import values_that_fit


def comment(
    document: Document,
    target_id: RecordId,
    text: str,
    author: str = "",
    created: str | None = None,
    new_id: NewId = new_id,
) -> Change:
    """Pin a remark to a card or a step. `created` is ISO 8601 in UTC; without it, now."""
    if not text.strip():
        raise EditRefused("Type the comment first.")
    draft = Draft(document)
    node_id, inference_id = node_or_step(draft, target_id)
    when = created or datetime.now(UTC).isoformat(timespec="seconds")
    with values_that_fit():
        draft.put(Comment(new_id(), node_id, inference_id, author, text, when))
    return draft.change(Label.COMMENT)


def resolve_comment(document: Document, comment_id: RecordId, resolved: bool = True) -> Change:
    """Mark a comment as dealt with, or as open again."""
    draft = Draft(document)
    draft.put(replace(require(draft, Comment, comment_id), resolved=resolved))
    return draft.change(Label.RESOLVE_COMMENT)


def remove_comment(document: Document, comment_id: RecordId) -> Change:
    draft = Draft(document)
    draft.remove(require(draft, Comment, comment_id))
    return draft.change(Label.REMOVE_COMMENT)


def rate(
    document: Document,
    target_id: RecordId,
    dimension: Dimension,
    value: float,
    rater: str = "",
    note: str = "",
    new_id: NewId = new_id,
) -> Change:
    """One rater's judgement of a card or a step, from 0 (not at all) to 1 (fully); it replaces their earlier one."""
    if not 0 <= value <= 1:
        raise EditRefused(f"A rating lies between 0 and 1, not at {value:g}.")
    draft = Draft(document)
    node_id, inference_id = node_or_step(draft, target_id)
    earlier = _earlier(draft, node_id, inference_id, dimension, rater)
    node = draft.find(Node, node_id) if node_id is not None else None
    with values_that_fit():
        draft.put(
            Rating(
                id=earlier.id if earlier is not None else new_id(),
                node_id=node_id,
                inference_id=inference_id,
                rater=rater,
                dimension=dimension,
                value=value,
                note=note,
                text_at_rating=node.text if node is not None else "",
            )
        )
    return draft.change(Label.RATE)


def _earlier(
    draft: Draft, node_id: RecordId | None, inference_id: RecordId | None, dimension: Dimension, rater: str
) -> Rating | None:
    field, target_id = ("node_id", node_id) if node_id is not None else ("inference_id", inference_id)
    ratings = draft.where(Rating, field, target_id or "")
    return next((one for one in ratings if (one.dimension, one.rater) == (dimension, rater)), None)
