"""Takes references of reference managers in, and gives the map's sources to them as references."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from argmap.sources.citations.reading import READERS
from argmap.ui.asking import ask_where_to_write
from argmap.ui.citing import export_citations, import_citations
from argmap.ui.opening import opened_in
from argmap.ui.translating import N, translate
from argmap.ui.window import Window

KINDS = {".bib": N("Window", "BibTeX (*.bib)"), ".json": N("Window", "CSL-JSON (*.json)")}
"""What is written, by suffix."""


def bring_in(window: Window) -> None:
    """Ask for files of references, and take them to the sources they are of."""
    suffixes = " ".join(f"*{suffix}" for suffix in READERS)
    kinds = translate("Window", "References ({0});;All files (*)").format(suffixes)
    folder = str(opened_in(window).path.parent)
    names, _ = QFileDialog.getOpenFileNames(window, translate("Window", "Import citations"), folder, kinds)
    if names:
        import_citations(window, [Path(name) for name in names])


def give_out(window: Window) -> None:
    """Ask where to write the map's sources as references, and write them."""
    target = ask_where_to_write(window, translate("Window", "Export citations"), KINDS, KINDS)
    if target is not None:
        export_citations(window, target)
