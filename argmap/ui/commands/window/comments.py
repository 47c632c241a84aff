"""Writes comments on the selected card or step, lists all of them, and walks those that are open."""

from argmap.core.commented import open_comments
from argmap.core.records import Comment, RecordId
from argmap.ui.context import MapContext
from argmap.ui.panes import Pane
from argmap.ui.showing_comments import show_comment
from argmap.ui.text import shortened
from argmap.ui.translating import translate
from argmap.ui.window import Window

SAID = 160  # characters of a comment in the message bar


def write(window: Window) -> None:
    """Write a comment on the selected card or step, or a reply to those that are there."""
    _open_inspector(window, None)


def edit(window: Window) -> None:
    """Give the comment that was shown last other words."""
    shown_id = window.context.shown_comment_id
    if shown_id is not None:
        _open_inspector(window, shown_id)


def show(window: Window) -> None:
    """List all comments beside the map."""
    window.workspace.left.offer(Pane.COMMENTS)
    window.workspace.focus(Pane.COMMENTS)


def next(window: Window) -> None:
    _walk(window, 1)


def previous(window: Window) -> None:
    _walk(window, -1)


def _open_inspector(window: Window, comment_id: RecordId | None) -> None:
    window.workspace.show_inspector(True)
    window.context.set_active_pane(Pane.INSPECTOR)
    window.workspace.part(Pane.INSPECTOR).up_to_date.comment(comment_id)


def _walk(window: Window, by: int) -> None:
    """To the open comment so many after the one shown last, round in a circle."""
    context = window.context
    comments = open_comments(context.tree)
    if not comments:
        context.message.emit(translate("Comment", "No comment is open."))
        return
    comment = comments[_index(context, comments, by)]
    show_comment(context, comment)
    number = comments.index(comment) + 1
    words = translate("Comment", "Comment {0} of {1}: {2}")
    context.message.emit(words.format(number, len(comments), shortened(comment.text, SAID)))


def _index(context: MapContext, comments: list[Comment], by: int) -> int:
    ids = [one.id for one in comments]
    if context.shown_comment_id in ids:
        return (ids.index(context.shown_comment_id) + by) % len(ids)
    return 0 if by > 0 else len(ids) - 1
