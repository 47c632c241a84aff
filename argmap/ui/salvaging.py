"""Brings the good part of a damaged map into a new one, and says what is hurt."""

from pathlib import Path

from argmap.storage.mending import StandIns
from argmap.storage.salvage import Salvaged, salvage
from argmap.ui.dialogs.hurt import HurtDialog
from argmap.ui.folders import folder_beside
from argmap.ui.naming import free_path
from argmap.ui.opening import open_map
from argmap.ui.translating import translate
from argmap.ui.window import Window


def open_good_part(window: Window, path: Path) -> None:
    """Make a map of what is good in the one at `path`, which stays as it is, and show it with what is hurt."""
    target = free_path(folder_beside(path), translate("Salvaging", "{0} (good part)").format(path.stem))
    words = StandIns(
        lost_card=translate("Salvaging", "This card could not be read."),
        lost_source=translate("Salvaging", "This source could not be read."),
        hurt=translate("Salvaging", "Damaged: {0}"),
    )

    def work(_progress: object) -> Salvaged:
        return salvage(path, target, words)

    def then(salvaged: Salvaged) -> None:
        open_map(window, target, lambda: HurtDialog(salvaged, path, window).open())

    window.tasks.start(translate("Salvaging", "Reading what is left of {0}…").format(path.stem), work, then)
