"""Takes references of reference managers in, and gives the map's sources to them as references."""

from argmap.sources.citations.reading import READERS
from argmap.ui.asking import ask_for_files, ask_where_to_write
from argmap.ui.citing import export_citations, import_citations
from argmap.ui.giving import take_up_what_is_typed
from argmap.ui.translating import N, translate
from argmap.ui.window import Window

KINDS = {".bib": N("Window", "BibTeX (*.bib)"), ".json": N("Window", "CSL-JSON (*.json)")}
"""What is written, by suffix."""


def bring_in(window: Window) -> None:
    """Ask for files of references, and take them to the sources they are of."""
    words = translate("Window", "References ({0})")
    paths = ask_for_files(window, translate("Window", "Import citations"), words, READERS)
    if paths:
        import_citations(window, paths)


def give_out(window: Window) -> None:
    """Ask where to write the map's sources as references, and write them."""
    take_up_what_is_typed(window)
    target = ask_where_to_write(window, translate("Window", "Export citations"), KINDS, KINDS)
    if target is not None:
        export_citations(window, target)
