"""Where a new map is put: beside the one that it comes from, or among the user's own."""

import os
from pathlib import Path

from argmap import settings
from argmap.storage.placing import make_folder


def folder_beside(path: Path) -> Path:
    """The folder of a map, or that of the user's maps where nothing can be put there: it may be gone with the map.

    Raises `FolderNotMade`.
    """
    folder = path.parent
    return folder if os.access(folder, os.W_OK | os.X_OK) else own_folder()


def own_folder() -> Path:
    """The folder of the user's maps, which is made if it is not there. Raises `FolderNotMade`."""
    folder = settings.maps_folder()
    make_folder(folder)
    return folder
