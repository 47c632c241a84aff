"""The comments of a map read as numbered notes: their words, who wrote them and when."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt

from argmap.core.document import Document
from argmap.core.records import Comment, RecordId
from argmap.core.tree import Tree
from argmap.render import words
from argmap.render.notes import Note
from argmap.render.remarked import SayComments, comments_on, step_led_by


def number_comments(tree: Tree) -> dict[RecordId, int]:
    """A number for each comment on the cards and steps in the tree, in the order in which they are read."""
    numbers: dict[RecordId, int] = {}
    for place, depth in tree.walk():
        step = step_led_by(tree, place) if depth else None
        on_step = comments_on(tree.document, None, step.id) if step is not None else ()
        on_card = comments_on(tree.document, place.node_id, None) if tree.is_full(place) else ()
        for comment in (*on_step, *on_card):
            numbers.setdefault(comment.id, len(numbers) + 1)
    return numbers


def saying_numbers(numbers: Mapping[RecordId, int]) -> SayComments:
    """Has a card name the numbers of its comments."""

    def say(comments: Sequence[Comment]) -> str:
        found = [numbers[one.id] for one in comments if one.id in numbers]
        return words.comment_reference(found) if found else ""

    return say


def comment_notes(document: Document, numbers: Mapping[RecordId, int]) -> list[Note]:
    """The notes in the order of their numbers, the first under a heading."""
    comments = [one for comment_id in numbers if (one := document.find(Comment, comment_id)) is not None]
    headings = [words.comments_title()] + [""] * len(comments)
    return [
        Note(str(numbers[one.id]), one.text.strip(), written_by(one), heading)
        for one, heading in zip(comments, headings, strict=False)
    ]


def written_by(comment: Comment) -> str:
    """Who wrote it, on which day, and whether it was dealt with; what is not known is left out."""
    when = QDateTime.fromString(comment.created, Qt.DateFormat.ISODate).toLocalTime()
    day = QLocale().toString(when.date(), QLocale.FormatType.ShortFormat) if when.isValid() else ""
    resolved = words.resolved_words() if comment.resolved else ""
    return " · ".join(part for part in (comment.author, day, resolved) if part)
