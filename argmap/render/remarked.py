"""The comments on a card or a step as its card says them: how many are open, or under which numbers they stand."""

from collections.abc import Callable, Sequence

from argmap.core.document import Document
from argmap.core.graph import Place
from argmap.core.records import Comment, Inference, RecordId
from argmap.core.tree import Tree

SayComments = Callable[[Sequence[Comment]], str]
"""What a card says of its comments; nothing if that is empty."""


def open_count(comments: Sequence[Comment]) -> str:
    """How many are open."""
    count = sum(not one.resolved for one in comments)
    return str(count) if count else ""


def nothing(comments: Sequence[Comment]) -> str:
    """For pictures of which comments are no part."""
    return ""


def comments_on(document: Document, node_id: RecordId | None, step_id: RecordId | None) -> Sequence[Comment]:
    """The comments on a card or on a step, in the order in which they were written."""
    if not document.count(Comment):
        return ()
    field, one_id = ("node_id", node_id) if node_id is not None else ("inference_id", step_id)
    return sorted(document.where(Comment, field, one_id or ""), key=lambda one: (one.created, one.id))


def step_led_by(tree: Tree, place: Place) -> Inference | None:
    """The step of which a place is the first reason, if it has a name or comments: there a picture can say them."""
    step = tree.document.find(Inference, place.inference_id) if place.inference_id is not None else None
    if step is None or not (step.label or step.scheme or tree.document.is_named(Comment, "inference_id", step.id)):
        return None
    return step if tree.premises(step.id)[0].id == place.id else None
