"""Takes annotations of other programs in, and gives the map's passages to them."""

from argmap.core.records import Source, SourceText
from argmap.formats.annotation_formats import READ_SUFFIXES, WRITTEN_AS
from argmap.ui.annotating import export_annotations, import_annotations
from argmap.ui.asking import ask_for_files, ask_where_to_write
from argmap.ui.giving import take_up_what_is_typed
from argmap.ui.translating import N, translate
from argmap.ui.window import Window

KINDS = {
    ".jsonld": N("Window", "Web Annotation (*.jsonld)"),
    ".qdpx": N("Window", "REFI-QDA project with the texts (*.qdpx)"),
}
"""What is written, by suffix."""


def bring_in(window: Window) -> None:
    """Ask for files of annotations, and make cards of them."""
    words = translate("Window", "Annotations ({0})")
    paths = ask_for_files(window, translate("Window", "Import annotations"), words, READ_SUFFIXES)
    if paths:
        import_annotations(window, paths)


def bring_in_highlights(window: Window) -> None:
    """Make cards of what is highlighted and noted in the PDF that the reader shows."""
    from argmap.ui.highlights import bring_in_highlights as bring_in_highlights_of

    document = window.context.document
    text = document.find(SourceText, window.context.source_text_id or "")
    source = document.find(Source, text.source_id) if text is not None else None
    if text is not None and source is not None:
        bring_in_highlights_of(window, source, text)


def give_out(window: Window) -> None:
    """Ask where to write the map's passages as annotations, and write them."""
    take_up_what_is_typed(window)
    target = ask_where_to_write(window, translate("Window", "Export annotations"), KINDS, WRITTEN_AS)
    if target is not None:
        export_annotations(window, target, WRITTEN_AS[target.suffix.lower()])
