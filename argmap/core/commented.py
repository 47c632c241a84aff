"""The comments of a map in the order in which a reader comes to them."""

from math import inf

from argmap.core.records import Comment, RecordId
from argmap.core.tree import Tree


def comments_in_order(tree: Tree) -> list[Comment]:
    """The open ones first; each where its card is drawn, after that of its step; those in the tray last."""
    comments = list(tree.document.all(Comment))
    spots = _spots(tree) if comments else {}
    return sorted(comments, key=lambda one: (one.resolved, spots.get(_target(one), inf), one.created, one.id))


def open_comments(tree: Tree) -> list[Comment]:
    """Those that nobody has dealt with yet, in the same order."""
    return [one for one in comments_in_order(tree) if not one.resolved]


def _target(comment: Comment) -> RecordId:
    return comment.node_id or comment.inference_id or ""


def _spots(tree: Tree) -> dict[RecordId, float]:
    """Where each card and each step is come to first."""
    spots: dict[RecordId, float] = {}
    for number, (place, _) in enumerate(tree.walk()):
        if place.inference_id is not None:
            spots.setdefault(place.inference_id, number)
        spots.setdefault(place.node_id, number + 0.5)
    return spots
