"""Writes copies of the open map: on a thread, whole or not at all, with the documents its sources came from."""

from collections.abc import Callable, Container
from dataclasses import replace
from pathlib import Path

from argmap.core.errors import MapError
from argmap.core.handing import original_digests
from argmap.core.records import Record, SourceText
from argmap.formats.report import Report
from argmap.storage.copy import copy_map
from argmap.storage.creating import create_map, write_copy
from argmap.storage.errors import AlreadyThere, Missing, Renamed, StorageError
from argmap.storage.files import is_there, through_link
from argmap.storage.opening import read_originals
from argmap.ui.folders import folder_beside
from argmap.ui.links import show_in_folder
from argmap.ui.naming import free_path
from argmap.ui.open_maps import OpenMap, settled_path
from argmap.ui.opening import opened_in, windows_of
from argmap.ui.tasks import Task
from argmap.ui.text import isolated
from argmap.ui.translating import translate
from argmap.ui.window import Window

LINES = 500  # of a report, of each fate

Make = Callable[[list[Record]], list[Record]]


def take_up_what_is_typed(window: Window) -> None:
    """Let every open editor put its text into the map, in all windows that show it: whoever gets the map gets that."""
    for one in windows_of(window.desk, window.context.session):
        one.workspace.finish_editing()


def nothing_more() -> None:
    """Where nobody waits for it."""


def write_map(
    window: Window,
    target: Path,
    make: Make,
    then: Callable[[], None] = nothing_more,
    refused: Callable[[MapError], None] | None = None,
) -> Task:
    """Write what `make` makes of the map's records as a map of its own, without history; then say where it is."""

    def put(given: list[Record], originals: dict[str, bytes]) -> Path:
        write_copy(target, given, originals)
        return target

    return _start(window, target.stem, make, put, then, refused)


def write_beside(window: Window, title: str, make: Make) -> None:
    """The same beside the map, under a title, or among the user's maps where its folder is gone.

    Nothing is replaced: where a file has that name, it is numbered.
    """
    opened = opened_in(window)

    def put(given: list[Record], originals: dict[str, bytes]) -> Path:
        while True:
            target = free_path(folder_beside(opened.path), title)
            try:
                create_map(target, given, originals)
            except AlreadyThere:
                if not is_there(target):
                    raise
            else:
                return target

    _start(window, title, make, put, nothing_more, None)


def _start(
    window: Window,
    name: str,
    make: Make,
    put: Callable[[list[Record], dict[str, bytes]], Path],
    then: Callable[[], None],
    refused: Callable[[MapError], None] | None,
) -> Task:
    """Have what `make` makes put into a file, on a thread."""
    opened = opened_in(window)
    records = list(opened.session.document.records())

    def work(_progress: object) -> tuple[Path, bool]:
        what_happened = opened.session.wait()  # for the documents of sources that came just now
        home = home_of(opened, what_happened)
        given = make(records)
        try:
            whole, originals = with_originals(given, home)
            made = put(whole, originals)
        except StorageError as error:
            if what_happened is None or error.path != home:
                raise
            originals = {}
            made = put(without_originals(given), originals)  # what lies there now is no map
        return made, what_happened is not None and not originals and bool(original_digests(given))

    def tell(done: tuple[Path, bool]) -> None:
        made, is_bare = done
        then()
        lacks = translate("Window", "Without the documents of its sources: the map's file is not where it was.")
        say_written(window, made, lacks if is_bare else "")

    words = translate("Window", "Writing {0}…").format(name)
    return window.tasks.start(words, work, tell, refused, is_owed=True)


def home_of(opened: OpenMap, what_happened: MapError | None) -> Path:
    """Where the documents of an open map are: in its file, also under a new name that it was given elsewhere."""
    return what_happened.now if isinstance(what_happened, Renamed) else opened.path


def with_originals(given: list[Record], path: Path) -> tuple[list[Record], dict[str, bytes]]:
    """The records with the bytes that their sources were made from; without these where the map's file is gone.

    The map is whole in memory then, and its texts with it: a copy is what is left of it.
    """
    try:
        originals = read_originals(path, original_digests(given))
    except Missing:
        originals = {}
    return without_originals(given, originals), originals


def without_originals(given: list[Record], kept: Container[str | None] = ()) -> list[Record]:
    """The records, with no word of the bytes that their sources were made from but for those that are kept."""
    return [
        replace(one, original_sha256=None) if isinstance(one, SourceText) and one.original_sha256 not in kept else one
        for one in given
    ]


def write_with_history(window: Window, target: Path) -> None:
    """Write the map as it is, everything included."""
    opened = opened_in(window)

    def work(_progress: object) -> Path:
        copy_map(settled_path(opened), through_link(target), replaces=True)
        return target

    words = translate("Window", "Writing {0}…").format(target.stem)
    window.tasks.start(words, work, lambda made: say_written(window, made), is_owed=True)


def say_written(window: Window, path: Path, more: str = "") -> None:
    """Say that a file is there, and offer to show it; with one more sentence, if there is one."""
    words = translate("Window", "“{0}” is written.").format(path.name)
    show = translate("Window", "Show in folder")
    window.say(f"{words} {more}".rstrip(), show, lambda: reveal(window, path), stays=bool(more))


def reveal(window: Window, path: Path) -> None:
    """Open the folder that a file lies in, or say which it is, where the system has nothing to open it with."""
    if not show_in_folder(path):
        window.say(translate("Window", "It lies in {0}").format(isolated(str(path.parent))), stays=True)


def say_exported(window: Window, path: Path, report: Report) -> None:
    """Say that a file of another format is there, what it leaves out, and offer the whole report."""
    if report.is_whole:
        say_written(window, path)
        return
    from argmap.ui.dialogs.text_report import TextReportDialog  # late: most formats leave out nothing

    words = translate("Window", "“{0}” is written.").format(path.name)
    if report.left_out():
        words += " " + translate("Window", "It leaves out {0}.").format(report.left_out())
    title, text = translate("Window", "What became of the map"), report.text(LINES)
    show = translate("Window", "Show report")
    window.say(words, show, lambda: TextReportDialog(title, text, window).open(), stays=True)
