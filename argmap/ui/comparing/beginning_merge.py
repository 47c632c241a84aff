"""From the choice of another map to a merge that can be looked at."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from argmap.core.errors import MapError
from argmap.ui.commands.window.comparing import ask_for_map
from argmap.ui.comparing.applying import apply, ask_for_new_map, write_new_map
from argmap.ui.comparing.ingredients import Ingredients, files_near, gathered
from argmap.ui.comparing.merge_dialog import Acts, MergeDialog
from argmap.ui.comparing.merging import Merging
from argmap.ui.comparing.outcome import Outcome
from argmap.ui.comparing.reading import ReadMap, open_map_of, reading
from argmap.ui.comparing.showing import show_compared
from argmap.ui.tasks import Progress
from argmap.ui.text import isolated
from argmap.ui.translating import translate
from argmap.ui.window import Window


def merge_with(window: Window, path: Path, before: Merging | None = None) -> None:
    """Show what comes of merging the map at `path` into the window's, with what was chosen before, if it was."""
    try:
        read = reading(window, path)
    except MapError as error:
        window.say_error(error)
        return
    context, mine = window.context, open_map_of(window)
    revision, near = context.session.revision, files_near(window, mine.path, path)

    def work(progress: Progress) -> Ingredients:
        return gathered(mine, read, near, progress)

    def show(ingredients: Ingredients) -> None:
        if window.context is context:
            _show(window, ingredients, revision, before)

    words = translate("Merging", "Reading {0}…").format(isolated(path.name))
    window.tasks.start(words, work, show)


def _show(window: Window, ingredients: Ingredients, revision: int, before: Merging | None) -> None:
    theirs = ingredients.theirs
    merging = Merging(ingredients, window.context.view_state.layout, window.tasks, window)
    if before is not None:
        merging.choose_as(before)

    def do(outcome: Outcome) -> None:
        """In another window the map may have become another meanwhile: then it is to be looked at once more."""
        if window.context.session.revision == revision:
            apply(window, theirs.name, outcome)
        else:
            window.say(translate("Merging", "The map has changed meanwhile: look at the merge once more."))
            merge_with(window, theirs.path, merging)

    def write(written: Callable[[], None], refused: Callable[[MapError], None]) -> bool:
        target = ask_for_new_map(window, merging)
        if target is not None:
            write_new_map(window, merging, target, written, refused)
        return target is not None

    acts = Acts(partial(_choose_base, window, merging), partial(_compare, window, merging), do, write)
    MergeDialog(window, merging, acts).open()


def _compare(window: Window, merging: Merging, outcome: Outcome, parent: QWidget) -> None:
    """Show the map as it is beside what the merge would make of it."""
    if merging.shown is None:
        return
    merged = list(merging.shown.session.document.records())
    mine = merging.ingredients.mine
    after = ReadMap(translate("Merging", "Merged"), mine.path, merged)
    show_compared(window, after.name, lambda _: (mine, after), None, parent, lambda: merging.outcome is outcome)


def _choose_base(window: Window, merging: Merging) -> None:
    """Ask for the map that both come from, and merge from that."""
    path = ask_for_map(window, translate("Merging", "The map that both come from"))
    if path is None:
        return
    try:
        read = reading(window, path)
    except MapError as error:
        merging.fail(error)
        return

    def work(progress: Progress) -> ReadMap:
        return read(progress.go_on)

    window.tasks.start(
        translate("Merging", "Reading {0}…").format(isolated(path.name)), work, merging.take_base, merging.fail
    )
