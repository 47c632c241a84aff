"""The one table of actions. Menus, shortcuts, context menus, the palette, the slim bar and docs/keys.md come from it.

It imports nothing that reads maps, so that the window can be painted first; `does` names a function in
`ui/commands/`, found when it is first wanted: "cards.turn" is `turn` in `cards.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP as _

from argmap.ui.panes import Pane, Subject
from argmap.ui.situation import Situation

When = Callable[[Situation], bool]


class Menu(StrEnum):
    """Where an action stands in the menu bar; a name with a stroke is a menu within a menu."""

    FILE = "file"
    EDIT = "edit"
    INSERT = "insert"
    VIEW = "view"
    LAYOUT = "view/layout"
    THEME = "view/theme"
    SOURCE = "source"
    HELP = "help"


class Takes(StrEnum):
    """What the function is handed."""

    MAP = "map"  # the MapContext; such actions need a map
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Action:
    """One row. Keys are QKeySequence texts in the portable spelling; they act in `panes`, or everywhere if empty."""

    name: str
    words: str
    does: str
    keys: tuple[str, ...]
    menu: Menu
    when: When
    takes: Takes = Takes.MAP
    panes: tuple[Pane, ...] = ()
    subjects: tuple[Subject, ...] = ()
    line: bool = False  # a line above it in the menus
    is_on: When | None = None  # for actions that show a state
    icon: str = ""
