"""What is said of a map that could not be opened, and what can be done about it."""

from pathlib import Path

from argmap import settings
from argmap.core.errors import MapError
from argmap.storage.backup import backups_of
from argmap.storage.errors import Damaged, EmptyFile, Hostile, Missing, NotAMap, UnfinishedJournal
from argmap.ui.translating import translate
from argmap.ui.window import Window

LOST = (Damaged, EmptyFile, Hostile, Missing, NotAMap, UnfinishedJournal)
"""After these the file will not open later either."""


def say_unopened(window: Window, path: Path, error: MapError) -> None:
    """Say why, and offer the backups of what lay there, if there are any."""
    if not isinstance(error, LOST) or not backups_of(settings.backups_folder(), path):
        window.say_error(error)
        return

    def show() -> None:
        from argmap.ui.versions.dialog import show_versions

        show_versions(window, path)

    window.say(str(error), translate("Opening", "Show its backups"), show, stays=True)
