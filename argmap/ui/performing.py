"""Finds an action's function when it is first wanted, and calls it."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from argmap.ui.action import Action


def function_of(action: Action) -> Callable[[Any], None]:
    """The function that a row names: "map.cards.turn" is `turn` in `ui/commands/map/cards.py`.

    "map.levels.show 3" is `show` in `map/levels.py`, with 3 as its number.
    """
    path, _, number = action.does.partition(" ")
    module, _, name = path.rpartition(".")
    found: Callable[..., None] = getattr(import_module(f"argmap.ui.commands.{module}"), name)
    return partial(found, number=int(number)) if number else found


def takes_map(action: Action) -> bool:
    """Whether its function is handed the map's context, rather than the window."""
    return action.does.startswith("map.")
