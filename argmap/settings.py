"""Where argmap keeps what is the user's but not in a map. Names paths only; whoever writes there makes the folder."""

import os
from pathlib import Path

import platformdirs

NAME = "argmap"


def data_folder() -> Path:
    """The user's data folder of argmap; the variable ARGMAP_DATA names another one."""
    chosen = _chosen_folder()
    return platformdirs.user_data_path(NAME, appauthor=False) if chosen is None else chosen


def maps_folder() -> Path:
    """Where a new map becomes a file: Documents/argmap, or Documents in the folder that ARGMAP_DATA names."""
    chosen = _chosen_folder()
    return platformdirs.user_documents_path() / NAME if chosen is None else chosen / "Documents"


def logs_folder() -> Path:
    """Logs and crash reports; they hold no document text."""
    return data_folder() / "logs"


def drafts_folder() -> Path:
    """Texts in open editors, and changes the disk refused."""
    return data_folder() / "drafts"


def given_up_file() -> Path:
    """Files that could not be written as the last window was closed: what the next start says of them."""
    return data_folder() / "given-up" / "files.json"


def gone_file() -> Path:
    """Maps that were closed when their file had gone, and whose backups the next start offers."""
    return data_folder() / "given-up" / "maps.json"


def backups_folder() -> Path:
    """Verified copies of maps, outside the maps' own folders."""
    return data_folder() / "backups"


def open_maps_folder() -> Path:
    """Who has which map open, by device and inode."""
    return data_folder() / "open"


def runs_folder() -> Path:
    """What each running argmap has open, until it ends well."""
    return data_folder() / "runs"


def views_folder() -> Path:
    """What is folded, scrolled to and selected, per map."""
    return data_folder() / "views"


def window_file() -> Path:
    """What the user chose, and what the first paint needs, geometry and theme: an INI file for QSettings."""
    return data_folder() / "window.ini"


def _chosen_folder() -> Path | None:
    chosen = os.environ.get("ARGMAP_DATA", "")
    return Path(chosen).expanduser().absolute() if chosen else None
