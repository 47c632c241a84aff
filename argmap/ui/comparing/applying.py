"""What a merge made becomes real: in the open map by one step, which undo takes back, or as a map of its own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from argmap.core.change import Change
from argmap.core.errors import MapError
from argmap.core.merging import Choice
from argmap.core.undoing import rebased_inverse
from argmap.session import Step
from argmap.session.merged import make_merged
from argmap.ui.commands.window.sharing import ask_for_target
from argmap.ui.comparing.merging import Merging
from argmap.ui.comparing.outcome import Outcome
from argmap.ui.naming import free_path
from argmap.ui.opening import open_map
from argmap.ui.stepping import Wish
from argmap.ui.text import isolated
from argmap.ui.translating import translate
from argmap.ui.window import Window


def apply(window: Window, name: str, outcome: Outcome) -> None:
    """Make the merged map of the open one; what is edited while a large one is made ready stays as it was edited."""
    context, change = window.context, outcome.change
    if not change:
        window.say(
            translate("Merging", "There was nothing to merge: the map has all that {0} has.").format(isolated(name))
        )
        return

    def then(made: Change) -> None:
        context.show_change(made)
        words = translate("Merging", "Merged with {0}: {1}").format(isolated(name), outcome.summary)
        window.say(words, translate("Merging", "Undo"), window.by_name["map.history.undo"].trigger)

    step = Step(lambda _: change, originals=outcome.originals)
    again = partial(rebased_inverse, change.inverse())
    words = translate("Merging", "Merging…")
    context.stepping.make(Wish(step, len(change.pairs), words, then, window.say_error, again))


def ask_for_new_map(window: Window, merging: Merging) -> Path | None:
    """Where the merged map is to lie; None if it was given up."""
    path = merging.ingredients.mine.path
    title = translate("Merging", "{0} (merged)").format(path.stem)
    kinds = translate("Window", "Maps (*.argmap)")
    return ask_for_target(
        window, translate("Merging", "Merge into a new map"), free_path(path.parent, title).name, kinds
    )


def write_new_map(
    window: Window, merging: Merging, target: Path, written: Callable[[], None], refused: Callable[[MapError], None]
) -> None:
    """Write the merged map, and offer to open it; the three stay as they are. What comes of it is told as well."""
    ingredients, base, choices = merging.ingredients, merging.base, merging.choices
    if base is None:
        return

    def work(_progress: object) -> None:
        files = ingredients.files(base)
        make_merged(ingredients.maps(base), files, target, lambda one: choices.get(one.key, Choice.BOTH))

    def then(_: None) -> None:
        words = translate("Merging", "{0} has what both maps have.").format(isolated(target.name))
        window.say(words, translate("Merging", "Open"), partial(open_map, window, target))
        written()

    window.tasks.start(translate("Merging", "Merging…"), work, then, refused, is_owed=True)
