"""From the choice of another map to the two beside each other; the work is done on a thread."""

from functools import partial
from pathlib import Path

from argmap.core.errors import MapError
from argmap.ui.comparing.beginning_merge import merge_with
from argmap.ui.comparing.reading import ReadMap, open_map_of, reading
from argmap.ui.comparing.showing import show_compared
from argmap.ui.translating import translate
from argmap.ui.versions.past import Past, Version, records_of
from argmap.ui.versions.words import title_of_version
from argmap.ui.window import Window


def compare_with(window: Window, path: Path) -> None:
    """Show the window's map at the left, and the one at `path` at the right; from there it can be merged."""
    try:
        read = reading(window, path)
    except MapError as error:
        window.say_error(error)
        return
    mine = open_map_of(window)
    merge = partial(merge_with, window, path) if window.context.is_editable else None
    show_compared(window, path.name, lambda check: (mine, read(check)), merge)


def compare_version(window: Window, past: Past, version: Version) -> None:
    """Show what the map was at the left, and what it is now at the right."""
    title, path = title_of_version(version), past.path
    now = ReadMap(translate("Comparing", "Now"), path, past.records, past.entries)
    show_compared(window, title, lambda _: (ReadMap(title, path, records_of(past, version)), now))
