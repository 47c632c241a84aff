"""Asks which files are to be read, and where one is to be written, in one of several formats."""

from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from argmap import settings
from argmap.storage.errors import AlreadyThere, StorageError
from argmap.storage.files import is_there
from argmap.storage.occupancy import refuse_open
from argmap.ui.naming import file_name
from argmap.ui.opening import opened_in
from argmap.ui.title import title_of
from argmap.ui.translating import translate
from argmap.ui.window import Window


def ask_for_files(window: Window, title: str, words: str, suffixes: Iterable[str]) -> list[Path]:
    """The files that were chosen beside the map. `words` say what those of the suffixes are: "Notes ({0})"."""
    patterns = words.format(" ".join(f"*{suffix}" for suffix in suffixes))
    kinds = f"{patterns};;{translate('Window', 'All files (*)')}"
    names, _ = QFileDialog.getOpenFileNames(window, title, str(opened_in(window).path.parent), kinds)
    return [Path(name) for name in names]


def ask_where_to_write(window: Window, title: str, formats: Mapping[str, str], suffixes: Container[str]) -> Path | None:
    """A file beside the map. `formats` are offered, each under the suffix that a name without one of `suffixes` gets.

    None if it was given up, or if nothing may be written there, which a message says.
    """
    proposed = opened_in(window).path.parent / file_name(title_of(window.context.tree))
    kinds = {translate("Window", words): suffix for suffix, words in formats.items()}
    chosen, kind = QFileDialog.getSaveFileName(window, title, str(proposed), ";;".join(kinds))
    if not chosen:
        return None
    try:
        target = _with_suffix(Path(chosen), kinds.get(kind, next(iter(formats))), suffixes)
        refuse_open(target, settings.open_maps_folder())
    except StorageError as error:
        window.say_error(error)
        return None
    return target


def _with_suffix(path: Path, suffix: str, suffixes: Container[str]) -> Path:
    """The path with the suffix that was chosen, if it has none of a format.

    Raises `AlreadyThere` for a file of which nobody was asked whether it may be replaced.
    """
    if path.suffix.lower() in suffixes:
        return path
    named = path.with_name(path.name + suffix)
    if is_there(named):
        raise AlreadyThere(named)
    return named
