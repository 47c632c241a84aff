"""Cut, copy and paste: of branches in the map, the outline and the tray; of text where a field has the keyboard."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.errors import MapError
from argmap.core.handing import original_digests
from argmap.core.records import RecordId, SourceText
from argmap.session import Edit, Step
from argmap.storage.errors import StorageError
from argmap.storage.opening import read_originals
from argmap.ui.branch_edits import perform_sized
from argmap.ui.clipboard import LINE, Clip, Copied, clip_of, copied
from argmap.ui.commands.map.adding import target_of_selection
from argmap.ui.commands.map.cards import delete_branch, show_branch_made
from argmap.ui.opening import opened_in
from argmap.ui.panels.page_view import PageView
from argmap.ui.stepping import LARGE, Wish
from argmap.ui.translating import N, translate
from argmap.ui.window import Window, local_files

PASTING = N("Window", "Pasting…")


def copy(window: Window) -> None:
    focused = QApplication.focusWidget()
    field = focused if isinstance(focused, PageView) else text_field(focused)
    if field is not None:
        field.copy()
    elif window.context.selection.cards:
        data = copied(window.context.document, window.context.selection.cards, opened_in(window).path)
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
    if clip.copied is not None and clip.copied.home is not None and clip.copied.may_name - _named(window):
        _paste_with_documents(window, edit, clip.copied, clip.copied.home)
        return
    show = partial(show_branch_made, window.context)
    perform_sized(window.context, edit, clip.size, translate("Window", PASTING), show)


def _paste_with_documents(window: Window, edit: Edit, given: Copied, home: Path) -> None:
    """Paste what comes from another map with the documents of its sources that this one does not name.

    They are read from that map's file first, on a thread; where it cannot be read any more, the texts come alone.
    """
    context, named = window.context, _named(window)
    opened = window.desk.open_maps().find(home)

    def work(_progress: object) -> dict[str, bytes]:
        if opened is not None:
            opened.session.wait()  # for a document that came just now
        with suppress(StorageError):
            return read_originals(home, set(original_digests(given.fragment().records)) - named)
        return {}

    def put(originals: dict[str, bytes]) -> None:
        if context is window.context:
            wish = Wish(Step(edit, originals=originals), given.cards * LINE, words, show, window.say_error)
            context.stepping.make(wish)

    def show(change: Change) -> None:
        if context is window.context:
            show_branch_made(context, change)

    words = translate("Window", PASTING)
    window.tasks.start(words, work, put)


def _named(window: Window) -> set[str]:
    """The documents that the sources of the open map name."""
    return set(original_digests(window.context.document.all(SourceText)))


def _pasting(clip: Clip, target_id: RecordId | None) -> Edit:
    """The edit that pastes; much is read where it is made. Raises a `MapError`."""
    if clip.size > LARGE:
        return lambda document: edits.paste(document, clip.fragment(), target_id)
    fragment = clip.fragment()
    return lambda document: edits.paste(document, fragment, target_id)


def text_field(widget: QWidget | None) -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    """The widget if text is written or read in it."""
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None
