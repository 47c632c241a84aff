"""Cut, copy and paste: of branches in the map, the outline and the tray; of text where a field has the keyboard."""

from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from argmap.core import edits
from argmap.core.errors import MapError
from argmap.core.records import RecordId
from argmap.session import Edit
from argmap.ui.branch_edits import perform_sized
from argmap.ui.clipboard import Clip, clip_of, copied
from argmap.ui.commands.map.adding import target_of_selection
from argmap.ui.commands.map.cards import delete_branch, show_branch_made
from argmap.ui.panels.page_view import PageView
from argmap.ui.stepping import LARGE
from argmap.ui.translating import translate
from argmap.ui.window import Window, local_files


def copy(window: Window) -> None:
    focused = QApplication.focusWidget()
    field = focused if isinstance(focused, PageView) else text_field(focused)
    if field is not None:
        field.copy()
    elif window.context.selection.cards:
        data = copied(window.context.document, window.context.selection.cards)
        QApplication.clipboard().setMimeData(data)


def cut(window: Window) -> None:
    field = text_field(QApplication.focusWidget())
    if field is not None:
        field.cut()
    else:
        copy(window)
        delete_branch(window.context)


def paste(window: Window) -> None:
    """Under the selection, or as a root; files that were copied become maps or sources."""
    field = text_field(QApplication.focusWidget())
    if field is not None and not field.isReadOnly():
        field.paste()
        return
    data = QApplication.clipboard().mimeData() or QMimeData()  # it has none where another program took it away
    files = local_files(data)
    if files:
        from argmap.ui.taking_in import take_in  # late: it knows every format

        take_in(window, files)
        return
    clip = clip_of(data)
    if clip is None:
        return
    try:
        edit = _pasting(clip, target_of_selection(window.context))
    except MapError as error:
        window.say_error(error)
        return
    words, show = translate("Window", "Pasting…"), partial(show_branch_made, window.context)
    perform_sized(window.context, edit, clip.size, words, show)


def _pasting(clip: Clip, target_id: RecordId | None) -> Edit:
    """The edit that pastes; much is read where it is made. Raises a `MapError`."""
    if clip.size > LARGE:
        return lambda document: edits.paste(document, clip.fragment(), target_id)
    fragment = clip.fragment()
    return lambda document: edits.paste(document, fragment, target_id)


def text_field(widget: QWidget | None) -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    """The widget if text is written or read in it."""
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None
