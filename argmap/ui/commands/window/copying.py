"""Cut, copy and paste: of branches in the map, the outline and the tray; of text where a field has the keyboard."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from argmap.core import edits
from argmap.core.errors import MapError
from argmap.ui.clipboard import copied, pasted
from argmap.ui.commands.map.adding import target_of_selection
from argmap.ui.commands.map.cards import delete_branch
from argmap.ui.new_card import branch_made
from argmap.ui.panels.page_view import PageView
from argmap.ui.taking_in import take_in
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
        take_in(window, files)
        return
    try:
        fragment = pasted(data)
    except MapError as error:
        window.say_error(error)
        return
    context = window.context
    change = context.perform(edits.paste, fragment, target_of_selection(context)) if fragment is not None else None
    made = branch_made(change) if change else None
    if made is not None:
        context.show(made)


def text_field(widget: QWidget | None) -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    """The widget if text is written or read in it."""
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None
