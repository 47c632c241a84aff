"""Finds an action's function when it is first wanted, and calls it."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from argmap.ui.action import Action


def function_of(action: Action) -> Callable[[Any], None]:
    """The function that a row names: "map.cards.turn" is `turn` in `ui/commands/map/cards.py`."""
    module, _, name = action.does.rpartition(".")
    found: Callable[[Any], None] = getattr(import_module(f"argmap.ui.commands.{module}"), name)
    return found


def takes_map(action: Action) -> bool:
    """Whether its function is handed the map's context, rather than the window."""
    return action.does.startswith("map.")
