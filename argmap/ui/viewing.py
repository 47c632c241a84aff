"""How the map is asked to be looked at, and what it reports about it."""

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """What the actions ask of the map view."""

    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ACTUAL_SIZE = "actual_size"
    FIT = "fit"
    FIT_SELECTION = "fit_selection"
    MOVE_UP = "move_up"
    MOVE_DOWN = "move_down"
    MOVE_LEFT = "move_left"
    MOVE_RIGHT = "move_right"
    FOLD_ALL = "fold_all"
    UNFOLD_ALL = "unfold_all"
    WALK_UP = "walk_up"
    WALK_DOWN = "walk_down"
    WALK_LEFT = "walk_left"
    WALK_RIGHT = "walk_right"


@dataclass(frozen=True, slots=True)
class Report:
    """What the map view shows now. `zoom` is 1 at 100 %; the levels are rows of cards, the roots' row included.

    Levels of 0 are not known.
    """

    zoom: float = 1.0
    levels_shown: int = 0
    levels: int = 0
