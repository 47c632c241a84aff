"""A file that is made of maps, put where somebody asked for it."""

from collections.abc import Mapping
from pathlib import Path

from argmap.storage.errors import AlreadyThere, named_errors
from argmap.storage.files import MAGIC, NotAPlainFile, companion, read_start, through_link
from argmap.storage.placing import replace_files


def write_output(output: Path, data: bytes, beside: Mapping[str, bytes] | None = None) -> None:
    """Put what was made at `output`, also through a link, instead of a file that lies there; never of a map.

    What belongs `beside` it, called as `companion` has it, is put there as well; nothing is, unless all could be made.
    Raises `AlreadyThere` for a map, `NotAPlainFile` for a pipe, a device or a folder, or another `StorageError`.
    """
    others = {place: more for name, more in (beside or {}).items() if (place := companion(output, name)) is not None}
    replace_files({_place(path): content for path, content in (others | {output: data}).items()})


def _place(output: Path) -> Path:
    """Where a file is put that is asked for there, if it may be."""
    target = through_link(output)
    with named_errors(target):
        if target.exists() and not target.is_file():
            raise NotAPlainFile(target)
        if target.is_file() and read_start(target, len(MAGIC)) == MAGIC:
            raise AlreadyThere(target)
    return target
