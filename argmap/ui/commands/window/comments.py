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
    window.workspace.part(Pane.INSPECTOR).up_to_date.comment(comment_id)


def _walk(window: Window, by: int) -> None:
    """To the open comment after or before the one shown last: round in a circle, or on to the maps of a folder."""
    context = window.context
    comments = open_comments(context.tree)
    number = _number(context, comments, by)
    if not 0 <= number < len(comments) and context.walk is not None:
        if not context.walk.go_to_comment(by, lambda arrived: _show(arrived, 0 if by > 0 else -1)):
            context.message.emit(translate("Comment", "No further comment is open in this folder."))
        return
    _show(context, number)


def _show(context: MapContext, number: int) -> None:
    """Show the open comment of that number, counted round in a circle."""
    comments = open_comments(context.tree)
    if not comments:
        context.message.emit(translate("Comment", "No comment is open."))
        return
    at = number % len(comments)
    show_comment(context, comments[at])
    words = translate("Comment", "Comment {0} of {1}: {2}")
    context.message.emit(words.format(at + 1, len(comments), shortened(comments[at].text, SAID)))


def _number(context: MapContext, comments: list[Comment], by: int) -> int:
    """Which comes next, from 0: the first or last if none of them was shown yet."""
    ids = [one.id for one in comments]
    if context.shown_comment_id in ids:
        return ids.index(context.shown_comment_id) + by
    return 0 if by > 0 else len(ids) - 1
