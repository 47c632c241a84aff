"""Gives the map away: as an image or another file, as a copy, to a class, to a teacher."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from argmap.ui.giving import write_map
from argmap.ui.handing import handed_in
from argmap.ui.naming import SUFFIX, file_name
from argmap.ui.opening import opened_in
from argmap.ui.title import title_of
from argmap.ui.window import Window


def export(window: Window) -> None:
    from argmap.ui.dialogs.export import ExportDialog

    ExportDialog(window).open()


def send_copy(window: Window) -> None:
    from argmap.ui.dialogs.send_copy import SendCopyDialog

    SendCopyDialog(window).open()


def hand_out(window: Window) -> None:
    from argmap.ui.dialogs.hand_out import HandOutDialog

    HandOutDialog(window).open()


def hand_in(window: Window) -> None:
    """Write `Title - Name.argmap` beside the map; the name is asked for once."""
    if window.desk.preferences.name:
        write_hand_in(window)
        return
    from argmap.ui.dialogs.name import NameDialog

    dialog = NameDialog(window.desk.preferences, window)
    dialog.accepted.connect(lambda: write_hand_in(window))
    dialog.open()


def write_hand_in(window: Window) -> None:
    name = window.desk.preferences.name
    folder = opened_in(window).path.parent
    target = folder / f"{file_name(f'{title_of(window.context.tree)} - {name}')}{SUFFIX}"
    write_map(window, target, lambda records: handed_in(records, name))


def ask_for_target(window: Window, title: str, name: str, kinds: str = "") -> Path | None:
    """Ask where to write a file; None if it was given up. A name without a suffix gets that of `name`."""
    proposed = opened_in(window).path.parent / name
    chosen, _ = QFileDialog.getSaveFileName(window, title, str(proposed), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_name(path.name + Path(name).suffix)
