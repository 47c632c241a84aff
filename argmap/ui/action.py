"""What a row of the action table says."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from argmap.ui.panes import Pane, Subject
from argmap.ui.situation import Situation

When = Callable[[Situation], bool]


class Menu(StrEnum):
    """Where an action stands in the menu bar; a name with a stroke is a menu within a menu."""

    FILE = "file"
    EDIT = "edit"
    ARRANGE = "edit/arrange"
    RATING = "edit/rating"
    SCHEME = "edit/scheme"
    EXERCISE = "edit/exercise"
    INSERT = "insert"
    VIEW = "view"
    LEVELS = "view/levels"
    LEVELS_BELOW = "view/levels_below"
    STANDING = "view/standing"
    GO = "view/go"
    LAYOUT = "view/layout"
    THEME = "view/theme"
    SOURCE = "source"
    REVIEW = "source/review"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Action:
    """One row. `does` names a function below `ui/commands/`: "map.cards.turn" is `turn` in `map/cards.py`,
    "map.levels.show 3" is `show` in `map/levels.py` with the number 3.

    Functions in `map` are handed the MapContext and need a map; those in `window` are handed the window.

    `keys` are in QKeySequence's portable spelling, several apart by "; ". They act when the keyboard is in one of
    `panes`, anywhere in the window if that is empty; `map_keys` act in the map and the outline only.
    """

    does: str
    words: str
    when: When
    keys: str = ""
    panes: tuple[Pane, ...] = ()
    subjects: tuple[Subject, ...] = ()  # the context menus it appears in
    map_keys: str = ""
    line: bool = False  # a line above it in the menus
    is_on: When | None = None  # for actions that show a state
