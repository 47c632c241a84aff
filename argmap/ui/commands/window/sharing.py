"""Gives the map away: as an image or another file, as a copy, to a class, to a teacher."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from argmap import settings
from argmap.core.handing import handed_in
from argmap.storage.errors import AlreadyThere, StorageError
from argmap.storage.files import is_there
from argmap.storage.occupancy import refuse_open
from argmap.ui.giving import take_up_what_is_typed, write_beside
from argmap.ui.naming import name_with
from argmap.ui.opening import opened_in
from argmap.ui.title import title_of
from argmap.ui.window import Window


def export(window: Window) -> None:
    from argmap.ui.dialogs.export import ExportDialog

    take_up_what_is_typed(window)
    ExportDialog(window).open()


def send_copy(window: Window) -> None:
    from argmap.ui.dialogs.send_copy import SendCopyDialog

    take_up_what_is_typed(window)
    SendCopyDialog(window).open()


def hand_out(window: Window) -> None:
    from argmap.ui.dialog_words import open_kept
    from argmap.ui.dialogs.hand_out import HandOutDialog

    take_up_what_is_typed(window)
    open_kept(HandOutDialog(window), window.context)


def hand_in(window: Window) -> None:
    """Write `Title - Name.argmap` beside the map; the name is asked for once."""
    take_up_what_is_typed(window)
    if window.desk.preferences.name:
        write_hand_in(window)
        return
    from argmap.ui.dialogs.name import NameDialog

    dialog = NameDialog(window.desk.preferences, window)
    dialog.accepted.connect(lambda: write_hand_in(window))
    dialog.open()


def write_hand_in(window: Window) -> None:
    """Nothing is replaced: whoever hands in again has a second file, numbered."""
    name = window.desk.preferences.name
    write_beside(window, name_with(title_of(window.context.tree), name), lambda records: handed_in(records, name))


def ask_for_target(window: Window, title: str, name: str, kinds: str = "") -> Path | None:
    """Ask where to write a file; None if it was given up, or if a map that is open lies there, which a message says.

    A name without the suffix of `name` gets it; what has that name already stays, since nobody was asked about it.
    """
    proposed = opened_in(window).path.parent / name
    chosen, _ = QFileDialog.getSaveFileName(window, title, str(proposed), kinds)
    if not chosen:
        return None
    path, suffix = Path(chosen), Path(name).suffix
    try:
        if path.suffix.lower() != suffix:
            path = path.with_name(path.name + suffix)
            if is_there(path):
                raise AlreadyThere(path)
        refuse_open(path, settings.open_maps_folder())
    except StorageError as error:
        window.say_error(error)
        return None
    return path
