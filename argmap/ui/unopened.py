"""What is said of a map that could not be opened, and what can be done about it."""

from collections.abc import Callable
from pathlib import Path

from argmap import settings
from argmap.core.errors import MapError
from argmap.storage.backup import backups_of
from argmap.storage.errors import (
    Damaged,
    EmptyFile,
    Hostile,
    Missing,
    NotAMap,
    TooLarge,
    UnfinishedJournal,
)
from argmap.ui.error_words import said_with_advice
from argmap.ui.message_bar import NO_OTHER
from argmap.ui.naming import SUFFIX
from argmap.ui.translating import translate
from argmap.ui.window import Window

LOST = (Damaged, EmptyFile, Hostile, Missing, NotAMap, TooLarge, UnfinishedJournal)
"""After these the file will not open later either."""

HOLD_SOMETHING = (Damaged, Hostile, NotAMap, TooLarge, UnfinishedJournal)
"""After these there may be something good in the file all the same."""


def say_unopened(window: Window, path: Path, error: MapError) -> None:
    """Say why, and what to do; offer what is good in the file, and the backups of what lay there, if there are any."""
    offers: list[tuple[str, Callable[[], None]]] = []
    if isinstance(error, HOLD_SOMETHING) and path.suffix.lower() == SUFFIX:
        offers.append((translate("Opening", "Open the good part as a new map"), lambda: _open_good_part(window, path)))
    if isinstance(error, LOST) and backups_of(settings.backups_folder(), path):
        offers.append((translate("Opening", "Show its backups"), lambda: _show_backups(window, path)))
    first, other, *_ = (*offers, NO_OTHER, NO_OTHER)
    window.messages.say(said_with_advice(error), *first, stays=True, other=other)


def _open_good_part(window: Window, path: Path) -> None:
    from argmap.ui.salvaging import open_good_part

    open_good_part(window, path)


def _show_backups(window: Window, path: Path) -> None:
    from argmap.ui.versions.dialog import show_versions

    show_versions(window, path)
