"""Names of map files: from a title to a name every system takes, and to one that is still free."""

import re
from pathlib import Path

SUFFIX = ".argmap"
LONGEST = 80  # characters, without the suffix
UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
RESERVED = {"con", "prn", "aux", "nul"} | {f"{name}{digit}" for name in ("com", "lpt") for digit in range(1, 10)}


def file_name(title: str) -> str:
    """The title as a file name without suffix: no character a file system refuses, at most 80 characters."""
    name = " ".join(UNFIT.sub(" ", title).split())
    if len(name) > LONGEST:
        cut = name[:LONGEST]
        name = cut[: cut.rfind(" ")] if " " in cut[LONGEST // 2 :] else cut
    name = name.strip(" .")
    return f"{name} map" if name.lower() in RESERVED else name or "Map"


def free_path(folder: Path, title: str, but: Path | None = None) -> Path:
    """A path in the folder that no file has yet, except perhaps `but`: the title's name, numbered if need be."""
    name = file_name(title)
    path, number = folder / f"{name}{SUFFIX}", 2
    while path.exists() and path != but:
        path, number = folder / f"{name} {number}{SUFFIX}", number + 1
    return path
