"""Takes annotations of other programs in, and gives the map's passages to them."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from argmap import settings
from argmap.core.records import Source, SourceText
from argmap.formats.annotation_formats import READ_SUFFIXES, format_written
from argmap.storage.errors import AlreadyThere, StorageError
from argmap.storage.files import is_there
from argmap.storage.occupancy import refuse_open
from argmap.ui.annotating import export_annotations, import_annotations
from argmap.ui.naming import file_name
from argmap.ui.opening import opened_in
from argmap.ui.page_supply import has_pages
from argmap.ui.title import title_of
from argmap.ui.translating import N, translate
from argmap.ui.window import Window

KINDS = {
    ".jsonld": N("Window", "Web Annotation (*.jsonld)"),
    ".qdpx": N("Window", "REFI-QDA project with the texts (*.qdpx)"),
}
"""What is written, by suffix."""


def bring_in(window: Window) -> None:
    """Ask for files of annotations, and make cards of them."""
    suffixes = " ".join(f"*{suffix}" for suffix in READ_SUFFIXES)
    kinds = translate("Window", "Annotations ({0});;All files (*)").format(suffixes)
    folder = str(opened_in(window).path.parent)
    names, _ = QFileDialog.getOpenFileNames(window, translate("Window", "Import annotations"), folder, kinds)
    if names:
        import_annotations(window, [Path(name) for name in names])


def bring_in_highlights(window: Window) -> None:
    """Make cards of what is highlighted and noted in the PDF that the reader shows."""
    from argmap.ui.highlights import bring_in_highlights as bring_in_highlights_of

    document = window.context.document
    text = document.find(SourceText, window.context.source_text_id or "")
    source = document.find(Source, text.source_id) if text is not None else None
    if text is None or source is None or not has_pages(text):
        window.say(translate("Window", "The source that is shown is not a PDF that this map keeps."))
    else:
        bring_in_highlights_of(window, source, text)


def give_out(window: Window) -> None:
    """Ask where to write the map's passages as annotations, and write them."""
    proposed = opened_in(window).path.parent / file_name(title_of(window.context.tree))
    kinds = {translate("Window", words): suffix for suffix, words in KINDS.items()}
    title = translate("Window", "Export annotations")
    chosen, kind = QFileDialog.getSaveFileName(window, title, str(proposed), ";;".join(kinds))
    if not chosen:
        return
    try:
        target = _with_suffix(Path(chosen), kinds.get(kind, next(iter(KINDS))))
        refuse_open(target, settings.open_maps_folder())
    except StorageError as error:
        window.say_error(error)
        return
    export_annotations(window, target, format_written(target.name) or "")


def _with_suffix(path: Path, suffix: str) -> Path:
    """The path with the suffix that was chosen, if it has none of a format.

    Raises `AlreadyThere` for a file of which nobody was asked whether it may be replaced.
    """
    if format_written(path.name) is not None:
        return path
    named = path.with_name(path.name + suffix)
    if is_there(named):
        raise AlreadyThere(named)
    return named
