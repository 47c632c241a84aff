"""The life of map files: new, open, rename, move, close. Nothing is ever asked about saving: everything is saved."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from argmap import settings
from argmap.core import edits
from argmap.core.ids import new_id
from argmap.core.records import MapInfo
from argmap.ui.glimpsing import glimpse_first
from argmap.ui.moving import move_file
from argmap.ui.naming import SUFFIX, free_path
from argmap.ui.opening import create, let_go, open_map, opened_in, show_too
from argmap.ui.translating import translate
from argmap.ui.window import Window


def new(window: Window) -> None:
    """A new map, at once a file; it is called after its main claim until it is renamed."""
    path = create(window, translate("Window", "Untitled map"), [MapInfo(id=new_id())])
    window.desk.preferences.set_unnamed(path, True)


def open(window: Window) -> None:
    maps = translate("Window", "Maps (*.argmap);;All files (*)")
    name, _ = QFileDialog.getOpenFileName(window, translate("Window", "Open a map"), str(folder_of(window)), maps)
    if name:
        path = Path(name)
        glimpse_first(window, path, lambda: open_map(window, path))


def import_map(window: Window) -> None:
    """Read a file of another format, to be looked at before it becomes a map or part of one."""
    from argmap.ui.importing.taking import filter_words, import_file

    title = translate("Window", "Import")
    name, _ = QFileDialog.getOpenFileName(window, title, str(folder_of(window)), filter_words())
    if name:
        import_file(window, Path(name))


def new_window(window: Window) -> None:
    """One more window: on the same map, if there is one."""
    other = window.desk.new_window()
    if window.context is not None:
        show_too(other, opened_in(window))


def rename(window: Window) -> None:
    """Let the title be typed where it stands."""
    window.slim_bar.title.setFocus()
    window.slim_bar.title.selectAll()


def take_title(window: Window, title: str) -> None:
    """Give the map a title, and its file the name that goes with it."""
    if window.context.perform(edits.edit_map, title=title) is None:
        return
    opened = opened_in(window)
    window.desk.preferences.set_unnamed(opened.path, False)
    move_file(window, free_path(opened.path.parent, title, but=opened.path))


def move(window: Window) -> None:
    """Put the file into another folder, or give it another name."""
    path = opened_in(window).path
    maps = translate("Window", "Maps (*.argmap)")
    name, _ = QFileDialog.getSaveFileName(
        window, translate("Window", "Move to"), str(path), maps, options=QFileDialog.Option.DontConfirmOverwrite
    )
    if name:
        window.desk.preferences.set_unnamed(path, False)
        move_file(window, Path(name) if Path(name).suffix == SUFFIX else Path(name + SUFFIX))


def show_in_folder(window: Window) -> None:
    from argmap.ui.giving import reveal

    reveal(window, opened_in(window).path)


def show_details(window: Window) -> None:
    from argmap.ui.dialog_words import open_kept
    from argmap.ui.dialogs.map_details import MapDetails

    open_kept(MapDetails(window.context, window), window.context)


def show_preferences(window: Window) -> None:
    from argmap.ui.dialogs.settings import SettingsDialog

    SettingsDialog(window.desk.preferences, window).open()


def close(window: Window) -> None:
    """Close the map; without one, the window."""
    if window.context is None:
        window.close()
    else:
        let_go(window)


def quit_all(window: Window) -> None:
    """Close every window; the last one ends the application."""
    for one in list(window.desk.windows):
        one.close()


def folder_of(window: Window) -> Path:
    """Where a file dialog begins: beside the open map, else in the user's maps folder."""
    if window.context is not None:
        return opened_in(window).path.parent
    folder = settings.maps_folder()
    return folder if folder.is_dir() else folder.parent
