"""Edits of what people say about cards and steps: comments and ratings."""

from dataclasses import replace
from datetime import UTC, datetime

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.draft import Draft
from argmap.core.edits.parts import node_or_step, require
from argmap.core.errors import EditRefused
from argmap.core.ids import NewId, new_id
from argmap.core.judged import judged_words
from argmap.core.records import Comment, Dimension, Rating, RecordId
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
    _refuse_empty(text)
    draft = Draft(document)
    node_id, inference_id = node_or_step(draft, target_id)
    when = created or datetime.now(UTC).isoformat(timespec="seconds")
    with values_that_fit():
        draft.put(
            Comment(id=new_id(), node_id=node_id, inference_id=inference_id, author=author, text=text, created=when)
        )
    return draft.change(Label.COMMENT)


def edit_comment(document: Document, comment_id: RecordId, text: str) -> Change:
    """Give a comment other words; who wrote it, and when, stays."""
    _refuse_empty(text)
    draft = Draft(document)
    with values_that_fit():
        draft.put(replace(require(draft, Comment, comment_id), text=text))
    return draft.change(Label.EDIT_COMMENT)


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
    """One rater's judgement of a card or a step, from 0 (not at all) to 1 (fully); it replaces their earlier one.

    A card is acceptable or not, a step relevant or not; what bears on either is sufficient or not.
    """
    if not 0 <= value <= 1:
        raise EditRefused(f"A rating lies between 0 and 1, not at {value:g}.")
    draft = Draft(document)
    node_id, inference_id = node_or_step(draft, target_id)
    _refuse_unfit(dimension, node_id)
    earlier = _earlier(draft, node_id, inference_id, dimension, rater)
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
                text_at_rating=judged_words(draft, node_id, inference_id, dimension),
            )
        )
    return draft.change(Label.RATE)


def withdraw_rating(document: Document, target_id: RecordId, dimension: Dimension, rater: str = "") -> Change:
    """Take back one rater's judgement of a card or a step. Raises `EditRefused` if there is none."""
    draft = Draft(document)
    node_id, inference_id = node_or_step(draft, target_id)
    earlier = _earlier(draft, node_id, inference_id, dimension, rater)
    if earlier is None:
        raise EditRefused("There is no such rating to withdraw.")
    draft.remove(earlier)
    return draft.change(Label.WITHDRAW_RATING)


def _refuse_empty(text: str) -> None:
    if not text.strip():
        raise EditRefused("Type the comment first.")


def _refuse_unfit(dimension: Dimension, node_id: RecordId | None) -> None:
    if dimension is Dimension.ACCEPTABILITY and node_id is None:
        raise EditRefused("A card is acceptable or not; of a step, rate how relevant it is.")
    if dimension is Dimension.RELEVANCE and node_id is not None:
        raise EditRefused("A step is relevant or not; of a card, rate how acceptable it is.")


def _earlier(
    draft: Draft, node_id: RecordId | None, inference_id: RecordId | None, dimension: Dimension, rater: str
) -> Rating | None:
    field, target_id = ("node_id", node_id) if node_id is not None else ("inference_id", inference_id)
    ratings = draft.where(Rating, field, target_id or "")
    return next((one for one in ratings if (one.dimension, one.rater) == (dimension, rater)), None)
