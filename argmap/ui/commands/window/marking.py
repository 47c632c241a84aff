"""Marks a folder of hand-ins, and shows what came of it, also later."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from argmap.ui.commands.window.files import folder_of
from argmap.ui.translating import translate
from argmap.ui.window import Window


def mark(window: Window) -> None:
    """Ask for key, folder and rubric, and mark; the results open by themselves."""
    from argmap.ui.giving import take_up_what_is_typed
    from argmap.ui.marking.dialog import MarkDialog

    if window.context is not None:
        take_up_what_is_typed(window)
    MarkDialog(window).open()


def show_results(window: Window) -> None:
    """Show the results that the window has at hand, or those in a folder that is asked for."""
    from argmap.ui.marking.results import ResultsDialog

    known = window.findChild(ResultsDialog)
    if known is not None and not known.isVisible():
        known.come_back()
        return
    title = translate("Window", "Results of marking")
    name = QFileDialog.getExistingDirectory(window, title, str(folder_of(window)))
    if name:
        open_results(window, Path(name))


def open_results(window: Window, folder: Path) -> None:
    """Show the results in a folder that marking made."""
    from argmap.session.marking.kept import marked_before
    from argmap.ui.marking.results import show_marked

    words = translate("Window", "Reading the results of marking…")
    window.tasks.start(
        words,
        lambda progress: marked_before(folder, progress.reach, progress.check),
        lambda made: show_marked(window, made),
    )
