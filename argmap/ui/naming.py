"""Names of map files: from a title to a name every system takes, and to one that is still free."""

import re
from pathlib import Path

from argmap.storage.files import beside, is_there

SUFFIX = ".argmap"
LONGEST = 80  # characters, without the suffix
BYTES = 200  # of a name in UTF-8: file systems take 255, suffix, number and SQLite's journal included
UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Invisible characters, and those that turn words round: with them a name is not the one that is seen."""
RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"}
RESERVED |= {f"{name}{digit}" for name in ("com", "lpt") for digit in "123456789¹²³"}
"""What Windows takes for a device, whatever follows a dot behind it."""


def file_name(title: str, longest: int = LONGEST) -> str:
    """The title as a file name without suffix: no character a file system refuses, at most `longest` characters."""
    name = " ".join(UNFIT.sub(" ", UNSEEN.sub("", title)).split())
    if name.partition(".")[0].strip().lower() in RESERVED:
        name = " ".join(name.replace(".", " ", 1).split())
    if len(name) > longest:
        cut = name[:longest]
        name = cut[: cut.rfind(" ")] if " " in cut[longest // 2 :] else cut
    name = name.encode()[:BYTES].decode(errors="ignore").strip(" .")
    return f"{name} map" if name.lower() in RESERVED else name or "Map"


def name_with(title: str, name: str) -> str:
    """A file name of a title and a person's name, of which neither is lost where the title is long."""
    who = file_name(name, LONGEST // 2)
    return f"{file_name(title, LONGEST - len(who) - 3)} - {who}"


def free_path(folder: Path, title: str, but: Path | None = None) -> Path:
    """A path in the folder that no file has yet, except perhaps `but`: the title's name, numbered if need be.

    Where an earlier map left its journal behind, no new one is put.
    """
    name = file_name(title)
    path, number = folder / f"{name}{SUFFIX}", 2
    while path != but and (is_there(path) or is_there(beside(path, "-journal"))):
        path, number = folder / f"{name} {number}{SUFFIX}", number + 1
    return path
